//! A realistic event for each name of the vocabulary, and the moment they are sent at.

use awning_core::destination::{Moment, NativeHost};
use awning_core::event::{Event, Written, uuid_v7};
use awning_core::time::Instant;
use serde_json::{Value, json};

/// 2026-11-20T10:00:00Z, when the first event happens; each next one is a second later.
pub const START: i64 = 1_795_168_800_000;

/// Two minutes after the first.
pub fn moment() -> Moment<'static> {
    Moment {
        now: Instant::from_millis(START + 120_000),
        skew: 0,
        leaving: false,
        attempt: 1,
        request_id: "019a0000-0000-7000-8000-0000000000ff",
        remembered: "",
        host: &NativeHost,
    }
}

/// Where a user is known: from `Identified` on.
pub const USER: &str = "user-17";

/// The events, in the order of the vocabulary's table.
pub fn events() -> Vec<Event> {
    named()
        .into_iter()
        .enumerate()
        .map(|(index, (name, properties))| event(index, name, properties))
        .collect()
}

/// One event.
pub fn event(index: usize, name: &str, properties: Value) -> Event {
    let at = Instant::from_millis(START + index as i64 * 1000);
    let from =
        |value: Value| -> awning_core::value::Value { serde_json::from_value(value).unwrap() };
    Event {
        id: uuid_v7(at, [index as u8; 10]),
        name: name.into(),
        at,
        seq: index as u32 + 1,
        anonymous_id: "019a9fbd-0c00-7aaa-8bbb-cccccccccccc".into(),
        user_id: (index > 0).then(|| USER.into()),
        session_id: uuid_v7(Instant::from_millis(START), [7; 10]),
        properties: from(properties),
        context: from(json!({
            "page": {"url": "https://shop.example/lamps/lamp-7?utm_source=news", "path": "/lamps/lamp-7", "title": "Lamp 7", "referrer": "https://search.example/"},
            "campaign": {"source": "news", "name": "autumn"},
            "attribution": {"last": {"channel": "email", "source": "news", "landing": "/", "time": "2026-11-20T09:59:00.000Z"}},
            "library": {"name": "awning", "version": "0.1.0"},
            "locale": "en",
            "consent": {"analytics": true, "marketing": false, "personalization": true},
        }))
        .into(),
        written: Written::default(),
    }
}

