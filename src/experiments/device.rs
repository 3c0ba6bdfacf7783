//! What experiments keep on the device: the anonymous id that the registrable domain's hosts share, and sticky buckets in
//! GrowthBook's own form.

use std::cell::OnceCell;

use awning_core::event::is_id;
use awning_core::experiment::StickyBucketing;
use awning_core::experiment::assignment::StickyDocument;
use awning_core::privacy::cookie::{self, Cookie};
use awning_core::text::concat;

use crate::browser::{cookies, json, page, storage};
use crate::runtime::Kept;

/// The cookie of the anonymous id.
const ID: &str = "awning.id";

/// What GrowthBook's SDK puts before the keys of sticky documents.
const STICKY: &str = "gbStickyBuckets__";

/// At most so many sticky documents: one a value of a hash attribute.
const MOST_DOCUMENTS: usize = 10;

const DAY: u32 = 24 * 60 * 60;

/// The device, as far as experiments use it.
#[derive(Default)]
pub struct Device {
    /// The broadest domain whose cookies this page may set; none where they are the host's own.
    domain: OnceCell<Option<String>>,
}

impl Kept for Device {
    fn id(&self) -> Option<String> {
        cookie::find(&cookies::read(), ID).filter(|id| is_id(id))
    }

    fn share(&self, id: &str) {
        if self.id().as_deref() != Some(id) {
            self.set(ID, id, 365 * DAY);
        }
    }

    fn forget(&self, shared: bool) {
        for key in storage::keys(STICKY) {
            storage::remove_text(&key);
        }
        if !shared {
            return;
        }
        for name in cookie::names(&cookies::read()) {
            if name == ID || name.starts_with(STICKY) {
                self.set(&name, "", 0);
            }
        }
    }
}

impl Device {
    /// The sticky document of an attribute's value.
    pub fn sticky(
        &self,
        at: StickyBucketing,
        attribute: &str,
        value: &str,
    ) -> Option<StickyDocument> {
        let key = concat(&[STICKY, attribute, "||", value]);
        let text = match at {
            StickyBucketing::LocalStorage => storage::text(&key),
            StickyBucketing::Cookie => cookie::find(&cookies::read(), &key),
            StickyBucketing::Off => None,
        };
        StickyDocument::read(&json::parse(&text?).ok()?)
    }

    /// Keeps a sticky document; of more than a few, the others go.
    pub fn keep_sticky(&self, at: StickyBucketing, document: &StickyDocument) {
        let key = concat(&[STICKY, &document.key()]);
        let text = json::to_text(&document.to_value());
        match at {
            StickyBucketing::LocalStorage => {
                let keys = storage::keys(STICKY);
                let others = keys.iter().filter(|other| **other != key);
                others
                    .skip(MOST_DOCUMENTS - 1)
                    .for_each(|other| storage::remove_text(other));
                storage::set_text(&key, &text);
            }
            StickyBucketing::Cookie => {
                let names = cookie::names(&cookies::read());
                let others = names
                    .iter()
                    .filter(|other| other.starts_with(STICKY) && **other != key);
                others
                    .skip(MOST_DOCUMENTS - 1)
                    .for_each(|other| self.set(other, "", 0));
                self.set(&key, &text, 180 * DAY);
            }
            StickyBucketing::Off => {}
        }
    }

    fn set(&self, name: &str, value: &str, seconds: u32) {
        let secure = page::url().starts_with("https:");
        let cookie = |domain| Cookie {
            name,
            value,
            domain,
            seconds,
            secure,
        };
        let domain = self.domain.get_or_init(|| probe(secure));
        cookies::write(&cookie(domain.as_deref()).to_text());
    }
}

/// The broadest domain whose cookies the browser lets this page set.
fn probe(secure: bool) -> Option<String> {
    const PROBE: &str = "awning.probe";
    let host = page::host();
    let found = cookie::domains(&host).into_iter().find(|domain| {
        let cookie = |value, seconds| Cookie {
            name: PROBE,
            value,
            domain: Some(*domain),
            seconds,
            secure,
        };
        cookies::write(&cookie("1", 60).to_text());
        let is_set = cookie::find(&cookies::read(), PROBE).is_some();
        cookies::write(&cookie("", 0).to_text());
        is_set
    });
    found.map(str::to_owned)
}
