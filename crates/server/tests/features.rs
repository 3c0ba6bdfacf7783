//! The demo's features endpoint answers as GrowthBook's does.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod support;

use axum::body::Body;
use axum::http::Request;
use serde_json::json;
use support::{Server, write};
use tokio_stream::StreamExt;
use tower::ServiceExt;

#[tokio::test]
async fn the_payload_is_served_as_it_is_now_and_says_that_changes_are_streamed() {
    let server = Server::start(&[]);
    let missing = server.get("/api/features/demo").await;
    assert_eq!(missing.status, 404);

    let payload = json!({"features": {"color": {"defaultValue": "green"}}});
    write(
        server.directory.path(),
        "www/features.json",
        payload.to_string(),
    );
    let answer = server.get("/api/features/demo").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.json(), payload);
    assert_eq!(answer.header("x-sse-support"), Some("enabled"));
    assert_eq!(
        answer.header("access-control-expose-headers"),
        Some("x-sse-support")
    );
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));

    write(server.directory.path(), "www/features.json", "{");
    let broken = server.get("/api/features/demo").await;
    assert_eq!(broken.status, 500);
    assert!(broken.text().contains("features.json"), "{}", broken.text());
}

#[tokio::test]
async fn a_file_of_another_name_is_served_where_it_is_named() {
    let server = Server::start(&["--features", "elsewhere.json"]);
    assert_eq!(server.get("/api/features/any").await.status, 404);
    assert_eq!(server.get("/sub/any").await.status, 404);
}

#[tokio::test]
async fn whoever_listens_is_told_of_a_change_with_the_whole_payload() {
    let server = Server::start(&[]);
    let site = server.directory.path();
    write(site, "www/features.json", "{\"features\":{}}");
    let request = Request::get("/sub/demo").body(Body::empty()).unwrap();
    let answer = server.app.router.clone().oneshot(request).await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["access-control-allow-origin"], "*");
    let mut stream = answer.into_body().into_data_stream();

    // What is being written is not told.
    write(site, "www/features.json", "{\"features\":");
    write(
        site,
        "www/features.json",
        "{\n  \"features\": {\"a\": {}}\n}",
    );
    let message = stream.next().await.unwrap().unwrap();
    assert_eq!(
        String::from_utf8_lossy(&message),
        "event: features\ndata: {\"features\":{\"a\":{}}}\n\n"
    );
    // It ends with the server.
    server.app.store.end_listeners();
    assert!(stream.next().await.is_none());
}
