//! What is captured of a page: from what its script has seen to events.

use super::engagement::Engagement;
use super::fault::Faults;
use super::rage::Rage;
use super::scroll::Scrolled;
use super::shopify::Shopify;
use super::text::{number, put};
use super::{Settings, click, data_layer, form, linked_data, vital};
use crate::audience::View;
use crate::catalog::ItemId;
use crate::event::names::{
    ELEMENT_CLICKED, FILE_DOWNLOADED, FORM_SUBMITTED, OUTBOUND_LINK_CLICKED, PAGE_ENGAGED,
    PAGE_ERROR, PRODUCT_VIEWED, RAGE_CLICKED, SCROLL_DEPTH_REACHED, WEB_VITALS,
};
use crate::time::Instant;
use crate::value::{Value, add, object};

/// An event that was captured.
#[derive(Clone, Debug, PartialEq)]
pub struct Captured {
    /// Its name in the vocabulary.
    pub name: &'static str,
    /// Its properties.
    pub properties: Value,
}

/// Captures what the document names, on one page.
#[derive(Debug)]
pub struct Capture {
    settings: Settings,
    /// The host of the page's address.
    host: String,
    /// The path of the page that is viewed.
    path: String,
    /// Since when it is viewed.
    since: Instant,
    scrolled: Scrolled,
    engagement: Option<Engagement>,
    rage: Rage,
    faults: Faults,
    shopify: Shopify,
    /// The product that the JSON-LD of the page before described: a page that is built anew by its own script may still have it.
    stale: Option<ItemId>,
    /// The product that this page's JSON-LD described.
    described: Option<ItemId>,
}

impl Settings {
    /// What the page's script is to look for: whether it is to look for each part of the document's `capture`; of Google's
    /// events, the array and their names.
    pub fn wanted(&self) -> Value {
        let layer = self.data_layer.0.as_deref();
        object!([
            ("clicks", self.clicks.into()),
            ("forms", self.forms.into()),
            ("scroll", (!self.scroll.0.is_empty()).into()),
            ("engagement", self.engagement.into()),
            (
                "links",
                (self.outbound || !self.downloads.0.is_empty()).into()
            ),
            ("rageClicks", self.rage_clicks.into()),
            ("errors", self.errors.into()),
            ("vitals", self.vitals.into()),
            ("layer", layer.into()),
            (
                "names",
                layer.map(|_| Value::List(data_layer::names())).into()
            ),
            ("jsonLd", self.json_ld.into()),
            ("shopify", self.shopify.into()),
        ])
    }
}

