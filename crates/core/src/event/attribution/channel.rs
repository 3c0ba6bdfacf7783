//! The channel that an arrival counts for, as web analytics know them.

use super::known::{MAIL, SEARCH, SOCIAL, called};
use crate::read::choice;
use crate::text::has_part;

choice! {
    /// What kind of way brought a visitor.
    pub enum Channel {
        /// The address was typed, or nothing tells.
        Direct = "direct",
        /// A search engine's results.
        OrganicSearch = "organic-search",
        /// An advertisement beside a search engine's results.
        PaidSearch = "paid-search",
        /// A social network, or a message there.
        Social = "social",
        /// An advertisement in a social network.
        PaidSocial = "paid-social",
        /// An advertisement anywhere else.
        Display = "display",
        /// A letter.
        Email = "email",
        /// A partner or a creator who is paid for it.
        Affiliate = "affiliate",
        /// A link on another site.
        Referral = "referral",
        /// A campaign whose kind is not known.
        Other = "other",
    }
}

/// Parameters that ad networks add, and the channel that they stand for.
pub const CLICK_IDS: [(&str, Channel, &str); 19] = [
    ("gclid", Channel::PaidSearch, "google"),
    ("gbraid", Channel::PaidSearch, "google"),
    ("wbraid", Channel::PaidSearch, "google"),
    ("msclkid", Channel::PaidSearch, "bing"),
    ("bd_vid", Channel::PaidSearch, "baidu"),
    ("qhclickid", Channel::PaidSearch, "360"),
    ("yclid", Channel::PaidSearch, "yandex"),
    ("dclid", Channel::Display, "google"),
    ("ttclid", Channel::PaidSocial, "tiktok"),
    ("twclid", Channel::PaidSocial, "twitter"),
    ("li_fat_id", Channel::PaidSocial, "linkedin"),
    ("epik", Channel::PaidSocial, "pinterest"),
    ("gdt_vid", Channel::PaidSocial, "tencent"),
    // Facebook adds it to every link, paid or not.
    ("fbclid", Channel::Social, "facebook"),
    ("irclickid", Channel::Affiliate, "impact"),
    ("awc", Channel::Affiliate, "awin"),
    ("cjevent", Channel::Affiliate, "cj"),
    ("tduid", Channel::Affiliate, "tradedoubler"),
    ("clickref", Channel::Affiliate, "partnerize"),
];

/// Parameters that carry a partner's or a creator's code.
pub const CREATOR_CODES: [&str; 7] = [
    "aff",
    "aff_id",
    "affiliate",
    "affiliate_id",
    "creator",
    "creator_code",
    "kol_id",
];

/// The channel of a campaign's parameters `utm_source` and `utm_medium`, in small letters.
pub fn of_campaign(source: &str, medium: &str) -> Channel {
    let is = |names: &str| names.split(' ').any(|name| name == medium);
    let is_social = called(source, SOCIAL).is_some();
    let is_search = called(source, SEARCH).is_some();
    if is("email e-mail e_mail newsletter edm")
        || called(source, MAIL).is_some()
        || source == "newsletter"
    {
        Channel::Email
    } else if is("affiliate affiliates partner creator influencer kol koc") {
        Channel::Affiliate
    } else if is("display banner cpm interstitial expandable programmatic") {
        Channel::Display
    } else if is("cpc ppc cpa cpv sem ads ad retargeting") || medium.starts_with("paid") {
        match (
            is_social || has_part(medium, "social"),
            is_search || is("cpc ppc sem") || has_part(medium, "search"),
        ) {
            (true, _) => Channel::PaidSocial,
            (false, true) => Channel::PaidSearch,
            (false, false) => Channel::Display,
        }
    } else if is("social social-network social-media social_network social_media sm") || is_social {
        Channel::Social
    } else if medium == "organic" || is_search {
        Channel::OrganicSearch
    } else if is("referral link") {
        Channel::Referral
    } else {
        Channel::Other
    }
}
