//! Google Merchant feeds in XML: RSS 2.0 (`item`) or Atom (`entry`) with the `g:` namespace.
//!
//! Source: Google's product data specification and its "Create a product data feed file: XML". The tab-separated form
//! is delimited text whose columns have the same names.

use quick_xml::XmlVersion;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;
use serde_json::{Map, Value};

use super::lines::Lines;
use super::rows::{BadRow, Rows};

/// Where the reader is between two tags.
#[derive(Default)]
struct Reading {
    /// Names of the open elements, without prefixes.
    open: Vec<String>,
    /// How deep the open item is, if one is open.
    item_depth: Option<usize>,
    /// The line the open item began on.
    place: u64,
    /// What the open item said so far.
    values: Map<String, Value>,
    /// The text of the element that is open.
    text: String,
    /// The finished items.
    items: Vec<(u64, Value)>,
    /// The channel's title.
    shop: Option<String>,
}

/// Reads the items. A fault in the XML ends the reading: what came before it is kept, and the fault is one bad row.
///
/// Only an item's own elements are read, not those in groups such as `g:shipping`; of an element that occurs again, all
/// values are kept as a list.
pub(super) fn read(text: &str) -> Rows {
    let mut reader = Reader::from_str(text);
    let mut lines = Lines::of(text);
    let mut reading = Reading::default();
    let mut bad = Vec::new();
    loop {
        let place = lines.at(offset(reader.buffer_position()));
        match reader.read_event() {
            Ok(Event::Start(tag)) => reading.start(&tag, place),
            Ok(Event::Empty(tag)) => {
                reading.start(&tag, place);
                reading.end();
            }
            Ok(Event::End(_)) => reading.end(),
            Ok(Event::Text(text)) => reading
                .text
                .push_str(&text.xml_content(XmlVersion::Implicit1_0)),
            Ok(Event::CData(text)) => reading
                .text
                .push_str(&text.xml_content(XmlVersion::Implicit1_0)),
            Ok(Event::GeneralRef(reference)) => reading.text.push_str(&character(&reference)),
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => {
                let place = lines.at(offset(reader.error_position()));
                bad.push(BadRow {
                    place,
                    reason: format!("not readable as XML from here on ({error})"),
                });
                break;
            }
        }
    }
    if reading.item_depth.is_some() && bad.is_empty() {
        bad.push(BadRow {
            place: reading.place,
            reason: "the file ends inside this item".to_owned(),
        });
    }
    let mut rows = Rows::from_values(reading.items);
    rows.shop = reading.shop;
    rows.bad.append(&mut bad);
    rows
}

impl Reading {
    fn start(&mut self, tag: &BytesStart<'_>, place: u64) {
        let name = local_name(tag.name().as_ref());
        self.text.clear();
        self.open.push(name.clone());
        if self.item_depth.is_none() && (name == "item" || name == "entry") {
            self.item_depth = Some(self.open.len());
            self.place = place;
        } else if self.is_in_item(1) && name == "link" {
            // Atom says a link by an attribute.
            for attribute in tag.html_attributes().flatten() {
                if attribute.key.as_ref() == "href" {
                    let value = unescape(&attribute.value).map(std::borrow::Cow::into_owned);
                    self.text = value.unwrap_or_else(|_| attribute.value.to_string());
                }
            }
        }
    }

    fn end(&mut self) {
        let text = std::mem::take(&mut self.text);
        let Some(name) = self.open.last().cloned() else {
            return;
        };
        if self.item_depth == Some(self.open.len()) {
            self.item_depth = None;
            self.items
                .push((self.place, Value::Object(std::mem::take(&mut self.values))));
        } else if self.is_in_item(1) {
            self.add(name, text.trim());
        } else if self.item_depth.is_none() && name == "title" && self.shop.is_none() {
            self.shop = Some(text.trim().to_owned()).filter(|title| !title.is_empty());
        }
        self.open.pop();
    }

    fn is_in_item(&self, depth: usize) -> bool {
        self.item_depth
            .is_some_and(|item| self.open.len() == item + depth)
    }

    fn add(&mut self, name: String, text: &str) {
        if text.is_empty() {
            return;
        }
        let value = Value::String(text.to_owned());
        match self.values.get_mut(&name) {
            Some(Value::Array(list)) => list.push(value),
            Some(first) => *first = Value::Array(vec![first.take(), value]),
            None => {
                self.values.insert(name, value);
            }
        }
    }
}

fn local_name(name: &str) -> String {
    name.rsplit(':').next().unwrap_or(name).to_owned()
}

/// What `&name;` or `&#number;` stands for; itself if nobody knows.
fn character(reference: &BytesRef<'_>) -> String {
    let written = format!("&{};", reference.xml_content(XmlVersion::Implicit1_0));
    unescape(&written)
        .map(std::borrow::Cow::into_owned)
        .unwrap_or(written)
}

fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

#[cfg(test)]
#[path = "merchant_tests.rs"]
mod tests;
