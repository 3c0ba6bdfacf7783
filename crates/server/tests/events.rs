//! What a sender of events and a reader of them can rely on.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod support;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use support::{Server, event};
use tokio_stream::StreamExt;
use tower::ServiceExt;

#[tokio::test]
async fn a_batch_is_stored_and_can_be_read_back_whole() {
    let server = Server::start(&[]);
    let answer = server
        .send(json!([
            event(1, "Product Viewed"),
            event(2, "Product Added")
        ]))
        .await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(
        answer.json(),
        json!({"accepted": 2, "duplicates": 0, "rejected": []})
    );

    let listed = server.get("/v1/events").await.json();
    assert_eq!(listed["total"], 2);
    assert_eq!(listed["next"], Value::Null);
    let mut first = listed["events"][0].clone();
    assert!(first["receivedAt"].as_str().unwrap().ends_with('Z'));
    first.as_object_mut().unwrap().remove("receivedAt");
    let mut expected = event(1, "Product Viewed");
    expected["arrival"] = json!(1);
    expected["userId"] = Value::Null;
    assert_eq!(first, expected);
}

#[tokio::test]
async fn a_batch_sent_again_is_counted_and_not_stored_again() {
    let server = Server::start(&[]);
    let batch = json!([event(1, "A"), event(2, "A")]);
    server.send(batch.clone()).await;
    let again = server.send(batch).await;
    assert_eq!(again.status, StatusCode::OK);
    assert_eq!(
        again.json(),
        json!({"accepted": 0, "duplicates": 2, "rejected": []})
    );
    assert_eq!(server.get("/v1/events").await.json()["total"], 2);
}

#[tokio::test]
async fn valid_events_are_stored_beside_rejected_ones() {
    let server = Server::start(&[]);
    let mut wrong = event(2, "A");
    wrong["time"] = json!("yesterday");
    let rejection = json!([{
        "index": 1, "id": "018f6d7c-1234-7abc-8def-000000000002",
        "error": "events[1].time: found \"yesterday\", expected an RFC 3339 date and time such as \"2026-01-31T09:30:00.000Z\""
    }]);
    let mixed = server.send(json!([event(1, "A"), wrong])).await;
    assert_eq!(mixed.status, StatusCode::OK);
    assert_eq!(
        mixed.json(),
        json!({"accepted": 1, "duplicates": 0, "rejected": rejection})
    );

    let none = server.send(json!([5, {}])).await;
    assert_eq!(none.status, StatusCode::BAD_REQUEST);
    assert_eq!(none.json()["accepted"], 0);
    assert_eq!(none.json()["rejected"].as_array().unwrap().len(), 2);
    assert_eq!(server.get("/v1/events").await.json()["total"], 1);
}

#[tokio::test]
async fn what_is_no_batch_is_refused_with_a_sentence() {
    let server = Server::start(&[]);
    let many: Vec<Value> = (0..501).map(|number| event(number, "A")).collect();
    let many = json!({"sentAt": "2026-03-01T10:00:00Z", "events": many}).to_string();
    let large = format!("\"{}\"", "x".repeat(512 * 1024));
    for (body, kind, status, part) in [
        ("not json", "application/json", 400, "the body is not JSON"),
        (
            "[]",
            "text/plain",
            400,
            "the body: found [], expected an object",
        ),
        (
            "{}",
            "text/plain;charset=UTF-8",
            400,
            "sentAt: found null, expected an RFC 3339",
        ),
        (
            &many,
            "application/json",
            413,
            "events: found 501 events, expected at most 500",
        ),
        (
            &large,
            "application/json",
            413,
            "the body has more than 524288 bytes",
        ),
        (
            "{}",
            "application/x-www-form-urlencoded",
            415,
            "Content-Type: found \"application/x-www-form-urlencoded\"",
        ),
    ] {
        let answer = server.post(body.to_owned(), kind).await;
        assert_eq!(answer.status, status, "{part}");
        assert!(
            answer.json()["error"].as_str().unwrap().starts_with(part),
            "{}",
            answer.text()
        );
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    }
}

