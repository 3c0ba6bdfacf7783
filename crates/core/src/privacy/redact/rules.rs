//! What is to become of each kind of personal data.

use super::Kind;
use crate::document::Map;
use crate::read::{choice, record};

choice! {
    /// What becomes of personal data that is found in an event.
    pub enum Action {
        /// Its kind stands in its place, such as `[email]`.
        Mask = "mask",
        /// It is taken out; a property that is nothing else goes with it.
        Remove = "remove",
        /// The SHA-256 of salt and value stands in its place, in hexadecimal digits: the same value has the same one.
        Hash = "hash",
        /// It is sent as it is.
        Keep = "keep",
    }
}

record! {
    /// What becomes of personal data in events, before they wait to be sent. The page's own handlers and this device's
    /// profile see events as they were tracked.
    pub struct Redaction {
        /// E-mail addresses.
        pub email: Action => "email" = Action::Mask,
        /// Telephone numbers: international ones, national ones that are written as such, Chinese mobile numbers.
        pub phone: Action => "phone" = Action::Mask,
        /// Numbers of payment cards.
        pub card: Action => "card" = Action::Mask,
        /// Chinese resident identity numbers.
        pub resident_id: Action => "residentId" = Action::Mask,
        /// IP addresses, of version 4 and 6.
        pub ip: Action => "ip" = Action::Mask,
        /// What becomes of the properties of these names, wherever they stand in an event, and whatever they hold.
        pub properties: Map<Action> => "properties",
        /// What hashes begin with; a secret of the shop's would be none in a page, but it keeps tables of hashes that
        /// others have computed from being of use.
        pub salt: String => "salt" = String::new(),
        /// The parameters that URLs keep; a name that ends in `*` stands for all that begin so.
        pub url_parameters: Vec<String> => "urlParameters" = usual_parameters(),
    }
}

impl Redaction {
    /// What becomes of that kind.
    pub fn action(&self, kind: Kind) -> Action {
        match kind {
            Kind::Email => self.email,
            Kind::Phone => self.phone,
            Kind::Card => self.card,
            Kind::ResidentId => self.resident_id,
            Kind::Ip => self.ip,
        }
    }
}

/// What says where visitors came from, what they looked for and which product they saw.
fn usual_parameters() -> Vec<String> {
    const USUAL: &str = "utm_* gclid gbraid wbraid dclid fbclid msclkid ttclid twclid li_fat_id bd_vid gdt_vid \
                         q query s search keyword page sort category collection variant color size";
    USUAL.split_ascii_whitespace().map(str::to_owned).collect()
}
