//! Experiments that change the page by themselves.
//!
//! The visitor is exposed as soon as there is something on the page that any of the variations changes, whichever they get:
//! waiting until it can be seen would leave out those to whom a variation hides it.

use std::rc::Rc;

use awning_core::experiment::VisualPlan;
use awning_core::experiment::assignment::ChangeKind;
use awning_core::value::Value;
use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::lab::Lab;
use super::script::call;
use crate::browser::json;
use crate::runtime::Experiments;

/// What the page's script tells of an experiment that has something to change.
pub(super) type Found = Closure<dyn FnMut(String)>;

impl Lab {
    /// Carries out the visual experiments that the visitor is in, and undoes all others; what cannot be carried out is said.
    pub(super) fn change_page(self: &Rc<Self>) {
        if !self.settings.visual_experiments {
            return;
        }
        let mut refused = Vec::new();
        let plans = self.decide(|scale| {
            let visual = scale.payload.experiments.iter().filter(|experiment| {
                !experiment.manual && experiment.change_kind() == ChangeKind::Visual
            });
            let mut plans = Vec::new();
            for experiment in visual {
                let assigned = scale.alone(experiment).assigned;
                if !assigned.in_experiment && !assigned.forced {
                    continue;
                }
                match VisualPlan::of(experiment, assigned.index as usize) {
                    Ok(plan) => plans.push(plan.to_value(&experiment.key)),
                    Err(why) => refused.push(why),
                }
            }
            plans
        });
        for why in refused {
            self.runtime.host.fail(None, "experiments-failed", &why);
        }
        let lab = Rc::downgrade(self);
        let mut found = self.found.borrow_mut();
        let found = found.get_or_insert_with(|| {
            Closure::new(move |key: String| {
                if let Some(lab) = lab.upgrade() {
                    lab.seen(&key);
                }
            })
        });
        let found: JsValue = AsRef::<JsValue>::as_ref(found).clone();
        let given = Array::of2(&json::write(&Value::List(plans)), &found);
        call(&self.page().given, "change", &given);
    }
}
