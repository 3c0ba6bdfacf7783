//! What brought the visitor, in the addresses and referrers that shops see.

use super::{Arrival, Channel, Touch, Touches};
use crate::value::Value;

const CHROME: &str =
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36";

fn touch(query: &str, referrer: &str, user_agent: &str) -> Option<Touch> {
    let parameters: Vec<(String, String)> = query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (name.into(), value.into()))
        .collect();
    let arrival = Arrival {
        parameters: &parameters,
        referrer,
        host: "www.shop.example",
        path: "/lamp-7",
        user_agent,
    };
    Touch::of(&arrival, "2026-11-22T10:00:00.000Z".into())
}

fn source(touch: &Touch) -> String {
    let value = touch.to_value(true);
    value
        .get("source")
        .and_then(Value::as_text)
        .unwrap_or_default()
        .into()
}

#[test]
fn arrivals_count_for_the_channel_that_brought_them() {
    use Channel::*;
    let table = [
        ("", "", Direct, ""),
        ("page=2", "", Direct, ""),
        // search
        ("", "www.google.com", OrganicSearch, "google"),
        ("", "google.co.uk", OrganicSearch, "google"),
        ("", "www.baidu.com", OrganicSearch, "baidu"),
        ("", "m.baidu.com", OrganicSearch, "baidu"),
        ("", "www.sogou.com", OrganicSearch, "sogou"),
        ("", "duckduckgo.com", OrganicSearch, "duckduckgo"),
        ("", "search.yahoo.co.jp", OrganicSearch, "yahoo"),
        (
            "",
            "com.google.android.googlequicksearchbox",
            OrganicSearch,
            "google",
        ),
        (
            "utm_source=bing&utm_medium=organic",
            "www.bing.com",
            OrganicSearch,
            "bing",
        ),
        // paid search
        ("gclid=x", "www.google.com", PaidSearch, "google"),
        ("msclkid=x", "", PaidSearch, "bing"),
        ("bd_vid=x", "www.baidu.com", PaidSearch, "baidu"),
        (
            "utm_source=google&utm_medium=cpc&gclid=x",
            "www.google.com",
            PaidSearch,
            "google",
        ),
        ("utm_source=Baidu&utm_medium=SEM", "", PaidSearch, "Baidu"),
        // social, and paid
        ("", "l.facebook.com", Social, "facebook"),
        ("", "t.co", Social, "twitter"),
        ("", "weibo.com", Social, "weibo"),
        ("", "t.cn", Social, "weibo"),
        ("", "mp.weixin.qq.com", Social, "wechat"),
        ("", "www.douyin.com", Social, "douyin"),
        ("", "www.xiaohongshu.com", Social, "xiaohongshu"),
        ("", "xhslink.com", Social, "xiaohongshu"),
        ("", "tieba.baidu.com", Social, "tieba"),
        ("fbclid=x", "", Social, "facebook"),
        ("utm_source=weixin&utm_medium=article", "", Social, "weixin"),
        (
            "utm_source=instagram&utm_medium=social",
            "",
            Social,
            "instagram",
        ),
        ("ttclid=x", "", PaidSocial, "tiktok"),
        (
            "utm_source=facebook&utm_medium=paid",
            "",
            PaidSocial,
            "facebook",
        ),
        ("utm_source=x&utm_medium=paid_social", "", PaidSocial, "x"),
        (
            "utm_source=news-site&utm_medium=display",
            "",
            Display,
            "news-site",
        ),
        // letters
        ("utm_source=spring&utm_medium=email", "", Email, "spring"),
        ("utm_source=newsletter", "", Email, "newsletter"),
        ("", "mail.google.com", Email, "gmail"),
        ("", "mail.qq.com", Email, "qq"),
        // partners
        (
            "utm_source=anna&utm_medium=affiliate",
            "",
            Affiliate,
            "anna",
        ),
        ("awc=17", "partner.example", Affiliate, "awin"),
        ("creator=anna", "", Affiliate, ""),
        ("kol_id=7", "www.douyin.com", Affiliate, "www.douyin.com"),
        // the rest
        ("", "blog.example", Referral, "blog.example"),
        ("", "notgoogle.com", Referral, "notgoogle.com"),
        (
            "",
            "google.com.evil.example",
            Referral,
            "google.com.evil.example",
        ),
        ("utm_source=poster&utm_medium=qr", "", Other, "poster"),
    ];
    let wrong: Vec<_> = table
        .into_iter()
        .map(|(query, referrer, channel, name)| {
            let found = touch(query, referrer, CHROME);
            let told = found.map(|found| (found.channel, source(&found)));
            (query, referrer, Some((channel, name.to_owned())), told)
        })
        .filter(|(_, _, expected, found)| expected != found)
        .collect();
    assert_eq!(wrong, []);
}

