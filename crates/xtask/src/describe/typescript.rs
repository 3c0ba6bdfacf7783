//! The types of elements, events, documents and the global, as `awning.d.ts`.

use anyhow::Result;
use awning_core::catalog::Item;
use awning_core::document::Document;
use awning_core::element::{ELEMENTS, Element, EventRow, GLOBAL_EVENTS};
use awning_core::experiment::analysis::Input;
use awning_core::promotion::Banner;
use awning_core::read::Describe;
use awning_core::survey::Survey;

use super::manifest::type_of as attribute_type;
use super::shapes;

/// What no table says: the global and what it is called with.
const GLOBAL: &str = r#"
/** What kind of thing went wrong. */
export type AwningErrorCode =
  | "load-failed"
  | "wasm-blocked"
  | "trap"
  | "document-failed"
  | "document-invalid"
  | "catalog-failed"
  | "data-failed"
  | "index-failed"
  | "provider-failed"
  | "experiments-failed"
  | "campaign-unknown"
  | "experiment-unknown"
  | "content-missing"
  | "content-invalid"
  | "unknown-element";

/** An answer to a question of a survey: of a scale, of a choice, or free text. */
export interface AwningAnswer {
  question_id?: string;
  question_type?: string;
  value?: number;
  options?: string[];
  other?: string | null;
  text?: string;
}

/** A cart, as the page tells of it. */
export interface AwningCart {
  lines: { id: string | number; quantity?: number; price?: string | number }[];
  /** ISO 4217; the document's, if not said. */
  currency?: string;
}

/** What the visitor agrees to; what is not named stays as it is. */
export interface AwningConsent {
  analytics?: boolean;
  marketing?: boolean;
  personalization?: boolean;
}

/** An event, as handlers hear of it. */
export interface AwningEvent {
  /** UUID version 7. */
  id: string;
  name: string;
  /** RFC 3339, UTC. */
  time: string;
  properties: Record<string, unknown>;
}

/** What waits for a destination, and what became of the rest since the page began. */
export interface AwningDelivery {
  /** Where it is. */
  destination: string;
  /** Which tab of the shop sends the events of all. */
  delivers: "this tab" | "another tab" | "unknown";
  /** How many events this tab has for it: those that wait, are on their way, or were handed to the browser. */
  waiting: number;
  /** Their size, as they are stored. */
  bytes: number;
  /** How many this tab has sent. */
  sent: number;
  /** How many were given up, by reason: "answered 400", "invalid", "too large", "limited", "tries", "time", "room". */
  givenUp: Record<string, number>;
  /** When this tab tries next, RFC 3339; null while a request is on its way or nothing waits. */
  nextTry: string | null;
}

/** An event, as a page's own destination gets it. */
export interface AwningSentEvent extends AwningEvent {
  /** Its place in the session, from 1. */
  seq: number;
  anonymousId: string;
  userId?: string;
  sessionId: string;
  context: Record<string, unknown>;
}

/** What a page's own destination says of what it got: an HTTP status, and after how many seconds to try again. */
export interface AwningSendResult {
  status?: number;
  retryAfter?: number;
}

/** What a batch was answered: nothing accepts it, a list says it of each event, in their order. */
export type AwningSent = void | AwningSendResult | (AwningSendResult | number)[];

/** A destination that is a function of the page. */
export interface AwningDestination {
  /** Takes a batch. What it throws, or rejects its promise with, means that the batch is sent again. */
  send(events: AwningSentEvent[]): AwningSent | Promise<AwningSent>;
}

/** Why a campaign is shown or not. */
export interface AwningExplanation {
  campaign: string;
  shown: boolean;
  rules: { rule: string; saw: string; passed: boolean }[];
}

/** The variation of an experiment that this visitor gets. */
export interface AwningAssignment {
  /** The experiment's key. */
  experiment: string;
  /** Its name; its key, if it has none. */
  name: string;
  /** The variation's index, from 0: the control. */
  index: number;
  /** The variation's key; its index, if it has none. */
  variation: string;
  /** The variation's name; its key, if it has none. */
  variationName: string;
  /** The variation's value. */
  value: unknown;
  /** Whether the experiment assigned it; otherwise it is the control, or what was forced. */
  inExperiment: boolean;
  /** Whether it was forced: such a visitor is not counted. */
  forced: boolean;
}

