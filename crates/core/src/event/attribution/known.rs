//! Search engines, social networks, mail and payment providers by their hosts.

/// A host and what people call whom it belongs to. One that ends in a point has any top level.
pub type Known = (&'static str, &'static str);

/// Where letters are read.
pub const MAIL: &[Known] = &[
    ("mail.google.", "gmail"),
    ("com.google.android.gm", "gmail"),
    ("outlook.live.com", "outlook"),
    ("outlook.office.com", "outlook"),
    ("mail.yahoo.", "yahoo"),
    ("mail.yandex.", "yandex"),
    ("mail.qq.com", "qq"),
    ("mail.163.com", "163"),
    ("mail.126.com", "126"),
    ("mail.proton.me", "proton"),
];

/// Where people talk.
pub const SOCIAL: &[Known] = &[
    ("facebook.com", "facebook"),
    ("fb.com", "facebook"),
    ("fb.me", "facebook"),
    ("instagram.com", "instagram"),
    ("threads.net", "threads"),
    ("threads.com", "threads"),
    ("twitter.com", "twitter"),
    ("x.com", "twitter"),
    ("t.co", "twitter"),
    ("linkedin.com", "linkedin"),
    ("lnkd.in", "linkedin"),
    ("pinterest.", "pinterest"),
    ("pin.it", "pinterest"),
    ("reddit.com", "reddit"),
    ("tiktok.com", "tiktok"),
    ("youtube.com", "youtube"),
    ("youtu.be", "youtube"),
    ("snapchat.com", "snapchat"),
    ("tumblr.com", "tumblr"),
    ("bsky.app", "bluesky"),
    ("mastodon.social", "mastodon"),
    ("discord.com", "discord"),
    ("quora.com", "quora"),
    ("t.me", "telegram"),
    ("telegram.org", "telegram"),
    ("whatsapp.com", "whatsapp"),
    ("wa.me", "whatsapp"),
    ("line.me", "line"),
    ("vk.com", "vk"),
    ("ok.ru", "odnoklassniki"),
    ("weixin.qq.com", "wechat"),
    ("wechat.com", "wechat"),
    ("servicewechat.com", "wechat"),
    ("weibo.com", "weibo"),
    ("weibo.cn", "weibo"),
    ("t.cn", "weibo"),
    ("douyin.com", "douyin"),
    ("iesdouyin.com", "douyin"),
    ("xiaohongshu.com", "xiaohongshu"),
    ("xhslink.com", "xiaohongshu"),
    ("zhihu.com", "zhihu"),
    ("bilibili.com", "bilibili"),
    ("b23.tv", "bilibili"),
    ("kuaishou.com", "kuaishou"),
    ("douban.com", "douban"),
    ("qzone.qq.com", "qzone"),
    ("tieba.baidu.com", "tieba"),
];

/// Where people search.
pub const SEARCH: &[Known] = &[
    ("google.", "google"),
    ("com.google.android.googlequicksearchbox", "google"),
    ("bing.com", "bing"),
    ("duckduckgo.com", "duckduckgo"),
    ("yahoo.", "yahoo"),
    ("yahoo.co.jp", "yahoo"),
    ("ecosia.org", "ecosia"),
    ("qwant.com", "qwant"),
    ("search.brave.com", "brave"),
    ("startpage.com", "startpage"),
    ("kagi.com", "kagi"),
    ("yandex.", "yandex"),
    ("ya.ru", "yandex"),
    ("seznam.cz", "seznam"),
    ("naver.com", "naver"),
    ("daum.net", "daum"),
    ("baidu.com", "baidu"),
    ("sogou.com", "sogou"),
    ("so.com", "360"),
    ("haosou.com", "360"),
    ("sm.cn", "shenma"),
    ("so.toutiao.com", "toutiao"),
];

/// Where visitors pay and come back from: no new arrival.
pub const PAYMENT: &[Known] = &[
    ("paypal.com", ""),
    ("stripe.com", ""),
    ("klarna.com", ""),
    ("adyen.com", ""),
    ("mollie.com", ""),
    ("afterpay.com", ""),
    ("pay.google.com", ""),
    ("alipay.com", ""),
    ("tenpay.com", ""),
    ("unionpay.com", ""),
];

/// What the browsers within apps call themselves: they often tell no referrer.
pub const APPS: &[Known] = &[
    ("MicroMessenger", "wechat"),
    ("Weibo", "weibo"),
    ("aweme", "douyin"),
    ("discover/", "xiaohongshu"),
    ("FBAN/", "facebook"),
    ("FBAV/", "facebook"),
    ("Instagram", "instagram"),
    ("musical_ly", "tiktok"),
    ("Pinterest/", "pinterest"),
];

/// Who that host belongs to, if the list has it.
pub fn owner(host: &str, list: &[Known]) -> Option<&'static str> {
    list.iter()
        .find(|(known, _)| is_of(host, known))
        .map(|(_, name)| *name)
}

/// The same of what a marketer may write for it: its name, its host, or the first part of its host.
pub fn called(source: &str, list: &[Known]) -> Option<&'static str> {
    list.iter()
        .find(|(known, name)| {
            source == *name || known.split('.').next() == Some(source) || is_of(source, known)
        })
        .map(|(_, name)| *name)
}

/// Whether a host is that one, or one below it.
fn is_of(host: &str, known: &str) -> bool {
    let is_border = |before: &str| before.is_empty() || before.ends_with('.');
    if !known.ends_with('.') {
        return host.strip_suffix(known).is_some_and(is_border);
    }
    // `google.com`, `google.co.uk`, but not `google.com.shop.example`.
    let is_top =
        |top: &str| top.split('.').count() <= 2 && top.split('.').all(|part| part.len() <= 3);
    host.match_indices(known).any(|(at, _)| {
        let top = host.get(at + known.len()..).unwrap_or_default();
        is_border(host.get(..at).unwrap_or_default()) && is_top(top)
    })
}
