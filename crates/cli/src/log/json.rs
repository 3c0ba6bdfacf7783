//! JSON Lines and JSON arrays.

use std::fmt;
use std::io::BufRead;

use serde::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};
use serde_json::Value;

use super::error::Fault;
use super::intake::Intake;
use super::lines::Lines;
use super::object::ObjectReader;
use super::settings::Settings;

/// Reads an object from each line that is not empty.
pub fn read_lines(
    source: impl BufRead,
    settings: &Settings,
    intake: &mut Intake,
) -> Result<(), Fault> {
    let mut lines = Lines::new(source);
    let mut objects = ObjectReader::new(settings);
    while let Some(line) = lines.read()? {
        let Some(read) = line.json() else {
            continue;
        };
        let place = lines.number();
        match read {
            Ok(value) => objects.take(place, value, intake)?,
            Err(reason) => intake.bad(place, reason),
        }
    }
    objects.finish(intake)
}

/// Reads the objects of an array, without holding more than one.
pub fn read_array(
    source: impl BufRead,
    settings: &Settings,
    intake: &mut Intake,
) -> Result<(), Fault> {
    let mut objects = ObjectReader::new(settings);
    let mut fault = None;
    let mut take = |place: u64, value: Value| {
        let taken = objects.take(place, value, intake);
        taken.map_err(|found| fault = Some(found)).is_ok()
    };
    let broken = each_element(source, &mut take);
    if let Some(fault) = fault {
        return Err(fault);
    }
    if let Some(line) = broken? {
        intake.bad(line, BROKEN_ARRAY);
    }
    objects.finish(intake)
}

/// What is said of an array that ends before its end.
pub const BROKEN_ARRAY: &str = "not JSON: it and all after it cannot be read";

/// Hands over each element of an array with its number, until told to stop; tells the line where the array is broken, if
/// it is.
///
/// # Errors
/// If the system refuses.
pub fn each_element(
    source: impl BufRead,
    take: &mut dyn FnMut(u64, Value) -> bool,
) -> std::io::Result<Option<u64>> {
    let mut stopped = false;
    let mut noted = |place: u64, value: Value| {
        stopped = !take(place, value);
        !stopped
    };
    let mut deserializer = serde_json::Deserializer::from_reader(source);
    match Elements(&mut noted).deserialize(&mut deserializer) {
        _ if stopped => Ok(None),
        Ok(()) => Ok(None),
        Err(error) if error.is_io() => Err(error.into()),
        Err(error) => Ok(Some(error.line() as u64)),
    }
}

/// Hands over each element with its number, until told to stop.
struct Elements<'a>(&'a mut dyn FnMut(u64, Value) -> bool);

impl<'de> DeserializeSeed<'de> for Elements<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Elements<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an array of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        let mut place = 0;
        while let Some(value) = elements.next_element()? {
            place += 1;
            if !(self.0)(place, value) {
                return Err(serde::de::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}
