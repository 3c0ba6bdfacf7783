//! Every state of a panel, as HTML.

use std::sync::Arc;

use awning_core::catalog::Item;
use awning_core::element::Layout;
use awning_core::money::Currency;
use awning_core::read::Reader;
use awning_core::text::Texts;

use super::{Card, Panel, Rating, RecommendationPanel, RecommendationPanelProps};
use crate::view::Live;
use crate::widgets::snapshot::{english, html, nobody};

fn plain(id: &str) -> Card {
    Card {
        id: id.into(),
        title: "Oak board".into(),
        url: "/product/board".into(),
        image: Some("/images/board.svg".into()),
        price: Some("€45.00".into()),
        former_price: None,
        discount: None,
        badge: None,
        rating: None,
        reason: None,
    }
}

fn panel(layout: Layout, cards: Vec<Card>) -> Panel {
    Panel {
        heading: "Popular now".into(),
        layout,
        cards,
        added: None,
    }
}

fn shown_in(texts: Arc<Texts>, panel: Panel) -> String {
    html(|| {
        RecommendationPanel(RecommendationPanelProps {
            panel: Live::new(panel),
            texts,
            say: nobody(),
        })
    })
}

fn shown(panel: Panel) -> String {
    shown_in(english(), panel)
}

#[test]
fn layouts() {
    insta::assert_snapshot!(
        "grid",
        shown(panel(Layout::Grid, vec![plain("a"), plain("b")]))
    );
    insta::assert_snapshot!("carousel", shown(panel(Layout::Carousel, vec![plain("a")])));
    insta::assert_snapshot!("list", shown(panel(Layout::List, vec![plain("a")])));
    insta::assert_snapshot!("empty", shown(panel(Layout::Grid, vec![])));
}

#[test]
fn cards() {
    let rating = Rating {
        tenths: 45,
        count: "1,204".into(),
        name: "Rated 4.5 out of 5, number of ratings: 1,204".into(),
    };
    let table = [
        (
            "on_sale",
            Card {
                former_price: Some("€60.00".into()),
                discount: Some("-25%".into()),
                badge: Some("New".into()),
                ..plain("a")
            },
        ),
        (
            "rated",
            Card {
                rating: Some(rating),
                ..plain("a")
            },
        ),
        (
            "with_a_badge",
            Card {
                badge: Some("Made to order".into()),
                ..plain("a")
            },
        ),
        (
            "without_picture",
            Card {
                image: None,
                ..plain("a")
            },
        ),
        (
            "without_price",
            Card {
                price: None,
                ..plain("a")
            },
        ),
    ];
    for (name, card) in table {
        insta::assert_snapshot!(name, shown(panel(Layout::Grid, vec![card])));
    }
}

#[test]
fn the_first_pictures_are_loaded_at_once_and_the_others_when_they_come_near() {
    let cards = (0..6).map(|index| plain(&index.to_string())).collect();
    let html = shown(panel(Layout::Grid, cards));
    let loading: Vec<_> = html
        .split("loading=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(
        loading,
        ["eager", "eager", "eager", "eager", "lazy", "lazy"]
    );
}

#[test]
fn a_button_says_that_its_item_was_added() {
    let added = Panel {
        added: Some("b".into()),
        ..panel(Layout::Grid, vec![plain("a"), plain("b")])
    };
    insta::assert_snapshot!("added", shown(added));
}

#[test]
fn words_are_those_of_the_page() {
    let mut texts = Texts::default();
    texts.set("add-to-cart", "In den Warenkorb");
    let html = shown_in(Arc::new(texts), panel(Layout::Grid, vec![plain("a")]));
    assert!(html.contains("In den Warenkorb: Oak board"));
}

#[test]
fn hostile_text_stays_text() {
    let hostile = || "\"><script>alert(1)</script>&amp;".to_owned();
    let card = Card {
        title: hostile(),
        badge: Some(hostile()),
        price: Some(hostile()),
        url: hostile(),
        image: Some(hostile()),
        ..plain("a")
    };
    let html = shown(Panel {
        heading: hostile(),
        ..panel(Layout::Grid, vec![card])
    });
    assert!(!html.contains("<script"), "{html}");
    insta::assert_snapshot!("hostile", html);
}

#[test]
fn an_item_that_would_run_code_makes_no_card() {
    let table = [
        (
            r#"{"id":"a","title":"A","url":"javascript:alert(1)"}"#,
            None,
        ),
        (
            r#"{"id":"a","title":"A","url":"/a","image":"javascript:alert(1)"}"#,
            Some(None),
        ),
    ];
    for (json, image) in table {
        let value = serde_json::from_str(json).unwrap();
        let item = Item::read(&value, Currency::EUR, &mut Reader::new("items[0]"));
        assert_eq!(item.map(|item| item.image), image, "{json}");
    }
}
