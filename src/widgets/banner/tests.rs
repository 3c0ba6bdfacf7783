//! Every state of a banner, as HTML.

use awning_core::promotion::{Banner, Placement, Remaining};

use super::{BannerNotice, BannerNoticeProps, BannerState, Clock, SpendState, Tick};
use crate::view::Live;
use crate::widgets::snapshot::{content, english, html, nobody};

fn of(banner: Banner) -> BannerState {
    BannerState {
        placement: banner.placement,
        headline: banner.headline,
        message: banner.message,
        image: banner.image.map(|image| image.0),
        actions: banner.actions,
        clock: None,
        spend: None,
        coupon: banner.coupon,
        copied: false,
        dismissible: banner.dismissible,
    }
}

fn state(json: &str) -> BannerState {
    let (banner, problems) = content::<Banner>(json);
    assert_eq!(problems, Vec::<String>::new());
    of(banner)
}

fn plain() -> BannerState {
    state(r#"{"message":"Returns are free for 30 days."}"#)
}

fn shown(state: BannerState) -> String {
    html(|| {
        BannerNotice(BannerNoticeProps {
            state: Live::new(state),
            texts: english(),
            say: nobody(),
        })
    })
}

#[test]
fn every_placement() {
    let full = r#"{"headline":"The winter sale","message":"Up to a third off.","image":"/images/sale.svg",
        "actions":[{"label":"Shop the sale","url":"/sale"},{"label":"How it works"},{"label":"A third one"}]}"#;
    let table = [
        ("top", Placement::Top),
        ("inline", Placement::Inline),
        ("corner", Placement::Corner),
        ("modal", Placement::Modal),
    ];
    for (name, placement) in table {
        let state = BannerState {
            placement,
            ..state(full)
        };
        insta::assert_snapshot!(name, shown(state));
    }
}

#[test]
fn a_banner_may_be_there_to_stay() {
    let html = shown(BannerState {
        dismissible: false,
        ..plain()
    });
    assert!(!html.contains("<button"), "{html}");
    insta::assert_snapshot!("not_dismissible", html);
}

#[test]
fn countdown() {
    let clock = |days, hours, spoken: &str| {
        let left = Remaining {
            days,
            hours,
            minutes: 4,
            seconds: 5,
        };
        BannerState {
            clock: Some(Clock {
                left,
                spoken: spoken.into(),
            }),
            ..plain()
        }
    };
    insta::assert_snapshot!(
        "countdown_days",
        shown(clock(2, 3, "Ends in 2 days 3 hours 4 minutes"))
    );
    insta::assert_snapshot!(
        "countdown_hours",
        shown(clock(0, 13, "Ends in 13 hours 4 minutes"))
    );
    let over = BannerState {
        message: "The sale is over.".into(),
        ..plain()
    };
    insta::assert_snapshot!("countdown_over", shown(over));
}

#[test]
fn spend_and_save() {
    let table = [
        ("spend_nothing", "Free shipping from €50.00", 0, false),
        (
            "spend_partial",
            "€12.40 away from Free shipping",
            376,
            false,
        ),
        ("spend_first", "€40.00 away from A candle", 600, true),
        ("spend_all", "You have earned A candle", 1000, false),
    ];
    for (name, message, permille, celebrates) in table {
        let tick = |at, label: &str| Tick {
            permille: at,
            label: label.into(),
            reached: at <= permille,
        };
        let spend = SpendState {
            permille,
            ticks: vec![tick(500, "€50.00"), tick(1000, "€100.00")],
            celebrates,
        };
        let state = BannerState {
            message: message.into(),
            spend: Some(spend),
            ..plain()
        };
        insta::assert_snapshot!(name, shown(state));
    }
}

#[test]
fn coupon() {
    let json = r#"{"message":"10 % off.","coupon":{"code":"WELCOME10","label":"With the code"}}"#;
    insta::assert_snapshot!("coupon", shown(state(json)));
    let copied = BannerState {
        copied: true,
        ..state(json)
    };
    insta::assert_snapshot!("coupon_copied", shown(copied));
}

#[test]
fn hostile_text_stays_text_and_hostile_links_lead_nowhere() {
    let (banner, problems) = content::<Banner>(
        r#"{"headline":"<script>alert(1)</script>","message":"<img src=x onerror=alert(1)>","placement":"corner",
        "image":"javascript:alert(1)","coupon":{"code":"\"><script>alert(1)</script>"},
        "actions":[{"label":"<b>Go</b>","url":"JaVaScRiPt:alert(1)"},{"label":"There","url":" java\nscript:alert(1)"}]}"#,
    );
    assert_eq!(problems.len(), 3, "each refused URL is said: {problems:?}");
    let html = shown(of(banner));
    assert!(
        !html.contains("<script") && !html.contains("<img") && !html.contains("href"),
        "{html}"
    );
    insta::assert_snapshot!("hostile", html);
}
