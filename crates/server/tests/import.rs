//! What a shop's owner can rely on when importing a product list.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use awning_server::catalog::Product;
use awning_server::import::{
    Field, Format, Import, ImportError, ImportSettings, import, import_file,
};
use jiff::Timestamp;
use serde_json::json;

fn settings() -> ImportSettings {
    ImportSettings {
        columns: Vec::new(),
        currency: None,
        shop: None,
        now: Timestamp::UNIX_EPOCH,
    }
}

fn read(text: &str, file: &str) -> Import {
    import(text.as_bytes(), file, &settings()).unwrap()
}

fn ids(import: &Import) -> Vec<&str> {
    import
        .catalog
        .products
        .iter()
        .map(|product| product.id.as_str())
        .collect()
}

/// A file of the shared data sets, or nothing with a word where they are not laid out.
fn shared(name: &str) -> Option<std::path::PathBuf> {
    let path = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data"))
        .join(name);
    if !path.exists() {
        println!("skipped: {name} is not on this machine");
        return None;
    }
    Some(path)
}

#[test]
fn the_same_products_come_out_of_every_format() {
    let expected = json!({"id": "P1", "title": "Pan", "price": "12.34", "compareAtPrice": "15"});
    for (file, format, text) in [
        (
            "a.csv",
            Format::Delimited(b','),
            "SKU,Product Name,Price,Old Price,Currency\nP1,Pan,12.34,15.00,EUR\n",
        ),
        (
            "a.csv",
            Format::Delimited(b';'),
            "\u{feff}Item ID;name;price (EUR);old_price\r\n\"P1\";Pan;12,34;15,00\r\n",
        ),
        (
            "a.tsv",
            Format::Delimited(b'\t'),
            "id\ttitle\tprice\tcompare_at_price\nP1\tPan\t12.34 EUR\t15 EUR\n",
        ),
        (
            "a.json",
            Format::JsonArray,
            r#"[{"id": "P1", "title": "Pan", "price": 12.34, "compareAtPrice": "15.00"}]"#,
        ),
        (
            "a.json",
            Format::JsonItems,
            r#"{"items": [{"id": "P1", "title": "Pan", "price": "12.34", "compareAtPrice": 15, "url": "/product/P1"}]}"#,
        ),
        (
            "a.jsonl",
            Format::JsonLines,
            "{\"id\": \"P1\", \"name\": \"Pan\", \"price\": \"12.34\", \"msrp\": \"15\"}\n",
        ),
        (
            "feed.txt",
            Format::MerchantText,
            "id\ttitle\timage link\tavailability\tprice\tsale_price\nP1\tPan\t\tin_stock\t15.00 EUR\t12.34 EUR\n",
        ),
        (
            "feed.xml",
            Format::MerchantXml,
            "<rss xmlns:g='http://base.google.com/ns/1.0'><channel><title>Oak</title><item><g:id>P1</g:id><title>Pan</title>\
             <g:price>15.00 EUR</g:price><g:sale_price>12.34 EUR</g:sale_price></item></channel></rss>",
        ),
        (
            "products.json",
            Format::Shopify,
            r#"{"products": [{"id": "P1", "title": "Pan", "variants": [{"price": "12.34", "compare_at_price": "15.00"}]}]}"#,
        ),
    ] {
        let import = read(text, file);
        assert_eq!(import.report.format, format, "{text}");
        assert_eq!(import.report.skipped_rows(), 0, "{}", import.report);
        assert_eq!(import.catalog.currency, "EUR", "{text}");
        let [product] = import.catalog.products.as_slice() else {
            panic!("{} products", import.report.products)
        };
        let Product {
            id,
            title,
            price,
            compare_at_price,
            ..
        } = product;
        assert_eq!(
            json!({"id": id, "title": title, "price": price, "compareAtPrice": compare_at_price}),
            expected,
            "{text}"
        );
        assert_eq!(product.url, "/product/P1");
    }
}