fn named() -> Vec<(&'static str, Value)> {
    let lamp = json!({"product_id": "lamp-7", "sku": "L7-B", "name": "Lamp 7", "category": "Home > Lamps", "brand": "Lumen", "variant": "brass", "price": 24.9, "currency": "EUR", "quantity": 1, "position": 2});
    let bulb = json!({"product_id": 42, "name": "Bulb", "category": "Home > Lamps", "price": "3.50", "quantity": 2});
    let with = |more: Value| {
        let mut product = lamp.clone();
        for (name, value) in more.as_object().unwrap() {
            product[name] = value.clone();
        }
        product
    };
    let order = |more: Value| {
        let mut order = json!({"order_id": "A-1001", "total": 38.37, "revenue": 31.9, "subtotal": 31.9, "tax": 2.47, "shipping": "4.00", "discount": 2.5, "coupon": "AUTUMN", "currency": "EUR", "products": [lamp, bulb]});
        for (name, value) in more.as_object().unwrap() {
            order[name] = value.clone();
        }
        order
    };
    let coupon = |more: Value| {
        let mut coupon = json!({"order_id": "A-1001", "cart_id": "c-9", "coupon_id": "AUTUMN", "coupon_name": "Autumn", "discount": 2.5});
        for (name, value) in more.as_object().unwrap() {
            coupon[name] = value.clone();
        }
        coupon
    };
    let promotion = json!({"promotion_id": "free-shipping", "creative": "banner-blue", "name": "Free shipping", "position": "top"});
    let checkout = json!({"checkout_id": "ch-1", "step": 2, "shipping_method": "courier", "payment_method": "card"});
    let survey = json!({"survey_id": "nps-spring", "score": 9, "answers": [{"question_id": "q1", "question_type": "nps", "value": 9}, {"question_id": "q2", "question_type": "text", "text": "很好，谢谢"}]});
    vec![
        (
            "Page Viewed",
            json!({"url": "https://shop.example/lamps/lamp-7?utm_source=news", "path": "/lamps/lamp-7", "title": "Lamp 7", "referrer": "https://search.example/"}),
        ),
        ("Identified", json!({"plan": "gold", "since": 2019})),
        ("Products Searched", json!({"query": "brass lamp"})),
        (
            "Product List Viewed",
            json!({"list_id": "for-you", "list": "For you", "category": "Lamps", "strategy": "for-you", "products": [lamp, bulb]}),
        ),
        (
            "Product List Filtered",
            json!({"list_id": "lamps", "category": "Lamps", "filters": [{"type": "price", "value": "under-50"}], "sorts": [{"type": "price", "value": "desc"}], "products": [lamp]}),
        ),
        (
            "Product Impression",
            with(json!({"list_id": "for-you", "strategy": "for-you", "recommendation_id": "r-1"})),
        ),
        (
            "Product Clicked",
            with(
                json!({"list_id": "for-you", "strategy": "for-you", "recommendation_id": "r-1", "url": "https://shop.example/lamps/lamp-7"}),
            ),
        ),
        ("Product Viewed", lamp.clone()),
        ("Product Added", with(json!({"cart_id": "c-9"}))),
        ("Product Removed", with(json!({"cart_id": "c-9"}))),
        (
            "Cart Viewed",
            json!({"cart_id": "c-9", "value": 31.9, "currency": "EUR", "products": [lamp, bulb]}),
        ),
        ("Checkout Started", order(json!({}))),
        ("Checkout Step Viewed", checkout.clone()),
        ("Checkout Step Completed", checkout.clone()),
        (
            "Payment Info Entered",
            json!({"checkout_id": "ch-1", "order_id": "A-1001", "step": 3, "payment_method": "card"}),
        ),
        ("Shipping Info Entered", checkout),
        ("Order Updated", order(json!({}))),
        ("Order Completed", order(json!({"payment_method": "card"}))),
        (
            "Order Refunded",
            json!({"order_id": "A-1001", "total": 24.9, "currency": "EUR", "reason": "broken", "products": [lamp]}),
        ),
        ("Order Cancelled", order(json!({}))),
        ("Promotion Viewed", promotion.clone()),
        ("Promotion Clicked", promotion.clone()),
        (
            "Promotion Dismissed",
            json!({"promotion_id": "free-shipping"}),
        ),
        (
            "Promotion Unlocked",
            json!({"promotion_id": "free-shipping", "reward": "Free shipping"}),
        ),
        ("Coupon Entered", coupon(json!({}))),
        ("Coupon Applied", coupon(json!({}))),
        ("Coupon Denied", coupon(json!({"reason": "expired"}))),
        ("Coupon Removed", coupon(json!({}))),
        (
            "Product Added to Wishlist",
            with(json!({"wishlist_id": "w-1", "wishlist_name": "Living room"})),
        ),
        (
            "Product Removed from Wishlist",
            with(json!({"wishlist_id": "w-1"})),
        ),
        (
            "Wishlist Product Added to Cart",
            with(json!({"wishlist_id": "w-1", "cart_id": "c-9"})),
        ),
        (
            "Product Shared",
            with(json!({"share_via": "email", "share_message": "Look at this"})),
        ),
        (
            "Cart Shared",
            json!({"cart_id": "c-9", "share_via": "email", "products": [{"product_id": "lamp-7"}]}),
        ),
        (
            "Product Reviewed",
            json!({"product_id": "lamp-7", "review_id": "rv-3", "review_body": "Bright.", "rating": 5}),
        ),
        ("Survey Shown", json!({"survey_id": "nps-spring"})),
        (
            "Survey Answered",
            json!({"survey_id": "nps-spring", "question_id": "q1", "question_type": "nps", "value": 9}),
        ),
        ("Survey Completed", survey),
        ("Survey Dismissed", json!({"survey_id": "nps-spring"})),
        (
            "Experiment Viewed",
            json!({"experiment_id": "hero", "experiment_name": "Hero picture", "variation_id": "1", "variation_name": "People"}),
        ),
        (
            "Element Clicked",
            json!({"tag": "a", "text": "Size guide", "id": "size-guide", "href": "https://shop.example/size-guide", "selector": "main > a#size-guide"}),
        ),
        (
            "Form Submitted",
            json!({"id": "newsletter", "name": "signup", "action": "/newsletter", "method": "post", "fields": 2}),
        ),
        ("Scroll Depth Reached", json!({"percent": 75})),
        (
            "Page Engaged",
            json!({"path": "/lamps/lamp-7", "engaged_ms": 12400, "total_ms": 31800}),
        ),
        (
            "Outbound Link Clicked",
            json!({"href": "https://maker.example/lamps", "domain": "maker.example", "text": "The maker"}),
        ),
        (
            "File Downloaded",
            json!({"href": "https://shop.example/files/lamp-7.pdf", "name": "lamp-7.pdf", "extension": "pdf", "text": "Manual"}),
        ),
        (
            "Rage Clicked",
            json!({"tag": "button", "text": "Add to cart", "selector": "form#buy > button", "clicks": 3}),
        ),
        (
            "Page Error",
            json!({"message": "x is not a function", "source": "https://shop.example/app.js", "line": 12, "column": 34, "count": 1}),
        ),
        (
            "Web Vitals",
            json!({"name": "LCP", "value": 1812.5, "delta": 1812.5, "rating": "good", "id": "v6-1795168800000-1234567890123", "navigation_type": "navigate"}),
        ),
        (
            "Size Guide Opened",
            json!({"product_id": "lamp-7", "unit": "cm", "open": true}),
        ),
        ("加入礼品卡", json!({"金额": 100, "currency": "CNY"})),
    ]
}
