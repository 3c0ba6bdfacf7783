//! What a browser and a cache can rely on.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::io::Read;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::json;
use support::{Server, site, write};

const CSP: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data: https:; \
                   require-trusted-types-for 'script'";

#[tokio::test]
async fn files_have_the_types_that_browsers_insist_on() {
    let server = Server::start(&[]);
    for (path, kind) in [
        ("/awning/awning.js", "text/javascript"),
        ("/awning/0123456789abcdef/main.wasm", "application/wasm"),
        ("/awning/0123456789abcdef/lang/de.json", "application/json"),
        ("/assets/site.css", "text/css"),
        ("/catalog.json", "application/json"),
        ("/awning.json", "application/json"),
    ] {
        let answer = server.get(path).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (StatusCode::OK, Some(kind)),
            "{path}"
        );
        assert_eq!(
            answer.header("x-content-type-options"),
            Some("nosniff"),
            "{path}"
        );
        assert_eq!(
            answer.header("access-control-allow-origin"),
            Some("*"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn the_smallest_form_that_the_browser_takes_is_sent_under_the_type_of_the_file() {
    let server = Server::start(&[]);
    for (accepted, encoding, body) in [
        ("gzip, deflate, br", Some("br"), "brotli of awning.js"),
        ("gzip", Some("gzip"), "gzip of awning.js"),
        ("br;q=0, gzip", Some("gzip"), "gzip of awning.js"),
        ("identity", None, "export {};"),
    ] {
        let answer = server
            .get_with("/awning/awning.js", &[("accept-encoding", accepted)])
            .await;
        assert_eq!(
            (answer.header("content-encoding"), answer.text().as_str()),
            (encoding, body),
            "{accepted}"
        );
        assert_eq!(answer.header("content-type"), Some("text/javascript"));
        assert_eq!(answer.header("vary"), Some("accept-encoding"));
    }
    let without = server
        .get_with(
            "/awning/0123456789abcdef/lang/de.json",
            &[("accept-encoding", "br")],
        )
        .await;
    assert_eq!(
        (without.header("content-encoding"), without.text().as_str()),
        (None, "{}")
    );
}

#[tokio::test]
async fn hashed_files_are_kept_for_ever_and_others_are_asked_for_again() {
    let server = Server::start(&[]);
    let hashed = server.get("/awning/0123456789abcdef/main.wasm").await;
    assert_eq!(
        hashed.header("cache-control"),
        Some("public, max-age=31536000, immutable")
    );

    for path in [
        "/awning/awning.js",
        "/assets/site.css",
        "/catalog.json",
        "/awning.json",
    ] {
        let first = server.get(path).await;
        assert_eq!(first.header("cache-control"), Some("no-cache"), "{path}");
        let etag = first.header("etag").unwrap();
        assert!(etag.starts_with('"'), "{path}: {etag} is not strong");
        let again = server.get_with(path, &[("if-none-match", etag)]).await;
        assert_eq!(
            (again.status, again.body.len()),
            (StatusCode::NOT_MODIFIED, 0),
            "{path}"
        );
        assert_eq!(again.header("etag"), Some(etag), "{path}");
        assert_eq!(again.header("vary"), Some("accept-encoding"), "{path}");
        assert_eq!(
            server
                .get_with(path, &[("if-none-match", "\"another\"")])
                .await
                .status,
            StatusCode::OK
        );
    }
}

#[tokio::test]
async fn each_form_of_a_file_has_an_etag_of_its_own() {
    let server = Server::start(&[]);
    for path in ["/awning/awning.js", "/catalog.json"] {
        let plain = server
            .get_with(path, &[("accept-encoding", "identity")])
            .await;
        let brotli = server.get_with(path, &[("accept-encoding", "br")]).await;
        assert_ne!(plain.header("etag"), brotli.header("etag"), "{path}");
    }
}

#[tokio::test]
async fn a_missing_file_is_plain_text_and_found_when_it_is_there_again() {
    let server = Server::start(&[]);
    let path = "/awning/0123456789abcdef/survey.wasm";
    let missing = server.get(path).await;
    assert_eq!(
        (missing.status, missing.text().as_str()),
        (StatusCode::NOT_FOUND, "There is no such file.\n")
    );
    assert_eq!(
        missing.header("content-type"),
        Some("text/plain; charset=utf-8")
    );
    assert_eq!(missing.header("cache-control"), Some("no-store"));
    write(
        server.directory.path(),
        "dist/0123456789abcdef/survey.wasm",
        "wasm",
    );
    assert_eq!(server.get(path).await.status, StatusCode::OK);
}

#[tokio::test]
async fn nothing_outside_the_served_directories_can_be_read() {
    let server = Server::start(&[]);
    for path in [
        "/awning/../secret.txt",
        "/awning/%2e%2e/secret.txt",
        "/awning/..%2fsecret.txt",
        "/awning/..%5csecret.txt",
        "/awning/%2e%2e%2f%2e%2e%2fetc/passwd",
        "/awning//etc/passwd",
        "/assets/../catalog.json",
        "/assets/..%2f..%2fsecret.txt",
        "/awning/0123456789abcdef/",
        "/awning/awning.js%00",
        "/awning/%ff",
    ] {
        let answer = server.get(path).await;
        assert_eq!(
            answer.status,
            StatusCode::NOT_FOUND,
            "{path}: {}",
            answer.text()
        );
    }
    let written = server
        .ask(
            Request::put("/awning/awning.js")
                .body(Body::from("x"))
                .unwrap(),
        )
        .await;
    assert_eq!(written.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn the_catalog_is_one_document_in_two_forms() {
    let server = Server::start(&[]);
    let plain = server.get("/catalog.json").await;
    assert_eq!(
        plain.json()["items"][0],
        json!({
            "id": "1", "title": "Pan", "url": "/product/1", "image": "/images/1.svg", "price": "24.90", "available": true,
            "category": "Kitchen > Pans", "material": "iron"
        })
    );
    let compressed = server
        .get_with("/catalog.json", &[("accept-encoding", "br")])
        .await;
    assert_eq!(compressed.header("content-encoding"), Some("br"));
    let mut text = Vec::new();
    brotli::Decompressor::new(compressed.body.as_ref(), 4096)
        .read_to_end(&mut text)
        .unwrap();
    assert_eq!(text, plain.body);
}

#[tokio::test]
async fn the_configuration_is_in_the_currency_of_a_catalog_that_is_not_the_sites_own() {
    let own = Server::start(&["--currency", "USD"]);
    assert_eq!(
        own.get("/awning.json").await.json(),
        json!({"version": 1, "currency": "EUR"})
    );

    let directory = site();
    write(
        directory.path(),
        "list.csv",
        "id;title;price\n1;Pan;24,90 CHF\n",
    );
    let list = directory.path().join("list.csv").display().to_string();
    let other = Server::start_on(directory, &["--catalog", &list, "--shop", "Holz"]);
    assert_eq!(
        other.get("/awning.json").await.json(),
        json!({"version": 1, "currency": "CHF"})
    );
    assert_eq!(
        other.get("/catalog.json").await.json()["items"][0]["price"],
        "24.90"
    );

    // Its thresholds are made for the site's own prices.
    let tiers = |first: &str, second: &str| json!({"campaigns": [{"content": {"progress": {"tiers": [{"threshold": first}, {"threshold": second}]}}}]});
    write(
        other.directory.path(),
        "www/awning.json",
        tiers("50.00", "100.00").to_string(),
    );
    let mut adapted = tiers("30.00", "60.00");
    adapted["currency"] = json!("CHF");
    assert_eq!(other.get("/awning.json").await.json(), adapted);

    // An edit shows at the next request, a mistake in it as a sentence.
    write(other.directory.path(), "www/awning.json", "{");
    let broken = other.get("/awning.json").await;
    assert_eq!(broken.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(broken.text().contains(
        "awning.json: EOF while parsing an object at line 1 column 1, expected a JSON object"
    ));
    std::fs::remove_file(other.directory.path().join("www/awning.json")).unwrap();
    assert_eq!(
        other.get("/awning.json").await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn an_index_is_served_in_two_forms_and_named_in_the_configuration() {
    let directory = site();
    let learned: Vec<u8> = (0..4000u32).map(|n| (n / 16) as u8).collect();
    write(directory.path(), "shop.index", &learned);
    let configured =
        json!({"version": 1, "recommendations": {"index": "/of/another.index", "limit": 4}});
    write(directory.path(), "www/awning.json", configured.to_string());
    let path = directory.path().join("shop.index").display().to_string();
    let server = Server::start_on(directory, &["--index", &path]);
    assert_eq!(
        server.get("/awning.json").await.json()["recommendations"],
        json!({"index": "/awning.index", "limit": 4})
    );
    let plain = server.get("/awning.index").await;
    assert_eq!(plain.body, learned);
    assert_eq!(
        plain.header("content-type"),
        Some("application/octet-stream")
    );
    let accepting = [("accept-encoding", "br")];
    let compressed = server.get_with("/awning.index", &accepting).await;
    assert_eq!(compressed.header("content-encoding"), Some("br"));
    assert!(compressed.body.len() < learned.len() / 4);
    let etag = compressed.header("etag").unwrap();
    let known = [("accept-encoding", "br"), ("if-none-match", etag)];
    assert_eq!(
        server.get_with("/awning.index", &known).await.status,
        StatusCode::NOT_MODIFIED
    );
}

#[tokio::test]
async fn a_server_without_an_index_names_none() {
    let directory = site();
    let configured =
        json!({"version": 1, "recommendations": {"index": "/awning.index", "limit": 4}});
    write(directory.path(), "www/awning.json", configured.to_string());
    let server = Server::start_on(directory, &[]);
    assert_eq!(
        server.get("/awning.json").await.json()["recommendations"],
        json!({"limit": 4})
    );
    let nothing = server.get("/awning.index").await;
    assert!(!nothing.status.is_success(), "{}", nothing.status);
}

#[tokio::test]
async fn every_page_of_html_comes_under_the_strict_policy_and_nothing_else_does() {
    let server = Server::start(&[]);
    let page = server.get("/events").await;
    assert_eq!(page.header("content-security-policy"), Some(CSP));
    assert_eq!(
        page.header("referrer-policy"),
        Some("strict-origin-when-cross-origin")
    );
    assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(
        server
            .get("/catalog.json")
            .await
            .header("content-security-policy"),
        None
    );
}

#[tokio::test]
async fn pages_are_compressed_for_browsers_that_take_it_and_files_not_a_second_time() {
    let server = Server::start(&[]);
    let plain = server.get("/events").await;
    assert_eq!(plain.header("content-encoding"), None);
    let compressed = server
        .get_with("/events", &[("accept-encoding", "gzip, br")])
        .await;
    assert_eq!(compressed.header("content-encoding"), Some("br"));
    assert_eq!(compressed.header("vary"), Some("accept-encoding"));
    let mut text = Vec::new();
    brotli::Decompressor::new(compressed.body.as_ref(), 4096)
        .read_to_end(&mut text)
        .unwrap();
    assert_eq!(text, plain.body);

    let file = server
        .get_with("/awning/awning.js", &[("accept-encoding", "br")])
        .await;
    assert_eq!(file.text(), "brotli of awning.js");
}
