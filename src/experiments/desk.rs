//! Features for other visitors than the one who is here, as fast as pages may ask.
//!
//! JavaScript writes their attributes into a piece of this module's memory; pkg/loader/experiments/desk.ts says how. The
//! answer is the address of the value in the payload, so that JavaScript makes each value once.

use std::cell::RefCell;
use std::rc::Rc;

use awning_core::experiment::assignment::{Subject, evaluate};
use awning_core::value::Value;
use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::lab::Lab;
use super::script::call;

/// How long the piece of memory is, in bytes.
const SIZE: usize = 4096;

/// At most so many names of attributes, and of features, have a number.
const MOST: usize = 250;

/// What is asked instead of a feature: the number of the name that is written.
const FEATURE: u32 = u32::MAX;
const ATTRIBUTE: u32 = u32::MAX - 1;

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
    /// Keys of features; their numbers are their places, from 1.
    features: Vec<String>,
    /// Attributes as an object, of which each text keeps its room.
    attributes: Value,
    /// In which turn each was written last.
    turns: Vec<u32>,
    turn: u32,
}

impl Sheet {
    fn new() -> Self {
        Self {
            written: vec![0; SIZE],
            features: Vec::new(),
            attributes: Value::Object(Vec::new()),
            turns: Vec::new(),
            turn: 0,
        }
    }

    /// A number for a name, or a value's address; `None` where that is to be asked another way.
    fn answer(&mut self, lab: &Lab, what: u32, end: usize) -> Option<u32> {
        match what {
            FEATURE => {
                let name = self.name(end)?;
                if self.features.len() >= MOST {
                    return None;
                }
                self.features.push(name);
                u32::try_from(self.features.len()).ok()
            }
            ATTRIBUTE => {
                let name = self.name(end)?;
                let Value::Object(fields) = &mut self.attributes else {
                    return None;
                };
                if fields.len() >= MOST {
                    return None;
                }
                fields.push((name, Value::Null));
                self.turns.push(0);
                u32::try_from(fields.len()).ok()
            }
            feature => {
                self.read(end)?;
                let key = self.features.get((feature as usize).checked_sub(1)?)?;
                let (payload, page) = (lab.payload(), lab.page());
                let known = lab.known();
                let subject = Subject {
                    url: &known.url,
                    ..Subject::new(&self.attributes, &page.script)
                };
                let value: *const Value = evaluate(&payload, &subject, key).value;
                u32::try_from(value as usize).ok()
            }
        }
    }

    fn name(&self, end: usize) -> Option<String> {
        String::from_utf8(self.written.get(..end)?.to_vec()).ok()
    }

    /// Reads the attributes that are written up to there.
    fn read(&mut self, end: usize) -> Option<()> {
        let Value::Object(fields) = &mut self.attributes else {
            return None;
        };
        self.turn = self.turn.wrapping_add(1);
        let mut rest = self.written.get(..end)?;
        while let [number, kind, others @ ..] = rest {
            let place = usize::from(*number).checked_sub(1)?;
            let (_, value) = fields.get_mut(place)?;
            *self.turns.get_mut(place)? = self.turn;
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
        // What is not written this time is not known of this visitor.
        for ((_, value), turn) in fields.iter_mut().zip(&self.turns) {
            if *turn != self.turn {
                *value = Value::Null;
            }
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
