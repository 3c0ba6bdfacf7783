//! What the server and the widgets say to each other, read by the other one.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod support;

use awning_core::catalog::Catalog;
use awning_core::destination::{Body, Destination, Encode, Moment, NativeHost, Sending};
use awning_core::event::{Event, Written, uuid_v7};
use awning_core::money::Currency;
use awning_core::read::{Read, Reader};
use awning_core::time::Instant;
use awning_core::value::{Value, object};
use serde_json::json;
use support::{Server, site, write};

#[tokio::test]
async fn what_the_webhook_sends_is_taken_whole() {
    let server = Server::start(&[]);
    let time = "2026-03-01T10:00:00.120Z";
    let happened = Instant::parse("2026-03-01T10:00:00Z").unwrap().plus(120);
    let event = |seq: u32, user: Option<&str>| Event {
        id: uuid_v7(happened, [seq as u8; 10]),
        name: "Product Viewed".to_owned(),
        at: happened,
        seq,
        anonymous_id: "a1".to_owned(),
        user_id: user.map(str::to_owned),
        session_id: "s1".to_owned(),
        properties: object!([("product_id", "1".into()), ("position", 3_u32.into())]),
        context: object!([("locale", "en".into())]).into(),
        written: Written::default(),
    };
    let mut at = Reader::new("destination");
    let webhook = object!([("type", "webhook".into()), ("url", "/v1/events".into())]);
    let Some(Destination::Webhook(webhook)) = Destination::read(&webhook, &mut at) else {
        panic!("{at:?}")
    };
    let moment = Moment {
        now: happened,
        skew: 0,
        leaving: false,
        attempt: 1,
        request_id: "",
        remembered: "",
        host: &NativeHost,
    };
    let encoded = webhook.encode(&[event(1, None), event(2, Some("u1"))], &moment);
    let Some(Sending::Request(request)) = encoded.sending else {
        panic!("no request")
    };
    let Body::Text(body) = request.body else {
        panic!("no text")
    };
    let answer = server.post(body, request.content_type).await;
    assert_eq!(
        answer.json(),
        json!({"accepted": 2, "duplicates": 0, "rejected": []})
    );
    let stored = server.get("/v1/events").await.json();
    assert_eq!(stored["events"][1]["userId"], "u1");
    assert_eq!(stored["events"][1]["time"], time);
}

#[tokio::test]
async fn every_product_that_is_imported_is_an_item_that_widgets_read_without_a_problem() {
    let directory = site();
    write(
        directory.path(),
        "list.csv",
        "id,title,price,old price,image,published_at,rating,reviews count,tags,available,category,currency,x\n\
         1,Pan,24.90,29.90,https://shop.example/1.jpg,2026-03-01,4.5,12,\"iron, cast\",yes,Kitchen > Pans,EUR,5\n\
         2,Pot,9999999999.99,,data:image/png;base64,2026-03-01 10:00:00,,,,no,,USD,\n\
         3,Lid,,,,2026-03-01T10:00:00+02:00,5,0,,,,,\n\
         a/b ?#é,Wok,0,1,javascript:alert(1),soon,6,x,,perhaps,,KWD,\n",
    );
    let mut catalogs = vec![directory.path().join("list.csv")];
    for name in [
        "ikea-catalog/ikea.csv",
        "online-retail/catalogue_derived.csv",
    ] {
        let path =
            std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data"))
                .join(name);
        if path.exists() {
            catalogs.push(path);
        } else {
            println!("skipped: {name} is not on this machine");
        }
    }
    for path in catalogs {
        let server = Server::start(&["--catalog", &path.display().to_string()]);
        let text = server.get("/catalog.json").await.text();
        let value: Value = serde_json::from_str(&text).unwrap();
        let mut at = Reader::new("catalog");
        let catalog = Catalog::read(&value, Currency::EUR, &mut at);
        let problems: Vec<String> = at.into_problems().iter().map(ToString::to_string).collect();
        assert_eq!(problems, Vec::<String>::new(), "{}", path.display());
        assert_eq!(
            catalog.items().len(),
            server.app.report.products,
            "{}",
            path.display()
        );
    }
}
