//! Money and numbers, as the page's language writes them.

use std::cell::RefCell;

use awning_core::money::{Currency, Money};
use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    // Throws at what is no language tag, as all formats do.
    #[wasm_bindgen(js_namespace = Intl, js_name = getCanonicalLocales, catch)]
    fn canonical(tag: &str) -> Result<Array, JsValue>;
}

/// The formats of a language.
pub struct Formats {
    locale: String,
    /// Those made so far: making one takes longer than using it a hundred times.
    made: RefCell<Vec<(Style, Function)>>,
}

/// What is written, and how.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    Number,
    Percent,
    Money(Currency),
    Unit(&'static str),
}

impl Formats {
    /// The formats of the language with that BCP 47 tag; pages also write `en_US`. English, if it is none.
    pub fn of(locale: &str) -> Self {
        let tag: String = locale
            .chars()
            .map(|letter| if letter == '_' { '-' } else { letter })
            .collect();
        let known = canonical(&tag).is_ok();
        Self {
            locale: if known { tag } else { "en".into() },
            made: RefCell::new(Vec::new()),
        }
    }

    /// The language, as `Intl` knows it.
    pub fn locale(&self) -> &str {
        &self.locale
    }

    /// An amount with its currency.
    pub fn money(&self, money: Money) -> String {
        // Decimal text is formatted exactly; a float might not be.
        let amount = money.decimal_text().into();
        apply(&self.format(Style::Money(money.currency)), &amount)
    }

    /// A share of one hundred.
    pub fn percent(&self, percent: f64) -> String {
        apply(&self.format(Style::Percent), &(percent / 100.0).into())
    }

    /// A number.
    pub fn number(&self, number: f64) -> String {
        apply(&self.format(Style::Number), &number.into())
    }

    /// A number of units of time, such as "2 hours".
    pub fn unit(&self, number: f64, unit: &'static str) -> String {
        apply(&self.format(Style::Unit(unit)), &number.into())
    }

    fn format(&self, style: Style) -> Function {
        let known = self.made.try_borrow().ok().and_then(|made| {
            made.iter()
                .find(|(known, _)| *known == style)
                .map(|(_, format)| format.clone())
        });
        known.unwrap_or_else(|| {
            let format = self.number_format(style);
            if let Ok(mut made) = self.made.try_borrow_mut() {
                made.push((style, format.clone()));
            }
            format
        })
    }

    fn number_format(&self, style: Style) -> Function {
        let options: &[(&str, &str)] = match &style {
            Style::Number => &[],
            Style::Percent => &[("style", "percent")],
            Style::Money(currency) => &[("style", "currency"), ("currency", currency.code())],
            Style::Unit(unit) => &[("style", "unit"), ("unit", unit), ("unitDisplay", "long")],
        };
        let object = Object::new();
        for (name, value) in options {
            let _ = Reflect::set(&object, &(*name).into(), &(*value).into());
        }
        Intl::NumberFormat::new(&Array::of1(&self.locale.as_str().into()), &object).format()
    }
}

fn apply(format: &Function, value: &JsValue) -> String {
    format
        .call1(&JsValue::UNDEFINED, value)
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}