#[test]
fn a_whole_merchant_feed_item_keeps_what_it_says() {
    let import = read(
        "<rss xmlns:g='http://base.google.com/ns/1.0'><channel><title>Oak &amp; Ore</title><item><g:id>P1</g:id>\
         <g:title>Pan</g:title><g:link>https://oak.example/pan</g:link><g:image_link>https://oak.example/pan.jpg</g:image_link>\
         <g:price>15.00 EUR</g:price><g:availability>out of stock</g:availability><g:brand>Ore</g:brand>\
         <g:product_type>Kitchen &gt; Pans</g:product_type><g:google_product_category>654</g:google_product_category>\
         <g:condition>new</g:condition><g:item_group_id>G1</g:item_group_id></item></channel></rss>",
        "feed.xml",
    );
    assert_eq!(import.catalog.shop, "Oak & Ore");
    let item = serde_json::to_value(&import.catalog.products).unwrap();
    assert_eq!(
        item,
        json!([{
            "id": "P1", "title": "Pan", "url": "/product/P1", "image": "https://oak.example/pan.jpg", "price": "15",
            "available": false, "category": "Kitchen > Pans", "brand": "Ore", "condition": "new",
            "google_product_category": "654", "item_group_id": "G1", "sourceUrl": "https://oak.example/pan"
        }])
    );
}

#[test]
fn bad_rows_are_counted_by_reason_with_their_lines_and_the_rest_is_kept() {
    let import = read(
        "id,title,price\n1,Pan,5\n2,,5\n3,Lid,on request\n1,Pan again,6\n4,Pot,7,extra\n5\n6,Ladle,-1\n,Spoon,1\n7,Wok,8\n",
        "list.csv",
    );
    assert_eq!(ids(&import), ["1", "7"]);
    let skipped: Vec<(&str, usize, &[u64])> = import
        .report
        .skipped
        .iter()
        .map(|(reason, tally)| (reason.as_str(), tally.count, tally.places.as_slice()))
        .collect();
    assert_eq!(
        skipped,
        [
            ("fewer columns than the first line names", 1, &[7][..]),
            ("more columns than the first line names", 1, &[6]),
            ("no id", 1, &[9]),
            ("no title", 1, &[3]),
            ("the id was there before; the first row counts", 1, &[5]),
            ("the price is below zero", 1, &[8]),
            ("the price is not a decimal number", 1, &[4]),
        ]
    );
    assert_eq!(
        import.report.rows,
        import.report.products + import.report.skipped_rows()
    );
    let printed = import.report.to_string();
    assert!(
        printed.contains("the price is not a decimal number (line 4): \"on request\""),
        "{printed}"
    );
}

#[test]
fn a_subtitle_completes_titles_that_do_not_tell_products_apart_and_describes_others() {
    let shared = read(
        "id,name,short_description\n1,BILLY,\"Bookcase,    80 cm\"\n2,BILLY,Shelf\n",
        "list.csv",
    );
    let titles: Vec<&str> = shared
        .catalog
        .products
        .iter()
        .map(|product| product.title.as_str())
        .collect();
    assert_eq!(titles, ["BILLY Bookcase, 80 cm", "BILLY Shelf"]);
    assert!(
        shared
            .report
            .to_string()
            .contains("title ← name + short_description")
    );

    let distinct = read(
        "id,name,short_description\n1,Kettle,Boils\n2,Pan,Fries\n",
        "list.csv",
    );
    let first = distinct.catalog.products.first().unwrap();
    assert_eq!(
        (first.title.as_str(), first.description.as_deref()),
        ("Kettle", Some("Boils"))
    );
}

#[test]
fn an_owner_can_name_columns_currency_and_shop() {
    let asked = ImportSettings {
        columns: vec![
            ("title".to_owned(), "Bezeichnung".to_owned()),
            ("id".to_owned(), "Nr".to_owned()),
        ],
        currency: Some("chf".to_owned()),
        shop: Some("Holz".to_owned()),
        ..settings()
    };
    let import = import(
        b"Nr;Bezeichnung;Price\n1;Pfanne;12.50\n",
        "liste.csv",
        &asked,
    )
    .unwrap();
    assert_eq!(
        (
            import.catalog.shop.as_str(),
            import.catalog.currency.as_str()
        ),
        ("Holz", "CHF")
    );
    assert_eq!(
        import.report.columns.get(&Field::Title).map(String::as_str),
        Some("Bezeichnung")
    );
}