#[test]
fn what_comes_from_the_shop_itself_is_no_arrival() {
    for referrer in [
        "www.shop.example",
        "shop.example",
        "blog.shop.example",
        "www.paypal.com",
        "cashier.alipay.com",
    ] {
        assert_eq!(touch("page=2", referrer, CHROME), None, "{referrer}");
    }
    let tagged = touch("utm_source=a&utm_medium=email", "shop.example", CHROME);
    assert_eq!(tagged.map(|touch| touch.channel), Some(Channel::Email));
    assert!(touch("", "otherwww.shop.example.evil.example", CHROME).is_some());
}

#[test]
fn the_browsers_within_apps_are_known_where_there_is_no_referrer() {
    let table = [
        (
            "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.47",
            "wechat",
        ),
        (
            "Mozilla/5.0 (iPhone) Weibo (iPhone15,2__weibo__13.6.0)",
            "weibo",
        ),
        (
            "Mozilla/5.0 (Linux; Android) aweme_300100 BytedanceWebview",
            "douyin",
        ),
        ("Mozilla/5.0 (iPhone) [FBAN/FBIOS;FBAV/400.0]", "facebook"),
    ];
    for (agent, name) in table {
        let found = touch("", "", agent).unwrap();
        assert_eq!(
            (found.channel, source(&found).as_str()),
            (Channel::Social, name)
        );
        let referred = touch("", "www.google.com", agent).unwrap();
        assert_eq!(
            referred.channel,
            Channel::OrganicSearch,
            "a referrer tells more"
        );
    }
}

#[test]
fn the_first_stays_and_the_last_is_the_last_that_tells_something() {
    let mut touches = Touches::default();
    assert!(touches.is_empty());
    for (query, referrer) in [
        ("", ""),
        ("", "www.google.com"),
        ("utm_medium=email", ""),
        ("", ""),
    ] {
        touches.arrive(touch(query, referrer, CHROME).unwrap());
    }
    let value = touches.to_value(true);
    let channel = |name: &str| {
        value
            .get(name)
            .and_then(|touch| touch.get("channel"))
            .cloned()
    };
    assert_eq!(
        (channel("first"), channel("last")),
        (Some("direct".into()), Some("email".into()))
    );
    assert_eq!(Touches::from_value(&value), touches);
    assert_eq!(Touches::from_value(&Value::Null), Touches::default());
}

#[test]
fn an_ad_network_s_id_goes_only_where_marketing_is_allowed() {
    let paid = touch("gclid=abc&utm_campaign=spring", "www.google.com", CHROME).unwrap();
    assert_eq!(
        paid.to_value(true)
            .get("clickId")
            .and_then(|id| id.get("gclid")),
        Some(&"abc".into())
    );
    assert_eq!(paid.to_value(false).get("clickId"), None);
    assert_eq!(paid.to_value(false).get("campaign"), Some(&"spring".into()));
}

proptest::proptest! {
    #[test]
    fn any_address_is_read_and_what_is_kept_is_bounded(query in "[a-z_]{0,12}=.{0,400}(&utm_source=.{0,400})?", referrer in "[a-z.]{0,30}") {
        if let Some(touch) = touch(&query, &referrer, CHROME) {
            let value = touch.to_value(true);
            let Value::Object(fields) = &value else { panic!("no object") };
            assert!(fields.iter().filter_map(|(_, value)| value.as_text()).all(|text| text.chars().count() <= 200));
            assert_eq!(Touch::from_value(&value), Some(touch));
        }
    }
}
