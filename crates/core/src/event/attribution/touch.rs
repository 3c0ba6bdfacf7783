//! One arrival, from the page's address and its referrer.

use super::channel::{CLICK_IDS, CREATOR_CODES, Channel, of_campaign};
use super::known::{APPS, MAIL, PAYMENT, SEARCH, SOCIAL, owner};
use crate::read::Choice;
use crate::text::has_part;
use crate::value::{Value, add, object};

/// What a page knows of how it was reached.
#[derive(Clone, Copy, Debug)]
pub struct Arrival<'a> {
    /// The parameters of its address, decoded.
    pub parameters: &'a [(String, String)],
    /// Its referrer's host; empty if it has none.
    pub referrer: &'a str,
    /// Its own host.
    pub host: &'a str,
    /// Its path.
    pub path: &'a str,
    /// What the browser calls itself.
    pub user_agent: &'a str,
}

/// What brought a visitor at one time.
#[derive(Clone, Debug, PartialEq)]
pub struct Touch {
    /// The channel that it counts for.
    pub channel: Channel,
    /// What is known of it, by the names that events carry: `source`, `medium`, `campaign`, `term`, `content`,
    /// `creator`, `referrer`, `landing`, `time`.
    fields: Vec<(String, Value)>,
    /// The ad network's parameter with its value.
    click_id: Option<(String, String)>,
}

/// Values are cut at so many characters: an address may be of any length.
const MOST_CHARACTERS: usize = 200;

impl Touch {
    /// What brought the visitor at that time (RFC 3339); `None` if the page was reached from the shop itself.
    pub fn of(arrival: &Arrival, time: String) -> Option<Self> {
        let parameter = |name: &str| {
            let found = arrival
                .parameters
                .iter()
                .find(|(key, value)| key.eq_ignore_ascii_case(name) && !value.is_empty());
            found.map(|(_, value)| value.chars().take(MOST_CHARACTERS).collect::<String>())
        };
        let (source, medium) = (parameter("utm_source"), parameter("utm_medium"));
        let click_id = CLICK_IDS
            .iter()
            .find_map(|(name, channel, source)| Some((*name, *channel, *source, parameter(name)?)));
        let creator = CREATOR_CODES.iter().find_map(|name| parameter(name));
        let is_tagged = source.is_some() || medium.is_some() || parameter("utm_campaign").is_some();
        let foreign = Some(arrival.referrer)
            .filter(|host| !host.is_empty() && !is_same_site(host, arrival.host));
        let came_back = foreign.is_some_and(|host| owner(host, PAYMENT).is_some());
        let small =
            |text: &Option<String>| text.as_deref().unwrap_or_default().to_ascii_lowercase();

        let (channel, known) =
            if is_tagged && of_campaign(&small(&source), &small(&medium)) != Channel::Other {
                (of_campaign(&small(&source), &small(&medium)), None)
            } else if let Some((_, channel, source, _)) = &click_id {
                (*channel, Some(*source))
            } else if creator.is_some() {
                (Channel::Affiliate, None)
            } else if is_tagged {
                (Channel::Other, None)
            } else if came_back || !arrival.referrer.is_empty() && foreign.is_none() {
                return None;
            } else if let Some(host) = foreign {
                let of = |channel, list| owner(host, list).map(|name| (channel, Some(name)));
                of(Channel::Email, MAIL)
                    .or_else(|| of(Channel::Social, SOCIAL))
                    .or_else(|| of(Channel::OrganicSearch, SEARCH))
                    .unwrap_or((Channel::Referral, None))
            } else {
                let app = APPS
                    .iter()
                    .find(|(mark, _)| has_part(arrival.user_agent, mark));
                app.map_or((Channel::Direct, None), |(_, name)| {
                    (Channel::Social, Some(*name))
                })
            };

        let mut fields = Vec::new();
        let source = source.or_else(|| known.or(foreign).map(str::to_owned));
        for (name, value) in [
            ("source", source),
            ("medium", medium),
            ("campaign", parameter("utm_campaign")),
            ("term", parameter("utm_term")),
            ("content", parameter("utm_content")),
            ("creator", creator),
            ("referrer", foreign.map(str::to_owned)),
            (
                "landing",
                Some(arrival.path.chars().take(MOST_CHARACTERS).collect()),
            ),
            ("time", Some(time)),
        ] {
            if let Some(value) = value {
                add(&mut fields, name, value.into());
            }
        }
        Some(Self {
            channel,
            fields,
            click_id: click_id.map(|(name, _, _, value)| (name.to_owned(), value)),
        })
    }

    /// As events carry it, and as it is kept. Without leave for marketing, no ad network's id goes with it.
    pub fn to_value(&self, marketing: bool) -> Value {
        let mut fields = vec![("channel".to_owned(), self.channel.name().into())];
        fields.extend(self.fields.iter().cloned());
        if let Some((name, value)) = self.click_id.as_ref().filter(|_| marketing) {
            let id = object!([(name, value.as_str().into())]);
            add(&mut fields, "clickId", id);
        }
        Value::Object(fields)
    }

    /// Reads what was kept; `None` if it is none.
    pub fn from_value(value: &Value) -> Option<Self> {
        const NAMES: [&str; 9] = [
            "source", "medium", "campaign", "term", "content", "creator", "referrer", "landing",
            "time",
        ];
        let fits = |text: &str| text.chars().take(MOST_CHARACTERS + 1).count() <= MOST_CHARACTERS;
        let text = |value: &Value| value.as_text().filter(|text| fits(text)).map(str::to_owned);
        let mut fields = Vec::new();
        for name in NAMES {
            if let Some(text) = value.get(name).and_then(text) {
                add(&mut fields, name, text.into());
            }
        }
        let click_id = CLICK_IDS.iter().find_map(|(name, _, _)| {
            let value = text(value.get("clickId")?.get(name)?)?;
            Some(((*name).to_owned(), value))
        });
        Some(Self {
            channel: Channel::named(value.get("channel")?.as_text()?)?,
            fields,
            click_id,
        })
    }
}

/// Whether two hosts are of one site: the same, or one below the other.
fn is_same_site(one: &str, other: &str) -> bool {
    let bare = |host: &str| host.strip_prefix("www.").unwrap_or(host).to_owned();
    let (one, other) = (bare(one), bare(other));
    let is_below = |low: &str, high: &str| {
        low.strip_suffix(high)
            .is_some_and(|before| before.is_empty() || before.ends_with('.'))
    };
    is_below(&one, &other) || is_below(&other, &one)
}
