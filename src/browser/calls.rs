//! Calls in the page: of functions that it has, pushes to arrays that its scripts read, and events on its document.

use awning_core::delivery::{Answer, Reply};
use awning_core::destination::Call;
use awning_core::value::Value;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::page::window;
use super::{Host, json};

/// Makes the calls, in their order; they are made when this returns. `given` is what the page has given for a destination
/// of that name.
///
/// Where one of the functions is missing, nothing is done, and the page cannot be reached. What a function throws, or
/// rejects its promise with, means that the events are to be sent again; what the last one returns is the reply's body.
pub fn make(
    host: &Host,
    calls: &[Call],
    given: &dyn Fn(&str) -> Option<JsValue>,
) -> impl Future<Output = Reply> + use<> {
    let made = make_all(host, calls, given);
    async move {
        let body = match made {
            Some(Ok(promise)) => JsFuture::from(promise).await.ok(),
            Some(Err(value)) => Some(value),
            None => None,
        };
        match body {
            Some(body) => Reply::Answered(Answer {
                status: 200,
                body: json::read(&body),
                ..Answer::default()
            }),
            None => Reply::Unreachable,
        }
    }
}

/// What the last call has returned; `None` if they cannot be made, or if one has failed.
fn make_all(
    host: &Host,
    calls: &[Call],
    given: &dyn Fn(&str) -> Option<JsValue>,
) -> Option<Result<Promise, JsValue>> {
    // All of them are looked for first: what was called would be called again.
    let found: Option<Vec<Option<(JsValue, Function)>>> =
        calls.iter().map(|call| find(call, given)).collect();
    let mut last = JsValue::UNDEFINED;
    for (call, found) in calls.iter().zip(found?) {
        let arguments = Array::new();
        match call {
            Call::Function { arguments: all, .. } => all.iter().for_each(|argument| {
                arguments.push(&json::write(argument));
            }),
            Call::Send { events, .. } => {
                arguments.push(&list(events).into());
            }
            Call::Push {
                queue,
                item,
                as_arguments,
            } => host.push(queue, &json::write(item), *as_arguments),
            Call::Dispatch { name, detail } => host.dispatch(name, &json::write(detail)),
        }
        if let Some((owner, function)) = found {
            last = Reflect::apply(&function, &owner, &arguments).ok()?;
        }
    }
    Some(last.dyn_into::<Promise>())
}

fn list(events: &[Value]) -> Array {
    events.iter().map(json::write).collect()
}

/// The function of a call, with what it is a method of; `Some(None)` if it needs none, `None` if the page has none yet.
fn find(
    call: &Call,
    given: &dyn Fn(&str) -> Option<JsValue>,
) -> Option<Option<(JsValue, Function)>> {
    let (owner, name) = match call {
        Call::Push { .. } | Call::Dispatch { .. } => return Some(None),
        Call::Send { name, .. } => (given(name)?, "send"),
        Call::Function { path, .. } => {
            let mut owner: JsValue = window()?.into();
            let mut steps: Vec<&str> = path.split('.').collect();
            let name = steps.pop()?;
            for step in steps {
                owner = Reflect::get(&owner, &step.into()).ok()?;
            }
            (owner, name)
        }
    };
    let function = Reflect::get(&owner, &name.into()).ok()?;
    Some(Some((owner, function.dyn_into().ok()?)))
}
