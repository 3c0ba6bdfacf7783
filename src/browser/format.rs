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
    /// One a currency: making one takes longer than using it a hundred times.
    money: RefCell<Vec<(Currency, Function)>>,
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
            money: RefCell::new(Vec::new()),
        }
    }

    /// An amount with its currency.
    pub fn money(&self, money: Money) -> String {
        let known = self.money.try_borrow().ok().and_then(|known| {
            known
                .iter()
                .find(|(currency, _)| *currency == money.currency)
                .map(|(_, format)| format.clone())
        });
        let format = known.unwrap_or_else(|| {
            let options = [("style", "currency"), ("currency", money.currency.code())];
            let format = self.number_format(&options);
            if let Ok(mut known) = self.money.try_borrow_mut() {
                known.push((money.currency, format.clone()));
            }
            format
        });
        // Decimal text is formatted exactly; a float might not be.
        apply(&format, &money.decimal_text().into())
    }

    /// A share of one hundred.
    pub fn percent(&self, percent: f64) -> String {
        apply(
            &self.number_format(&[("style", "percent")]),
            &(percent / 100.0).into(),
        )
    }

    /// A number.
    pub fn number(&self, number: f64) -> String {
        apply(&self.number_format(&[]), &number.into())
    }

    /// A number of units of time, such as "2 hours".
    pub fn unit(&self, number: f64, unit: &str) -> String {
        apply(
            &self.number_format(&[("style", "unit"), ("unit", unit), ("unitDisplay", "long")]),
            &number.into(),
        )
    }

    fn number_format(&self, options: &[(&str, &str)]) -> Function {
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