/** Why an experiment gives this visitor that variation. */
export interface AwningAssignmentExplanation extends AwningAssignment {
  why: string;
  /** Where from 0 to 1 the visitor's hash lies; null if it was not asked for. */
  bucket: number | null;
  hashAttribute: string;
  hashValue: string;
  /** The feature whose rule it is, if it is one. */
  feature?: string | null;
  /** The campaign that it belongs to, if it belongs to one. */
  campaign?: string;
  /** Whether the visitor could see it on this page. */
  seen?: boolean;
}

/** Why a feature has its value. */
export interface AwningFeatureExplanation {
  feature: string;
  value: unknown;
  /** GrowthBook's name of where it comes from. */
  source: "defaultValue" | "force" | "override" | "experiment" | "prerequisite" | "cyclicPrerequisite" | "unknownFeature";
  /** The id of the rule that gave it; empty if it has none. */
  rule: string;
  /** Rules before it, by their places from 0, and why they did not apply. */
  skipped: { rule: number; why: string }[];
  experiment: AwningAssignmentExplanation | null;
}

export interface AwningEventMap {
  /** What experiments and features give this visitor may have changed; dispatched on the page's root element. */
  "awning-experiments-changed": CustomEvent<null>;
}

/** Where an item stands in the panels of the page, and why. */
export interface AwningRanking {
  item: string;
  panels: {
    item: string;
    /** What the panel asked for. */
    panel?: string;
    /** From 1; null where the panel does not show it. */
    place?: number | null;
    /** The strategy that chose it, or that it was scored for. */
    strategy?: string;
    /** The sum of the parts. */
    score?: number;
    parts?: Record<"sessions" | "links" | "content" | "popularity" | "interest" | "order", number>;
    /** Its rank by the score and the rules that multiply it, from 1. */
    rank?: number | null;
    /** Those rules, and by what. */
    boosts?: { rule: string; times: number }[];
    /** What keeps it out. */
    removed: { why: string; rule: string | null } | null;
    /** Whether it is a new item that is tried. */
    explored?: boolean;
    /** Whether a rule put it there. */
    pinned?: boolean;
    /** Whether a server that ranks listed it. */
    answered?: boolean;
  }[];
}

/** The global `awning`. Before the runtime is there, calls wait for it, and what they return is promised. */
export interface Awning {
  readonly version: string;
  /** Resolves when the runtime is there; asking for it starts it. */
  readonly ready: Promise<Awning>;
  /** Tracks an event. */
  track(name: string, properties?: Record<string, unknown>): void;
  /** Tracks a page view; views of pages are tracked by themselves. */
  page(properties?: Record<string, unknown>): void;
  /** Says who the visitor is, by your shop's id. */
  identify(userId: string | number, traits?: Record<string, unknown>): void;
  /** Forgets who the visitor was. */
  reset(): void;
  /** Says what the visitor agrees to. */
  consent(choices: AwningConsent): void;
  readonly cart: {
    /** Says what is in the cart. */
    set(cart: AwningCart): void;
  };
  /** Where an item stands in the panels of the page, and why. */
  explain(what: "recommendations", item: string | number): Promise<AwningRanking> | AwningRanking;
  /** Why a campaign is shown or not; of the key of a feature or an experiment, why this visitor gets what they get. */
  explain<T extends AwningExplanation | AwningFeatureExplanation | AwningAssignmentExplanation = AwningExplanation>(
    what: string,
  ): Promise<T | undefined> | T | undefined;
  /** The variation of an experiment; `undefined` if there is none of that key. Asking counts as seeing. */
  experiment(key: string): Promise<AwningAssignment | undefined> | AwningAssignment | undefined;
  /** The value of a feature; the fallback where it has none. Asking counts as seeing. */
  feature<T = unknown>(key: string, fallback: T): Promise<T> | T;
  /** What somebody else gets, of whom these attributes are known and nothing else. Nobody is counted as having seen it. */
  experiment(key: string, attributes: Record<string, unknown>): Promise<AwningAssignment | undefined> | AwningAssignment | undefined;
  feature<T = unknown>(key: string, fallback: T, attributes: Record<string, unknown>): Promise<T> | T;
  /** Says what experiments and features may go by; what is not named stays as it is. It is not kept, and not sent. */
  attributes(attributes: Record<string, unknown>): void;
  /** Calls the handler at every event of that name, or at every one for "*". Returns what ends that. */
  on(name: string, handler: (event: AwningEvent) => void): () => void;
  /** Gives the function for a destination of the type `function` that the document names so. */
  destination(name: string, destination: AwningDestination): void;
  /** Sends what waits; resolves when that is done, or when a destination refused. */
  flush(): Promise<void>;
  /** What waits for each destination, and what became of the rest since the page began. */
  delivery(): Promise<AwningDelivery[]> | AwningDelivery[];
  readonly visitor: {
    /** Everything that is known of the visitor on this device. */
    export(): Promise<Record<string, unknown>> | Record<string, unknown>;
    /** Forgets everything that is known of the visitor on this device. */
    erase(): void;
  };
  /** What the stub queue takes, `["track", "Product Viewed", {…}]`. */
  push(call: [method: string, ...given: unknown[]]): void;
}

