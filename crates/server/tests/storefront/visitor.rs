//! A browser without JavaScript, and the catalogs it is shown.

use std::path::PathBuf;
use std::sync::Arc;

use awning_server::catalog::Catalog;
use awning_server::storefront::{Offer, Storefront, router};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use serde_json::Value;
use tower::ServiceExt;

/// An address that the checkout takes.
pub const ADDRESS: &str = "name=A&email=a%40b.example&street=S+1&postcode=1&city=C&country=D";

pub fn site() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../www"))
}

pub fn demo() -> Catalog {
    let text = std::fs::read_to_string(site().join("catalog.json")).expect("the demo's catalog");
    let mut file: Value = serde_json::from_str(&text).expect("JSON");
    Catalog {
        shop: file["shop"].as_str().expect("a name").to_owned(),
        currency: file["currency"].as_str().expect("a currency").to_owned(),
        products: serde_json::from_value(file["items"].take()).expect("products"),
    }
}

pub fn of(products: Value, currency: &str) -> Catalog {
    Catalog {
        shop: "Test".to_owned(),
        currency: currency.to_owned(),
        products: serde_json::from_value(products).expect("products"),
    }
}

/// A browser without JavaScript: it keeps cookies and does not follow redirects.
pub struct Visitor {
    pub shop: Router,
    pub cookies: Vec<(String, String)>,
}

pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub text: String,
}

impl Answer {
    pub fn data(&self) -> Value {
        serde_json::from_str(&self.text).expect("JSON")
    }

    /// What the page gives to its own code.
    pub fn page_data(&self) -> Value {
        let start = self
            .text
            .split_once("id=\"page-data\">")
            .expect("page data")
            .1;
        let json = start.split_once("</script>").expect("its end").0;
        serde_json::from_str(json).expect("JSON")
    }

    pub fn events(&self) -> Vec<String> {
        let data = self.page_data();
        let events = data["events"].as_array().expect("events");
        events
            .iter()
            .map(|event| event[0].as_str().unwrap_or("?").to_owned())
            .collect()
    }
}

impl Visitor {
    pub fn of(catalog: Catalog) -> Visitor {
        let settings = Storefront {
            site: site(),
            preload: Arc::new(|tags| {
                format!("<link rel=\"x\" href=\"/awning/{}\">", tags.join("+"))
            }),
            offer: Offer::promised(&site().join("awning.json"), &catalog),
        };
        Visitor {
            shop: router(Arc::new(catalog), settings),
            cookies: Vec::new(),
        }
    }

    pub async fn send(&mut self, request: Request<Body>) -> Answer {
        let response = self.shop.clone().oneshot(request).await.expect("an answer");
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().expect("text");
            assert!(
                cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"),
                "{cookie}"
            );
            let pair = cookie.split(';').next().expect("a pair");
            let (name, value) = pair.split_once('=').expect("a pair");
            self.cookies.retain(|(own, _)| own != name);
            if !cookie.contains("Max-Age=0") {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
        let location = response.headers().get(header::LOCATION);
        let location = location
            .map_or("", |at| at.to_str().expect("text"))
            .to_owned();
        let status = response.status();
        let body = to_bytes(response.into_body(), 1 << 22)
            .await
            .expect("a body");
        Answer {
            status,
            location,
            text: String::from_utf8(body.to_vec()).expect("UTF-8"),
        }
    }

    pub fn request(&self, method: &str, address: &str) -> axum::http::request::Builder {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(n, v)| format!("{n}={v}"))
            .collect();
        Request::builder()
            .method(method)
            .uri(address)
            .header(header::COOKIE, cookies.join("; "))
    }

    pub async fn get(&mut self, address: &str) -> Answer {
        let request = self
            .request("GET", address)
            .body(Body::empty())
            .expect("a request");
        self.send(request).await
    }

    pub async fn ask(&mut self, address: &str) -> Answer {
        let request = self
            .request("GET", address)
            .header(header::ACCEPT, "application/json")
            .body(Body::empty())
            .expect("a request");
        self.send(request).await
    }

    pub async fn post(&mut self, address: &str, form: &str, accept: &str) -> Answer {
        let request = self
            .request("POST", address)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ACCEPT, accept)
            .body(Body::from(form.to_owned()))
            .expect("a request");
        self.send(request).await
    }
}

/// A text with each byte percent-encoded.
pub fn encode(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
