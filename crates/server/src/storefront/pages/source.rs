//! What a page pasted to have Awning's widgets: shown as text, taken from the page itself.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::Request;
use axum::response::Response;
use serde::Deserialize;
use serde_json::json;
use tower::ServiceExt;

use crate::storefront::frame::{Page, show};
use crate::storefront::shop::Shop;
use crate::storefront::templates::PageError;
use crate::storefront::visit::{Visit, local_address};

/// The part of the address after the question mark.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    page: String,
}

/// The shop, and the pages whose source can be asked for.
#[derive(Clone)]
pub struct Sources {
    /// The shop.
    pub shop: Arc<Shop>,
    /// The shop's other pages.
    pub pages: Router,
}

/// `GET /source?page=…`: asks for the page as a visitor without cookies would.
pub async fn source(
    State(sources): State<Sources>,
    wanted: Result<Query<Wanted>, QueryRejection>,
    visit: Visit,
) -> Result<Response, PageError> {
    let wanted = wanted.map(|Query(wanted)| wanted.page).unwrap_or_default();
    let of = local_address(&wanted, "/");
    // Templates write every slash of a value as an entity, which means the same and reads worse.
    let html = fetch(sources.pages, &of).await.replace("&#x2f;", "/");
    let head = lines_with(&html, &["/awning/", "awning.json"]);
    let elements = elements(&html);
    show(
        &sources.shop,
        &visit,
        Page {
            template: "source.html",
            title: "Source of a page",
            department: None,
            events: Vec::new(),
            content: json!({"of": of, "head": head, "elements": elements}),
        },
    )
}

/// The longest page that is read, in bytes.
const LONGEST: usize = 1 << 20;

async fn fetch(pages: Router, address: &str) -> String {
    let Ok(request) = Request::get(address).body(Body::empty()) else {
        return String::new();
    };
    let Ok(response) = pages.oneshot(request).await;
    let body = to_bytes(response.into_body(), LONGEST).await;
    body.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .unwrap_or_default()
}

/// The lines of the head that load something of Awning's.
fn lines_with(html: &str, parts: &[&str]) -> Vec<String> {
    let head = html.split("</head>").next().unwrap_or_default();
    head.lines()
        .map(str::trim)
        .filter(|line| parts.iter().any(|part| line.contains(part)))
        .map(str::to_owned)
        .collect()
}

/// The elements whose names begin with `awning-`, with their content, as they are written in the page.
fn elements(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find("<awning-") {
        let here = &rest[at..];
        let name_end = here[1..].find(|c: char| !c.is_ascii_lowercase() && c != '-');
        let name = &here[1..name_end.map_or(here.len(), |end| end + 1)];
        let closing = format!("</{name}>");
        let Some(end) = here.find(&closing) else {
            break;
        };
        let (element, after) = here.split_at(end + closing.len());
        found.push(dedent(element));
        rest = after;
    }
    found
}

/// Text without the indentation that all lines but the first share.
fn dedent(text: &str) -> String {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let lines = text.lines().skip(1).filter(|line| !line.trim().is_empty());
    let shared = lines.map(indent).min().unwrap_or(0);
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.get(shared.min(indent(line))..).unwrap_or(line))
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_shown_as_they_were_pasted() {
        let html = "<p>\n    <awning-banner campaign=\"x\">\n      <a href=\"/\">A</a>\n    </awning-banner>\n<awning-survey></awning-survey><awning-broken>";
        assert_eq!(
            elements(html),
            [
                "<awning-banner campaign=\"x\">\n  <a href=\"/\">A</a>\n</awning-banner>",
                "<awning-survey></awning-survey>"
            ]
        );
    }
}
