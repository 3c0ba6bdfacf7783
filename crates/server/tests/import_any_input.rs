//! What holds of every input to the importer, however it came about.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use awning_server::import::{ImportSettings, import};
use jiff::Timestamp;
use proptest::prelude::*;

fn settings() -> ImportSettings {
    ImportSettings {
        columns: Vec::new(),
        currency: None,
        shop: None,
        now: Timestamp::UNIX_EPOCH,
    }
}

/// Text that looks like one of the formats, cut and mixed.
fn nearly_a_list() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "id",
        "title",
        "price",
        ",",
        ";",
        "\t",
        "\n",
        "\r\n",
        "\"",
        "12,50",
        "1.299,00 €",
        "{",
        "}",
        "[",
        "]",
        ":",
        "\"id\"",
        "\"products\"",
        "\"variants\"",
        "\"items\"",
        "<rss>",
        "<item>",
        "</item>",
        "<g:id>",
        "</g:id>",
        "<![CDATA[",
        "]]>",
        "&amp;",
        "&#0;",
        "&",
        "<",
        "1",
        "null",
        "{\"id\":1,\"title\":\"a\",\"price\":\"1\"}",
        "é",
        "\u{feff}",
        "-",
        "id,title\n1,a\n",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_a_catalog_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = import(&bytes, "list", &settings());
    }

    #[test]
    fn every_row_is_a_product_or_is_counted_and_ids_are_unique(text in nearly_a_list()) {
        if let Ok(import) = import(text.as_bytes(), "list", &settings()) {
            prop_assert_eq!(import.report.rows, import.report.products + import.report.skipped_rows());
            let mut ids: Vec<&str> = import.catalog.products.iter().map(|product| product.id.as_str()).collect();
            ids.sort_unstable();
            ids.dedup();
            prop_assert_eq!(ids.len(), import.report.products);
            let _ = import.report.to_string();
        }
    }

    #[test]
    fn what_a_shop_writes_comes_back(
        title in "[a-zA-Zé;,\"' ]{0,20}[a-z]", minor in 0_u64..10_000_000, separator in prop::sample::select(vec![b',', b';', b'\t'])
    ) {
        let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
        let price = format!("{}.{:02}", minor / 100, minor % 100);
        writer.write_record(["id", "title", "price"]).unwrap();
        writer.write_record(["1", &title, &price]).unwrap();
        let bytes = writer.into_inner().unwrap();
        let import = import(&bytes, "list", &settings()).unwrap();
        let product = import.catalog.products.first().unwrap();
        prop_assert_eq!(&product.title, &title.split_whitespace().collect::<Vec<_>>().join(" "));
        let printed: rust_decimal::Decimal = product.price.as_deref().unwrap().parse().unwrap();
        prop_assert_eq!(printed, rust_decimal::Decimal::new(minor as i64, 2));
    }
}
