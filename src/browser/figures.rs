//! The numbers of reports, as the page's language writes them: to so many digits, with a sign, and spans of days.
//!
//! Apart from `format`, which shoppers' pages load: only reports need these.

use std::cell::RefCell;

use awning_core::experiment::wording::{Figure, Figures, Unit};
use awning_core::time::Instant;
use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::format::Formats;

/// The numbers of a language.
pub struct BrowserFigures<'a> {
    formats: &'a Formats,
    /// Formats made so far, by what they differ in.
    made: RefCell<Vec<(Figure, Function)>>,
}

impl<'a> BrowserFigures<'a> {
    /// Those of the language that these formats are of.
    pub fn of(formats: &'a Formats) -> Self {
        Self {
            formats,
            made: RefCell::default(),
        }
    }

    /// The days from one moment to another, or one day; in UTC, as dates without a time are meant.
    pub fn period(&self, start: Option<Instant>, end: Option<Instant>) -> Option<String> {
        let options = options(&[("dateStyle", "medium".into()), ("timeZone", "UTC".into())]);
        let format = Intl::DateTimeFormat::new(&self.locales(), &options);
        let number = |instant: Instant| JsValue::from_f64(instant.millis() as f64);
        let (name, arguments) = match (start, end) {
            (Some(start), Some(end)) => ("formatRange", [number(start), number(end)]),
            (one, other) => ("format", [number(one.or(other)?), JsValue::UNDEFINED]),
        };
        let function: Function = Reflect::get(&format, &name.into()).ok()?.dyn_into().ok()?;
        let [first, second] = arguments;
        // A start after the end, or no date at all, is refused.
        let text = function.call2(&format, &first, &second).ok()?;
        text.as_string()
    }

    fn locales(&self) -> Array {
        Array::of1(&self.formats.locale().into())
    }

    fn format(&self, kind: Figure) -> Function {
        let known = self.made.try_borrow().ok().and_then(|made| {
            let known = made.iter().find(|(known, _)| *known == kind);
            known.map(|(_, format)| format.clone())
        });
        known.unwrap_or_else(|| {
            let format = self.number_format(kind);
            if let Ok(mut made) = self.made.try_borrow_mut() {
                made.push((kind, format.clone()));
            }
            format
        })
    }

    fn number_format(&self, kind: Figure) -> Function {
        let decimals = JsValue::from_f64(kind.decimals.into());
        let object = options(&[
            ("minimumFractionDigits", decimals.clone()),
            ("maximumFractionDigits", decimals),
        ]);
        let set = |name: &str, value: &str| {
            let _ = Reflect::set(&object, &name.into(), &value.into());
        };
        match &kind.unit {
            Unit::Number => {}
            Unit::Percent => set("style", "percent"),
            Unit::Money(currency) => {
                set("style", "currency");
                set("currency", currency.code());
            }
        }
        if kind.signed {
            set("signDisplay", "exceptZero");
        }
        Intl::NumberFormat::new(&self.locales(), &object).format()
    }
}

impl Figures for BrowserFigures<'_> {
    fn write(&self, figure: Figure) -> String {
        let format = self.format(Figure {
            value: 0.0,
            ..figure
        });
        // Negative zero would be written with its sign.
        let value = JsValue::from_f64(figure.value + 0.0);
        format
            .call1(&JsValue::UNDEFINED, &value)
            .ok()
            .and_then(|text| text.as_string())
            .unwrap_or_default()
    }

    fn days(&self, days: f64) -> String {
        self.formats.unit(days, "day")
    }
}

fn options(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}
