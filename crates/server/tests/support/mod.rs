//! A server on a small site of its own, asked without a socket.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::path::Path;

use awning_server::{App, Options};
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use clap::Parser;
use serde_json::{Value, json};
use tempfile::TempDir;
use tower::ServiceExt;

/// A server and the directory it works on, which goes with it.
pub struct Server {
    pub app: App,
    pub directory: TempDir,
}

/// What a server answered.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }
}

pub fn write(root: &Path, name: &str, content: impl AsRef<[u8]>) {
    let path = root.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, content).unwrap();
}

/// A directory with `www/`, `dist/` and nothing else.
pub fn site() -> TempDir {
    let directory = TempDir::new().unwrap();
    let root = directory.path();
    let products = json!({"items": [
        {"id": "1", "title": "Pan", "url": "/product/1", "price": "24.90", "category": "Kitchen > Pans",
         "description": "For pages only.", "sourceUrl": "https://shop.example/pan", "material": "iron"},
        {"id": "2", "title": "Pot", "url": "/product/2", "price": "39.00", "category": "Kitchen > Pots"},
    ]});
    write(root, "www/catalog.json", products.to_string());
    write(
        root,
        "www/awning.json",
        json!({"version": 1, "currency": "EUR"}).to_string(),
    );
    write(root, "www/assets/site.css", "body {}");
    write(root, "dist/awning.js", "export {};");
    write(root, "dist/awning.js.br", "brotli of awning.js");
    write(root, "dist/awning.js.gz", "gzip of awning.js");
    write(root, "dist/0123456789abcdef/main.wasm", "wasm");
    write(
        root,
        "dist/0123456789abcdef/main.wasm.br",
        "brotli of main.wasm",
    );
    write(root, "dist/0123456789abcdef/lang/de.json", "{}");
    write(root, "secret.txt", "not for the web");
    directory
}

impl Server {
    /// Starts on a site of its own, with these arguments besides.
    pub fn start(arguments: &[&str]) -> Self {
        Self::start_on(site(), arguments)
    }

    pub fn start_on(directory: TempDir, arguments: &[&str]) -> Self {
        let at = |name: &str| directory.path().join(name).display().to_string();
        let (package, site, database) = (at("dist"), at("www"), at("events.sqlite"));
        let own = [
            "awning-server",
            "--package",
            &package,
            "--site",
            &site,
            "--database",
            &database,
        ];
        let options = Options::try_parse_from(own.iter().chain(arguments)).unwrap();
        Self {
            app: App::build(&options).unwrap(),
            directory,
        }
    }

    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.app.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[]).await
    }

    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::get(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.ask(request.body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, body: impl Into<Body>, content_type: &str) -> Answer {
        let request = Request::post("/v1/events")
            .header("content-type", content_type)
            .body(body.into())
            .unwrap();
        self.ask(request).await
    }

    pub async fn send(&self, events: Value) -> Answer {
        let body = json!({"sentAt": "2026-03-01T10:00:00.000Z", "events": events});
        self.post(body.to_string(), "application/json").await
    }
}

/// An event of the documented shape.
pub fn event(number: u64, name: &str) -> Value {
    json!({
        "id": format!("018f6d7c-1234-7abc-8def-{number:012}"), "name": name, "time": "2026-03-01T10:00:00.000Z", "seq": number,
        "anonymousId": "a1", "sessionId": "s1", "properties": {"product_id": "1"}, "context": {"locale": "en"}
    })
}