#[test]
fn a_file_that_cannot_be_read_is_refused_with_a_sentence() {
    for (bytes, file, part) in [
        (
            &b""[..],
            "empty.csv",
            "empty.csv: neither delimited text, JSON",
        ),
        (
            b"{\"items\": [",
            "cut.json",
            "cut.json: not JSON: EOF while parsing a list at line 1 column 11",
        ),
        (
            b"a,b\n1,2\n",
            "x.csv",
            "x.csv: no column is known to be the id; name it with --map id=COLUMN",
        ),
        (b"[[1]", "x.json", "x.json: not JSON"),
    ] {
        let error = import(bytes, file, &settings()).unwrap_err().to_string();
        assert!(error.starts_with(part), "{error}");
    }
    let wrong = ImportSettings {
        currency: Some("EURO".to_owned()),
        ..settings()
    };
    assert!(matches!(
        import(b"id,title\n1,Pan\n", "x.csv", &wrong),
        Err(ImportError::Currency(_))
    ));
    let missing = import_file(std::path::Path::new("/nowhere/at/all.csv"), &settings());
    assert!(matches!(missing, Err(ImportError::File { .. })));
}

#[test]
fn the_furniture_catalog_gives_its_2962_distinct_products() {
    let Some(path) = shared("ikea-catalog/ikea.csv") else {
        return;
    };
    let asked = ImportSettings {
        currency: Some("SAR".to_owned()),
        ..settings()
    };
    let import = import_file(&path, &asked).unwrap();
    println!("{}", import.report);
    assert_eq!(import.report.format, Format::Delimited(b';'));
    assert!(import.report.decimal_comma);
    assert_eq!((import.report.rows, import.report.products), (3694, 2962));
    assert_eq!(import.report.skipped_rows(), 732);
    let find = |id: &str| {
        import
            .catalog
            .products
            .iter()
            .find(|product| product.id == id)
            .unwrap()
    };
    let table = find("90420332");
    assert_eq!(table.title, "FREKVENS Bar table, in/outdoor, 51x51 cm");
    assert_eq!(
        (table.price.as_deref(), table.compare_at_price.as_deref()),
        (Some("265"), None)
    );
    assert_eq!(table.category.as_deref(), Some("Bar furniture"));
    let reduced = find("69304221");
    assert_eq!(
        (
            reduced.price.as_deref(),
            reduced.compare_at_price.as_deref()
        ),
        (Some("2176"), Some("2375"))
    );
    assert!(!find("368814").available);
}

#[test]
fn the_gift_catalog_is_read_with_its_derived_columns() {
    let Some(path) = shared("online-retail/catalogue_derived.csv") else {
        return;
    };
    let import = import_file(&path, &settings()).unwrap();
    println!("{}", import.report);
    assert_eq!((import.report.rows, import.report.products), (3900, 3900));
    assert_eq!(import.catalog.currency, "GBP");
    let globe = import.catalog.products.first().unwrap();
    assert_eq!(
        (globe.id.as_str(), globe.price.as_deref()),
        ("10002", Some("0.85"))
    );
}

#[test]
fn the_demos_own_catalog_needs_no_remark() {
    let path = std::path::Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../www/catalog.json"
    ));
    let import = import_file(path, &settings()).unwrap();
    assert!(
        import.report.skipped.is_empty() && import.report.remarks.is_empty(),
        "{}",
        import.report
    );
    assert!(import.report.kept.is_empty(), "{:?}", import.report.kept);
}

#[test]
fn an_export_of_woocommerce_is_read() {
    let import = read(
        "\u{feff}ID,Type,SKU,Name,Published,\"Short description\",Description,\"In stock?\",\"Sale price\",\"Regular price\",Categories,Tags,Images\n\
         44,simple,PAN-1,Pan,1,\"<p>Cast iron</p>\",\"<b>Heavy</b> &amp; good\",1,19.95,24.95,\"Kitchen > Pans\",\"iron, cast\",\"https://a.example/1.jpg, https://a.example/2.jpg\"\n",
        "wc-product-export.csv",
    );
    let product = serde_json::to_value(import.catalog.products.first().unwrap()).unwrap();
    assert_eq!(
        product,
        json!({
            "id": "44", "title": "Pan", "url": "/product/44", "image": "https://a.example/1.jpg", "price": "19.95",
            "compareAtPrice": "24.95", "available": true, "category": "Kitchen > Pans", "tags": ["iron", "cast"],
            "description": "Heavy & good", "Published": "1", "SKU": "PAN-1", "Type": "simple", "subtitle": "Cast iron"
        })
    );
}
