//! Features for other visitors than the one who is here, as fast as pages may ask.
//!
//! JavaScript writes those of their attributes that a feature looks at into a piece of this module's memory;
//! pkg/loader/experiments/desk.ts says how. The answer is the address of the value in the payload, so that JavaScript makes
//! each value once.

use std::cell::RefCell;
use std::rc::Rc;

use awning_core::experiment::assignment::{Payload, Subject, value};
use awning_core::value::Value;
use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::lab::Lab;
use super::script::call;

/// How long the piece of memory is, in bytes.
const SIZE: usize = 4096;

/// At most so many features have a number.
const MOST: usize = 1000;

/// What is asked instead of a feature: the number of the one whose key is written.
const FEATURE: u32 = u32::MAX;

/// What attributes can be.
const TEXT: u8 = 0;
const NUMBER: u8 = 1;
const FALSE: u8 = 2;
const TRUE: u8 = 3;

/// Where JavaScript asks; dropping it ends that.
pub struct Desk(#[allow(dead_code)] Closure<dyn Fn(u32, u32) -> u32>);

impl Desk {
    /// Begins to answer for an experiments' owner, and tells the loader where.
    pub fn open(lab: &Rc<Lab>, given: &JsValue) -> Self {
        let (lab, sheet) = (Rc::downgrade(lab), RefCell::new(Sheet::new()));
        let address = sheet.borrow().written.as_ptr() as usize as u32;
        let ask = Closure::new(move |what, end| {
            let answered = || {
                let lab = lab.upgrade()?;
                sheet
                    .try_borrow_mut()
                    .ok()?
                    .answer(&lab, what, end as usize)
            };
            answered().unwrap_or_default()
        });
        let told = Array::of2(ask.as_ref(), &address.into());
        call(given, "direct", &told);
        Self(ask)
    }
}

/// What is written, and what was made of it.
struct Sheet {
    written: Vec<u8>,
    payload: Rc<Payload>,
    features: Vec<Asked>,
    /// How many features of earlier payloads have had numbers: none is given twice.
    before: u32,
}

/// A feature with a number.
struct Asked {
    /// Its place in the payload.
    place: usize,
    /// The attributes that it looks at, as an object, of which each text keeps its room.
    attributes: Value,
}

impl Sheet {
    fn new() -> Self {
        Self {
            written: vec![0; SIZE],
            payload: Rc::default(),
            features: Vec::new(),
            before: 0,
        }
    }

    /// A number for a feature, or a value's address; `None` where that is to be asked another way.
    fn answer(&mut self, lab: &Lab, what: u32, end: usize) -> Option<u32> {
        let payload = lab.payload();
        if !Rc::ptr_eq(&payload, &self.payload) {
            self.before += u32::try_from(self.features.len()).ok()?;
            self.features.clear();
            self.payload = payload;
        }
        if what == FEATURE {
            return self.number(end);
        }
        let index = what.checked_sub(self.before)?.checked_sub(1)?;
        let asked = self.features.get_mut(index as usize)?;
        asked.read(self.written.get(..end)?)?;
        let feature = self.payload.features().get(asked.place)?;
        let (page, known) = (lab.page(), lab.known());
        let subject = Subject {
            url: &known.url,
            ..Subject::new(&asked.attributes, &page.script)
        };
        let value: *const Value = value(&self.payload, &subject, feature);
        u32::try_from(value as usize).ok()
    }

    /// Gives a number to the feature whose key is written, and writes the names of what it looks at: how many there are,
    /// then each with its length before it.
    fn number(&mut self, end: usize) -> Option<u32> {
        let key = std::str::from_utf8(self.written.get(..end)?).ok()?;
        let mut features = self.payload.features().iter();
        let place = features.position(|feature| feature.key == key)?;
        if self.features.len() >= MOST {
            return None;
        }
        let names = self.payload.attributes_of(key);
        let mut text = Vec::new();
        text.extend(u16::try_from(names.len()).ok()?.to_le_bytes());
        for name in &names {
            text.extend(u16::try_from(name.len()).ok()?.to_le_bytes());
            text.extend_from_slice(name.as_bytes());
        }
        let fields = names.iter().map(|name| ((*name).to_owned(), Value::Null));
        let attributes = Value::Object(fields.collect());
        self.written.get_mut(..text.len())?.copy_from_slice(&text);
        self.features.push(Asked { place, attributes });
        Some(self.before + u32::try_from(self.features.len()).ok()?)
    }
}

impl Asked {
    /// Reads its attributes, which are written in their order.
    fn read(&mut self, written: &[u8]) -> Option<()> {
        let Value::Object(fields) = &mut self.attributes else {
            return None;
        };
        let mut rest = written;
        for (_, value) in fields {
            let (kind, others) = rest.split_first()?;
            rest = match *kind {
                TEXT => {
                    let (length, others) = others.split_first_chunk::<2>()?;
                    let length = usize::from(u16::from_le_bytes(*length));
                    let (text, others) = others.split_at_checked(length)?;
                    write(value, std::str::from_utf8(text).ok()?);
                    others
                }
                NUMBER => {
                    let (number, others) = others.split_first_chunk::<8>()?;
                    *value = Value::Number(f64::from_le_bytes(*number));
                    others
                }
                flag => {
                    *value = match flag {
                        FALSE => Value::Bool(false),
                        TRUE => Value::Bool(true),
                        _ => Value::Null,
                    };
                    others
                }
            };
        }
        Some(())
    }
}

/// Sets a text in the room of the last one.
fn write(value: &mut Value, text: &str) {
    match value {
        Value::Text(room) => {
            room.clear();
            room.push_str(text);
        }
        other => *other = Value::Text(text.to_owned()),
    }
}