#[tokio::test]
async fn the_largest_batch_is_taken() {
    let server = Server::start(&[]);
    let events: Vec<Value> = (0..500).map(|number| event(number, "A")).collect();
    assert_eq!(server.send(json!(events)).await.json()["accepted"], 500);
    assert_eq!(server.send(json!([])).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_beacon_needs_no_question_and_json_from_another_origin_gets_leave() {
    let server = Server::start(&[]);
    let body = json!({"sentAt": "2026-03-01T10:00:00Z", "events": [event(1, "A")]}).to_string();
    assert_eq!(
        server.post(body, "text/plain;charset=UTF-8").await.json()["accepted"],
        1
    );

    let question = Request::options("/v1/events")
        .header("origin", "https://shop.example")
        .header("access-control-request-method", "POST")
        .header("access-control-request-headers", "content-type");
    let leave = server.ask(question.body(Body::empty()).unwrap()).await;
    assert_eq!(leave.status, StatusCode::NO_CONTENT);
    assert_eq!(leave.header("access-control-allow-origin"), Some("*"));
    assert_eq!(leave.header("access-control-allow-methods"), Some("POST"));
    assert_eq!(
        leave.header("access-control-allow-headers"),
        Some("content-type")
    );
}

#[tokio::test]
async fn other_origins_may_send_events_but_not_read_them() {
    let server = Server::start(&[]);
    assert_eq!(
        server
            .get("/v1/events")
            .await
            .header("access-control-allow-origin"),
        None
    );
    assert_eq!(
        server
            .get("/events")
            .await
            .header("access-control-allow-origin"),
        None
    );
}

#[tokio::test]
async fn a_client_that_sends_too_often_is_told_when_to_try_again_and_others_are_not_held_up() {
    let server = Server::start(&["--rate", "1", "--behind-proxy"]);
    let send = async |client: &str| {
        let request = Request::post("/v1/events").header("x-forwarded-for", client);
        server.ask(request.body(Body::from("{}")).unwrap()).await
    };
    for _ in 0..4 {
        assert_eq!(
            send("203.0.113.9, 192.0.2.1").await.status,
            StatusCode::BAD_REQUEST
        );
    }
    let refused = send("198.51.100.7, 192.0.2.1").await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.header("retry-after"), Some("1"));
    assert_eq!(
        refused.header("access-control-expose-headers"),
        Some("date, retry-after")
    );
    assert_eq!(send("192.0.2.2").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn events_are_listed_by_page_name_and_session() {
    let server = Server::start(&[]);
    let mut other = event(9, "Product Viewed");
    other["sessionId"] = json!("s 2");
    let mut events: Vec<Value> = (1..=5)
        .map(|number| event(number, if number % 2 == 0 { "Even" } else { "Odd" }))
        .collect();
    events.push(other);
    server.send(json!(events)).await;
    for (query, total, next, seqs) in [
        ("?limit=2", 6, json!(2), json!([1, 2])),
        ("?limit=2&after=2", 6, json!(4), json!([3, 4])),
        ("?after=5", 6, Value::Null, json!([9])),
        ("?name=Even", 2, Value::Null, json!([2, 4])),
        (
            "?name=Product%20Viewed&session=s+2",
            1,
            Value::Null,
            json!([9]),
        ),
        (
            "?name=&session=&after=&limit=",
            6,
            Value::Null,
            json!([1, 2, 3, 4, 5, 9]),
        ),
        ("?name=nothing", 0, Value::Null, json!([])),
    ] {
        let listed = server.get(&format!("/v1/events{query}")).await.json();
        let found: Vec<Value> = listed["events"]
            .as_array()
            .unwrap()
            .iter()
            .map(|event| event["seq"].clone())
            .collect();
        assert_eq!(
            (&listed["total"], &listed["next"], json!(found)),
            (&json!(total), &next, seqs),
            "{query}"
        );
    }
    for (query, message) in [
        ("?after=x", "after: found \"x\", expected a whole number"),
        (
            "?limit=0",
            "limit: found \"0\", expected a whole number from 1 to 1000",
        ),
    ] {
        let refused = server.get(&format!("/v1/events{query}")).await;
        assert_eq!(
            (refused.status, refused.json()),
            (StatusCode::BAD_REQUEST, json!({"error": message}))
        );
    }
}

#[tokio::test]
async fn the_page_lists_what_has_arrived_under_the_strict_policy_and_escapes_it() {
    let server = Server::start(&[]);
    let empty = server.get("/events").await.text();
    assert!(empty.contains("Nothing has arrived yet"));
    server
        .send(json!([event(1, "<script>alert(1)</script>")]))
        .await;
    let page = server.get("/events").await;
    let html = page.text();
    assert!(
        html.contains("&lt;script&gt;alert(1)&lt;") && !html.contains("<script>alert"),
        "{html}"
    );
    assert!(
        !html.contains(" style=") && !html.contains("<style"),
        "{html}"
    );
    assert_eq!(
        page.header("content-security-policy"),
        Some(
            "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data: https:; \
             require-trusted-types-for 'script'"
        )
    );
    for (file, kind) in [
        ("page.css", "text/css; charset=utf-8"),
        ("page.js", "text/javascript; charset=utf-8"),
    ] {
        assert_eq!(
            server
                .get(&format!("/events/{file}"))
                .await
                .header("content-type"),
            Some(kind)
        );
    }
}

/// Opens a stream and gives its messages as they come, one string each.
async fn listen(
    server: &Server,
    path: &str,
    last: Option<&str>,
) -> impl tokio_stream::Stream<Item = String> + Unpin + use<> {
    let mut request = Request::get(path);
    if let Some(last) = last {
        request = request.header("last-event-id", last);
    }
    let response = server
        .app
        .router
        .clone()
        .oneshot(request.body(Body::empty()).unwrap())
        .await
        .unwrap();
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    response
        .into_body()
        .into_data_stream()
        .map(|bytes| String::from_utf8_lossy(&bytes.unwrap()).into_owned())
}

#[tokio::test]
async fn a_listener_hears_what_it_missed_and_then_what_arrives_each_event_once() {
    let server = Server::start(&[]);
    server.send(json!([event(1, "A"), event(2, "A")])).await;
    let mut messages = listen(&server, "/events/stream?after=1", None).await;
    server.send(json!([event(2, "A"), event(3, "A")])).await;
    for number in [2, 3] {
        let message = messages.next().await.unwrap();
        assert!(message.contains(&format!("id: {number}\n")), "{message}");
        assert!(message.contains(&format!("\"seq\":{number}")), "{message}");
    }
    server.app.store.end_listeners();
    assert_eq!(messages.next().await, None);
}

#[tokio::test]
async fn a_lost_connection_goes_on_where_it_was_and_a_filter_holds() {
    let server = Server::start(&[]);
    server
        .send(json!([
            event(1, "A"),
            event(2, "B"),
            event(3, "A"),
            event(4, "A")
        ]))
        .await;
    let mut messages = listen(&server, "/events/stream?name=A&after=0", Some("1")).await;
    server.send(json!([event(5, "B"), event(6, "A")])).await;
    server.app.store.end_listeners();
    let mut heard = Vec::new();
    while let Some(message) = messages.next().await {
        heard.push(
            message
                .lines()
                .find_map(|line| line.strip_prefix("id: "))
                .map(str::to_owned),
        );
    }
    assert_eq!(
        heard,
        [
            Some("3".to_owned()),
            Some("4".to_owned()),
            Some("6".to_owned())
        ]
    );
}

#[tokio::test]
async fn a_listener_that_missed_too_much_is_told_to_reload() {
    let server = Server::start(&[]);
    for batch in 0..2 {
        let events: Vec<Value> = (0..300)
            .map(|number| event(batch * 300 + number, "A"))
            .collect();
        server.send(json!(events)).await;
    }
    let mut messages = listen(&server, "/events/stream?after=0", None).await;
    assert!(messages.next().await.unwrap().contains("event: missed"));
}