impl Capture {
    /// Begins, with what the document says.
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            host: String::new(),
            path: String::new(),
            since: Instant::default(),
            scrolled: Scrolled::default(),
            engagement: None,
            rage: Rage::default(),
            faults: Faults::default(),
            shopify: Shopify::default(),
            stale: None,
            described: None,
        }
    }

    /// Takes what was seen, an object whose `kind` says what it is; returns what is to be tracked. `views` are the products
    /// that are known to have been viewed. What is not as it should be is nothing.
    ///
    /// | `kind` | |
    /// | --- | --- |
    /// | `page` | a view of a page began: `host`, `path`, `since` in milliseconds since 1970, `attentive` |
    /// | `click` | `tag`, `text`, `id`, `href`, `download`, `steps`; whether it is a link or button, `control`; of a pointer, `x` and `y` |
    /// | `form` | `id`, `name`, `action`, `method`, `fields` |
    /// | `scroll` | `percent` |
    /// | `sign` | the page can be seen and has the focus, `attentive`; something was done on it, `active` |
    /// | `leave` | the page is hidden, or left |
    /// | `error` | `message`, `source`, `line`, `column`, `stack` |
    /// | `vital` | `name`, `value`, `delta`, `rating`, `id`, `navigationType` |
    /// | `push` | `name`, `parameters` |
    /// | `linked` | `data`: a list of what the page's JSON-LD holds |
    /// | `shopify` | `name`, `event`, `result` |
    pub fn hear(&mut self, seen: &Value, now: Instant, views: &[View]) -> Vec<Captured> {
        let field = |name| seen.get(name).unwrap_or(&Value::Null);
        let text = |name| seen.get(name).and_then(Value::as_text).unwrap_or_default();
        let flag = |name| field(name) == &Value::Bool(true);
        let settings = &self.settings;
        let mut captured = Vec::new();
        let mut tell = |name, fields| {
            captured.push(Captured {
                name,
                properties: Value::Object(fields),
            });
        };
        match text("kind") {
            "page" => {
                let told = self.leave(now);
                self.begin(text("host"), text("path"), number(seen, "since"), now);
                if self.settings.engagement {
                    self.engagement = Some(Engagement::begin(now, flag("attentive")));
                }
                return told;
            }
            "click" => {
                if settings.clicks && flag("control") {
                    tell(ELEMENT_CLICKED, click::element(seen));
                }
                if settings.outbound
                    && let Some(fields) = click::outbound(seen, &self.host)
                {
                    tell(OUTBOUND_LINK_CLICKED, fields);
                }
                if let Some(fields) = click::download(seen, &settings.downloads.0) {
                    tell(FILE_DOWNLOADED, fields);
                }
                if settings.rage_clicks
                    && let (Some(x), Some(y)) = (number(seen, "x"), number(seen, "y"))
                    && self.rage.click(now, x, y)
                {
                    let mut fields = click::element(seen);
                    put(&mut fields, "clicks", 3.0);
                    tell(RAGE_CLICKED, fields);
                }
            }
            "form" if settings.forms => tell(FORM_SUBMITTED, form::form(seen)),
            "scroll" => {
                let percent = number(seen, "percent").unwrap_or_default();
                for depth in self.scrolled.reach(percent, &settings.scroll) {
                    let mut fields = Vec::new();
                    add(&mut fields, "percent", depth.into());
                    tell(SCROLL_DEPTH_REACHED, fields);
                }
            }
            "sign" => {
                if let Some(engagement) = &mut self.engagement {
                    engagement.sign(now, flag("attentive"), flag("active"));
                }
            }
            "leave" => return self.leave(now),
            "error" if settings.errors => {
                if let Some(fields) = self.faults.take(seen) {
                    tell(PAGE_ERROR, fields);
                }
            }
            "vital" if settings.vitals => {
                if let Some(fields) = vital::vital(seen) {
                    tell(WEB_VITALS, fields);
                }
            }
            "push" => {
                if let Some(layer) = &settings.data_layer.0 {
                    captured = data_layer::events(text("name"), field("parameters"), layer);
                }
            }
            "linked" if settings.json_ld && self.described.is_none() => {
                let found = linked_data::product(field("data"));
                if let Some(product) = found.filter(|found| Some(&found.id) != self.stale.as_ref())
                {
                    tell(PRODUCT_VIEWED, product.fields);
                    self.described = Some(product.id);
                }
            }
            "shopify" if settings.shopify => {
                let (event, result) = (field("event"), field("result"));
                captured = self.shopify.take(text("name"), event, result);
            }
            _ => {}
        }
        captured.retain(|event| {
            event.name != PRODUCT_VIEWED || !self.is_viewed(&event.properties, views)
        });
        captured
    }

    /// Whether the page itself, or something else that is captured, has told of the view of that product.
    fn is_viewed(&self, product: &Value, views: &[View]) -> bool {
        let id = product.get("product_id").and_then(ItemId::from_value);
        let mut views = views.iter();
        views.any(|view| Some(&view.item) == id.as_ref() && view.at >= self.since)
    }

    /// A view of a page begins.
    fn begin(&mut self, host: &str, path: &str, since: Option<f64>, now: Instant) {
        let since = since.map(|since| Instant::from_millis(since as i64));
        self.host = host.to_owned();
        self.path = path.to_owned();
        self.since = since.filter(|since| *since <= now).unwrap_or(now);
        self.scrolled = Scrolled::default();
        self.stale = self.described.take().or(self.stale.take());
    }

    /// What has come together, now that the page is hidden or left.
    fn leave(&mut self, now: Instant) -> Vec<Captured> {
        let mut captured = Vec::new();
        let engaged = self
            .engagement
            .as_mut()
            .and_then(|engagement| engagement.tell(now));
        if let Some(engaged) = engaged {
            captured.push(Captured {
                name: PAGE_ENGAGED,
                properties: object!([
                    ("path", self.path.as_str().into()),
                    ("engaged_ms", (engaged.since as f64).into()),
                    ("total_ms", (engaged.total as f64).into()),
                ]),
            });
        }
        for fields in self.faults.tell() {
            captured.push(Captured {
                name: PAGE_ERROR,
                properties: Value::Object(fields),
            });
        }
        captured
    }
}
