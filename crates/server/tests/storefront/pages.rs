//! The pages, on any catalog.

use std::path::PathBuf;
use std::sync::Arc;

use awning_server::storefront::{Offer, Storefront, router};
use axum::body::Body;
use axum::http::{StatusCode, header};
use serde_json::json;
use tower::ServiceExt;

use crate::visitor::{ADDRESS, Visitor, demo, encode, of};

#[tokio::test]
async fn every_page_works_on_the_demos_catalog_and_on_one_with_only_ids_titles_and_addresses() {
    let bare = json!([
        {"id": "1", "title": "First", "url": "/product/1"},
        {"id": "ä/2 ?", "title": "Second", "url": "https://example.com/2"},
    ]);
    let pages = [
        "/",
        "/category/all",
        "/category/all?sort=price-down&page=2",
        "/search",
        "/search?q=first",
        "/search?q=lamp",
        "/search?q=%00%ff",
        "/cart",
        "/about",
        "/experiments",
        "/source",
        "/source?page=/about",
        "/category/all?page=99999999999999999999",
        "/category/all?page=abc&sort=nonsense",
    ];
    for (catalog, own) in [
        (
            demo(),
            vec![
                "/product/shoal-mug",
                "/category/seating?sub=sofas&sort=newest",
                "/images/shoal-mug.svg",
            ],
        ),
        (
            of(bare, "EUR"),
            vec![
                "/product/1",
                "/product/%C3%A4%2F2%20%3F",
                "/images/%C3%A4%2F2%20%3F.svg",
            ],
        ),
        (of(json!([]), ""), vec![]),
    ] {
        let mut visitor = Visitor::of(catalog);
        for page in pages.iter().chain(&own) {
            let answer = visitor.get(page).await;
            assert_eq!(answer.status, StatusCode::OK, "{page}: {}", answer.text);
            if !page.starts_with("/images") {
                assert!(answer.text.contains("<html lang=\"en\">"), "{page}");
                assert!(!answer.text.contains("undefined"), "{page}");
                answer.page_data();
            }
        }
    }
}

#[tokio::test]
async fn what_the_shop_does_not_have_is_a_page_of_its_own_with_status_404() {
    let mut visitor = Visitor::of(demo());
    for address in [
        "/product/none",
        "/category/none",
        "/category/seating?sub=none",
        "/thank-you?order=X",
        "/x/y",
    ] {
        let answer = visitor.get(address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
        assert!(answer.text.contains("</html>"), "{address}");
    }
    assert_eq!(
        visitor.get("/images/none.svg").await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn no_text_of_a_catalog_or_a_visitor_becomes_markup() {
    let evil = "</script><img src=x onerror=alert(1)>\"'&<!--";
    let catalog = json!([{
        "id": evil, "title": evil, "url": evil, "brand": evil, "category": format!("{evil} > {evil}"),
        "badge": evil, "description": evil, "tags": [evil], "price": "1.00", "image": "javascript:alert(1)\"><b>",
    }, {"id": "2", "title": "x", "url": "/", "category": format!("{evil} > other"), "price": "1"}]);
    let mut visitor = Visitor::of(of(catalog, "EUR"));
    let form = format!("id={}", encode(evil));
    assert_eq!(
        visitor.post("/cart/add", &form, "*/*").await.status,
        StatusCode::SEE_OTHER
    );
    let own = format!("/product/{}", encode(evil));
    let search = format!("/search?q={}", encode(evil));
    let source = format!("/source?page={}", encode(&own));
    for page in [
        "/",
        "/category/all",
        "/cart",
        "/checkout",
        &own,
        &search,
        &source,
    ] {
        let answer = visitor.get(page).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}");
        for raw in ["<img src=x", "<b>", "<!--"] {
            assert!(!answer.text.contains(raw), "{page}: {raw}");
        }
        assert_eq!(
            answer.text.matches("</script>").count(),
            3,
            "{page}: two scripts and the page's data"
        );
        answer.page_data();
    }
    assert_eq!(
        visitor.get("/product/2").await.page_data()["cart"]["lines"][0]["id"],
        evil
    );
}

#[tokio::test]
async fn pages_report_what_was_seen_in_segments_words() {
    let mut visitor = Visitor::of(demo());
    for (page, events) in [
        ("/", vec![]),
        ("/category/kitchen", vec!["Product List Viewed"]),
        ("/product/shoal-mug", vec!["Product Viewed"]),
        ("/search?q=lamp", vec!["Products Searched"]),
        ("/cart", vec!["Cart Viewed"]),
    ] {
        assert_eq!(visitor.get(page).await.events(), events, "{page}");
    }
    let list = visitor.get("/category/tableware?page=2").await.page_data()["events"][0][1].clone();
    assert_eq!(list["list_id"], "category/tableware");
    assert_eq!(list["products"][0]["position"], 25);
}

#[tokio::test]
async fn every_page_starts_loading_the_widgets_it_uses_and_shows_their_source() {
    let mut visitor = Visitor::of(demo());
    visitor.post("/cart/add", "id=shoal-mug", "*/*").await;
    let order = visitor.post("/checkout", ADDRESS, "*/*").await.location;
    visitor.post("/cart/add", "id=shoal-mug", "*/*").await;
    for page in [
        "/",
        "/category/kitchen",
        "/product/shoal-mug",
        "/search?q=x",
        "/cart",
        "/checkout",
        &order,
        "/nowhere",
    ] {
        let text = visitor.get(page).await.text;
        let (_, list) = text
            .split_once("href=\"/awning/awning-")
            .expect("a preload line");
        let preloaded = format!("awning-{}", list.split_once('"').expect("its end").0);
        for tag in ["awning-banner", "awning-recommendations", "awning-survey"] {
            assert_eq!(
                text.contains(&format!("<{tag} ")),
                preloaded.contains(tag),
                "{page}: {tag}"
            );
        }
    }
    let source = visitor.get("/source?page=/product/shoal-mug").await.text;
    assert!(source.contains(
        "&lt;awning-recommendations strategy=&quot;similar&quot; item=&quot;shoal-mug&quot;"
    ));
    assert!(source.contains("&lt;script type=&quot;module&quot;"));
}

#[tokio::test]
async fn pictures_are_drawn_once_and_then_only_asked_about() {
    let mut visitor = Visitor::of(demo());
    let request = visitor
        .request("GET", "/images/shoal-mug.svg")
        .body(Body::empty())
        .expect("a request");
    let response = visitor
        .shop
        .clone()
        .oneshot(request)
        .await
        .expect("an answer");
    assert_eq!(response.headers()[header::CONTENT_TYPE], "image/svg+xml");
    let tag = response.headers()[header::ETAG].clone();
    let request = visitor
        .request("GET", "/images/shoal-mug.svg")
        .header(header::IF_NONE_MATCH, tag)
        .body(Body::empty())
        .expect("a request");
    assert_eq!(visitor.send(request).await.status, StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn a_site_without_templates_says_so_and_stays_up() {
    let settings = Storefront {
        site: PathBuf::from("/nowhere"),
        preload: Arc::new(|_| String::new()),
        offer: Offer::fitting(&demo()),
    };
    let shop = router(Arc::new(demo()), settings);
    let mut visitor = Visitor {
        shop,
        cookies: Vec::new(),
    };
    assert_eq!(
        visitor.get("/").await.status,
        StatusCode::INTERNAL_SERVER_ERROR
    );
}
