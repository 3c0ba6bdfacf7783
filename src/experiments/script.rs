//! JavaScript's own ways with texts, numbers, expressions and URLs: the loader's functions, called by name, so that pages
//! without experiments have no glue for them.

use std::cell::RefCell;

use awning_core::condition::{Host, UrlParts};
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The loader's functions, an object.
pub struct Script {
    functions: JsValue,
    /// What expressions were last asked, and the answers: visitors differ in little.
    matched: RefCell<Vec<Matched>>,
}

/// An expression, whether letters' case counts, a text, and whether it is found there.
struct Matched {
    pattern: String,
    ignore_case: bool,
    text: String,
    found: Option<bool>,
}

/// At most so many answers are kept.
const MOST_MATCHED: usize = 32;

impl Script {
    /// These functions.
    pub fn new(functions: JsValue) -> Self {
        Self {
            functions,
            matched: RefCell::default(),
        }
    }

    fn ask(&self, name: &str, given: &Array) -> JsValue {
        call(&self.functions, name, given)
    }
}

/// Calls a method; `undefined` if there is none, or if it throws.
pub fn call(owner: &JsValue, name: &str, given: &Array) -> JsValue {
    let method = Reflect::get(owner, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let called = method
        .dyn_ref::<Function>()
        .and_then(|method| method.apply(owner, given).ok());
    called.unwrap_or(JsValue::UNDEFINED)
}

impl Host for Script {
    fn matches(&self, pattern: &str, ignore_case: bool, text: &str) -> Option<bool> {
        let mut matched = self.matched.borrow_mut();
        let known = matched.iter().find(|known| {
            known.text == text && known.ignore_case == ignore_case && known.pattern == pattern
        });
        if let Some(known) = known {
            return known.found;
        }
        let given = Array::of3(&pattern.into(), &ignore_case.into(), &text.into());
        let found = self.ask("matches", &given).as_bool();
        if matched.len() >= MOST_MATCHED {
            matched.clear();
        }
        matched.push(Matched {
            pattern: pattern.to_owned(),
            ignore_case,
            text: text.to_owned(),
            found,
        });
        found
    }

    fn url(&self, url: &str, base: &str) -> Option<UrlParts> {
        let said = self.ask("url", &Array::of2(&url.into(), &base.into()));
        let said: Array = said.dyn_into().ok()?;
        let mut parts = said.iter().map(|part| part.as_string().unwrap_or_default());
        let mut part = || parts.next().unwrap_or_default();
        let (href, origin, host, pathname, hash) = (part(), part(), part(), part(), part());
        let mut parameters = Vec::new();
        while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
            parameters.push((name, value));
        }
        Some(UrlParts {
            href,
            origin,
            host,
            pathname,
            hash,
            parameters,
        })
    }

    fn merge_query(&self, current: &str, target: &str) -> Option<String> {
        let given = Array::of2(&current.into(), &target.into());
        self.ask("mergeQuery", &given).as_string()
    }

    fn number(&self, text: &str) -> f64 {
        let number = self.ask("number", &Array::of1(&text.into()));
        number.as_f64().unwrap_or(f64::NAN)
    }

    fn number_text(&self, number: f64) -> String {
        let text = self.ask("numberText", &Array::of1(&number.into()));
        text.as_string().unwrap_or_default()
    }

    fn lowercase(&self, text: &str) -> String {
        let lower = self.ask("lowercase", &Array::of1(&text.into()));
        lower.as_string().unwrap_or_default()
    }
}
