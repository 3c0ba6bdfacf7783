//! The pages: the lines that a shop pastes, with a webhook as the destination.

use std::net::SocketAddr;

use serde_json::json;

/// A page that sends to `receiver`. One that is called `early` tracks before the module is there.
pub fn with(receiver: SocketAddr, name: &str) -> String {
    let document = json!({
        "version": 1,
        "consent": { "mode": "none" },
        "destinations": [{ "type": "webhook", "url": format!("http://{receiver}/v1/events") }],
    });
    let early = if name == "early" { EARLY } else { "" };
    format!(
        r##"<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Delivery</title>
<link rel="icon" href="data:,">
<script type="application/json" id="campaigns">{document}</script>
<script>window.awning = window.awning || [];{early}</script>
<script type="module" src="/awning/awning.js" data-config="#campaigns"></script>
<h1>Delivery</h1>
"##
    )
}

/// Numbers from 1, as in the calls of the benchmark.
const EARLY: &str = r#"
for (let number = 1; number <= 10; number++) awning.push(["track", "Bench Tracked", { tab: 0, number }]);"#;