declare global {
  interface Window {
    awning: Awning;
  }
  /** The same as `window.awning`. */
  const awning: Awning;
}
"#;

/// The declarations.
pub fn types() -> Result<String> {
    let mut text = String::from("// Made by the build from the tables in awning-core.\n");
    for (name, doc, schema) in [
        (
            "AwningDocument",
            "The campaign document.",
            Document::schema(),
        ),
        (
            "AwningSurveyContent",
            "What a survey shows.",
            Survey::schema(),
        ),
        (
            "AwningBannerContent",
            "What a banner shows.",
            Banner::schema(),
        ),
        (
            "AwningExperimentData",
            "Aggregates of an experiment, for a report.",
            Input::schema(),
        ),
        (
            "AwningItem",
            "An item of the catalog; other fields are kept.",
            Item::schema(),
        ),
    ] {
        let shape = shapes::type_of(&serde_json::to_value(&schema)?, 0);
        let rest = if name == "AwningItem" {
            " & Record<string, unknown>"
        } else {
            ""
        };
        text.push_str(&format!(
            "\n/** {doc} */\nexport type {name} = {shape}{rest};\n"
        ));
    }
    for element in &ELEMENTS {
        text.push_str(&class(element));
    }
    text.push_str("\nexport interface AwningEventMap {\n");
    for event in events() {
        text.push_str(&format!(
            "  /** {} */\n  \"{}\": {};\n",
            event.doc,
            event.name,
            event_type(event)
        ));
    }
    text.push_str("}\n");
    text.push_str(GLOBAL);
    text.push_str("\ndeclare global {\n  interface HTMLElementTagNameMap {\n");
    for element in &ELEMENTS {
        text.push_str(&format!("    \"{}\": {};\n", element.tag, element.class));
    }
    text.push_str("  }\n  interface GlobalEventHandlersEventMap extends AwningEventMap {}\n}\n");
    Ok(text)
}

fn class(element: &Element) -> String {
    let mut text = format!(
        "\n/** {} */\nexport interface {} extends HTMLElement {{\n",
        element.doc, element.class
    );
    for (attribute, doc) in element.attributes {
        let name = property_name(attribute.name);
        let wide = match attribute_type(attribute).as_str() {
            "number" => "number | string".to_owned(),
            other => other.to_owned(),
        };
        text.push_str(&format!(
            "  /** {doc} Reflects the attribute. */\n  get {name}(): string | null;\n"
        ));
        text.push_str(&format!("  set {name}(value: {wide} | null);\n"));
    }
    for property in element.properties {
        text.push_str(&format!(
            "  /** {} */\n  {}: {};\n",
            property.doc, property.name, property.type_name
        ));
    }
    text.push_str("}\n");
    text
}

/// Every event of every element, once.
fn events() -> Vec<&'static EventRow> {
    let mut events: Vec<&EventRow> = Vec::new();
    for event in ELEMENTS
        .iter()
        .flat_map(|element| element.events)
        .chain(&GLOBAL_EVENTS)
    {
        if !events.iter().any(|known| known.name == event.name) {
            events.push(event);
        }
    }
    events
}

fn event_type(event: &EventRow) -> String {
    let fields = event
        .detail
        .iter()
        .map(|field| format!("/** {} */ {}: {}", field.doc, field.name, field.type_name));
    format!(
        "CustomEvent<{{ {} }}>",
        fields.collect::<Vec<_>>().join("; ")
    )
}

/// Attributes are reflected under their own names.
pub fn property_name(attribute: &str) -> String {
    if attribute.contains('-') {
        format!("\"{attribute}\"")
    } else {
        attribute.to_owned()
    }
}
