//! The request that each destination makes of each event, one after the other: `snapshots/` holds them.

use awning_core::destination::{Body, Call, Encoded, Host, NativeHost, Sending};

use crate::configured::{configured, read};
use crate::events::{events, moment};

#[test]
fn each_destination_sends_each_event_as_it_did() {
    for (name, entry) in configured() {
        let backend = read(&entry);
        let mut text = String::new();
        // Of the other forms of a destination, what differs shows in a few.
        let is_other = entry["type"] != name && name != "ga4-data-layer";
        let few = ["Identified", "Order Completed", "Survey Completed"];
        let events = events().into_iter();
        for event in events.filter(|event| !is_other || few.contains(&event.name.as_str())) {
            let encoded = backend
                .encoder()
                .encode(std::slice::from_ref(&event), &moment());
            assert_eq!(encoded.events, 1);
            text.push_str(&format!("## {}\n{}", event.name, shown(&encoded)));
        }
        insta::assert_snapshot!(name, text);
    }
}

#[test]
fn each_destination_leaves_a_page_as_it_did() {
    let mut text = String::new();
    for (name, entry) in configured() {
        let backend = read(&entry);
        let moment = awning_core::destination::Moment {
            leaving: true,
            ..moment()
        };
        let event = events()
            .into_iter()
            .find(|event| event.name == "Product Reviewed")
            .unwrap();
        text.push_str(&format!(
            "## {name}\n{}",
            shown(&backend.encoder().encode(&[event], &moment))
        ));
    }
    insta::assert_snapshot!("leaving", text);
}

/// What is sent, as a person reads it.
fn shown(encoded: &Encoded) -> String {
    let mut text = match &encoded.sending {
        None => "nothing\n".into(),
        Some(Sending::Request(request)) => {
            let mut text = format!(
                "POST {}\nContent-Type: {}\n",
                request.url, request.content_type
            );
            for (name, value) in &request.headers {
                text.push_str(&format!("{name}: {value}\n"));
            }
            match &request.body {
                Body::Json(body) => text.push_str(&NativeHost.json(body)),
                Body::Text(body) => text.push_str(body.trim_end()),
            }
            text.push('\n');
            text
        }
        Some(Sending::Calls(calls)) => calls.iter().map(call).collect(),
    };
    for note in &encoded.shortened {
        text.push_str(&format!("shortened: {note}\n"));
    }
    for (_, cause) in &encoded.refused {
        text.push_str(&format!("refused: {cause:?}\n"));
    }
    text
}

fn call(call: &Call) -> String {
    let json = |value: &awning_core::value::Value| NativeHost.json(value);
    match call {
        Call::Function { path, arguments } => {
            let arguments: Vec<String> = arguments.iter().map(json).collect();
            format!("{path}({})\n", arguments.join(", "))
        }
        Call::Push {
            queue,
            item,
            as_arguments,
        } => {
            let form = if *as_arguments { " as arguments" } else { "" };
            format!("{queue}.push({}){form}\n", json(item))
        }
        Call::Send { name, events } => {
            let events: Vec<String> = events.iter().map(json).collect();
            format!("{name}.send([{}])\n", events.join(", "))
        }
        Call::Dispatch { name, detail } => format!("dispatch {name} {}\n", json(detail)),
    }
}
