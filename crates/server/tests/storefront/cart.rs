//! The cart, the checkout, and what is reported of both.

use axum::http::StatusCode;
use serde_json::json;

use crate::visitor::{ADDRESS, Visitor, demo, of};

#[tokio::test]
async fn the_cart_works_by_forms_alone() {
    let mut visitor = Visitor::of(demo());
    let answer = visitor
        .post(
            "/cart/add",
            "id=shoal-mug&quantity=2&back=/product/shoal-mug",
            "text/html",
        )
        .await;
    assert_eq!(
        (answer.status, answer.location.as_str()),
        (StatusCode::SEE_OTHER, "/product/shoal-mug")
    );
    let answer = visitor
        .post("/cart/add", "id=shoal-mug&back=//evil.example", "text/html")
        .await;
    assert_eq!(answer.location, "/cart");
    let cart = visitor.get("/cart").await;
    assert!(
        cart.text.contains("€57.00") && cart.text.contains(">3</span>"),
        "three mugs"
    );
    visitor
        .post("/cart/update", "id=shoal-mug&quantity=1", "text/html")
        .await;
    let cart = visitor.get("/cart").await;
    assert!(cart.text.contains("€23.90"), "one mug and its shipping");
    visitor
        .post("/cart/update", "id=shoal-mug&quantity=0", "text/html")
        .await;
    assert_eq!(
        visitor.get("/cart").await.page_data()["cart"]["lines"],
        json!([])
    );
}

#[tokio::test]
async fn pages_promise_the_free_shipping_that_the_till_gives_in_any_currency() {
    let products = json!([{"id": "a", "title": "Shelf", "url": "/product/a", "price": "20.00"}]);
    let mut visitor = Visitor::of(of(products, "SAR"));
    let page = visitor.get("/product/a").await;
    assert!(page.text.contains("shipping is free from SAR\u{a0}50.00"));
    for (quantity, shipping) in [("2", "4.90"), ("1", "0.00")] {
        let form = format!("id=a&quantity={quantity}");
        let answer = visitor.post("/cart/add", &form, "application/json").await;
        assert_eq!(answer.data()["shipping"], json!(shipping));
    }
}

#[tokio::test]
async fn the_pages_own_code_gets_the_new_cart_and_what_to_report() {
    let mut visitor = Visitor::of(demo());
    let answer = visitor
        .post("/cart/add", "id=shoal-mug&quantity=2", "application/json")
        .await;
    let data = answer.data();
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(
        data["lines"],
        json!([{"id": "shoal-mug", "quantity": 2, "price": "19.00", "title": "Shoal mug"}])
    );
    assert_eq!(
        (&data["currency"], &data["total"]),
        (&json!("EUR"), &json!("42.90"))
    );
    assert_eq!(data["events"][0][0], "Product Added");
    assert_eq!(data["events"][0][1]["quantity"], 2);
    assert_eq!(data["events"][0][1]["price"], json!(19.0));
    let data = visitor
        .post(
            "/cart/update",
            "id=shoal-mug&quantity=1",
            "application/json",
        )
        .await
        .data();
    assert_eq!(data["events"][0][0], "Product Removed");
    assert_eq!(data["events"][0][1]["quantity"], 1);
    let data = visitor
        .post("/cart/coupon", "code=hello10", "application/json")
        .await
        .data();
    assert_eq!(
        (&data["coupon"], &data["discount"]),
        (&json!("HELLO10"), &json!("1.90"))
    );
    let data = visitor
        .post("/cart/coupon", "code=wrong", "application/json")
        .await
        .data();
    assert_eq!(data["events"][1][0], "Coupon Denied");
    assert_eq!(data["discount"], "0.00");
}

#[tokio::test]
async fn a_page_that_comes_back_can_ask_for_the_cart() {
    let mut visitor = Visitor::of(demo());
    visitor.post("/cart/add", "id=shoal-mug", "*/*").await;
    let answer = visitor.ask("/cart").await;
    assert_eq!(answer.data()["lines"][0]["id"], "shoal-mug");
    assert_eq!(answer.data()["events"], json!([]));
}

#[tokio::test]
async fn what_cannot_be_sold_is_refused_and_leaves_old_carts() {
    let products = json!([
        {"id": "gone", "title": "Gone", "url": "/", "price": "1.00", "available": false},
        {"id": "unpriced", "title": "Unpriced", "url": "/"},
        {"id": "foreign", "title": "Foreign", "url": "/", "price": "1.00", "currency": "USD"},
        {"id": "good", "title": "Good", "url": "/", "price": "1.250"},
    ]);
    let mut visitor = Visitor::of(of(products, "KWD"));
    for (id, status) in [
        ("gone", 409),
        ("unpriced", 409),
        ("foreign", 409),
        ("none", 404),
        ("", 404),
    ] {
        let answer = visitor
            .post("/cart/add", &format!("id={id}"), "application/json")
            .await;
        assert_eq!(answer.status.as_u16(), status, "{id}");
        assert!(answer.data()["error"].is_string());
    }
    visitor
        .cookies
        .push(("cart".into(), "gone:1.none:4.good:3.unpriced:1".into()));
    let data = visitor.get("/cart").await.page_data();
    assert_eq!(data["cart"]["lines"].as_array().map(Vec::len), Some(1));
    assert_eq!(data["cart"]["total"], "8.740");
    assert!(visitor.get("/cart").await.text.contains("KWD\u{a0}3.750"));
}

#[tokio::test]
async fn an_order_is_placed_once_reported_once_and_keeps_no_address() {
    let mut visitor = Visitor::of(demo());
    assert_eq!(
        visitor.get("/checkout").await.location,
        "/cart",
        "nothing to check out"
    );
    visitor.post("/cart/add", "id=dusk-table-lamp", "*/*").await;
    assert_eq!(
        visitor.get("/checkout").await.events(),
        ["Checkout Started"]
    );
    let answer = visitor
        .post("/checkout", "name=Somebody&email=nobody", "*/*")
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("value=\"Somebody\"") && answer.text.contains("aria-invalid"));
    let answer = visitor.post("/checkout", ADDRESS, "*/*").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(
        visitor
            .cookies
            .iter()
            .all(|(name, value)| name != "cart" && !value.contains("example"))
    );
    let thanks = visitor.get(&answer.location).await;
    assert_eq!(thanks.events(), ["Order Completed"]);
    let order = thanks.page_data()["events"][0][1].clone();
    assert_eq!(
        (&order["total"], &order["currency"]),
        (&json!(149.0), &json!("EUR"))
    );
    assert_eq!(order["products"][0]["product_id"], "dusk-table-lamp");
    assert!(
        thanks
            .text
            .contains("<awning-survey campaign=\"nps-spring\">")
    );
    // What the page's own code does when it has reported an order.
    let id = order["order_id"].as_str().expect("a number").to_owned();
    visitor.cookies.push(("counted".into(), id));
    assert_eq!(visitor.get(&answer.location).await.events(), [""; 0]);
}
