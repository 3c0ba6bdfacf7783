/** In the page: both libraries over the same payload, for the same visitors. */
import { GrowthBook, GrowthBookClient } from "@growthbook/growthbook";
import { payload, visitor, type Attributes } from "./payload";

/** A way to ask for a feature's value. */
interface Way {
  name: string;
  /** Takes another visitor as the one whose page it is. */
  settle(attributes: Attributes): void;
  /** For the visitor whose page it is. */
  same(key: string): unknown;
  /** For another one. */
  other(key: string, attributes: Attributes): unknown;
}

declare const awning: {
  ready: Promise<unknown>;
  attributes(attributes: Attributes): void;
  feature(key: string, fallback: unknown, attributes?: Attributes): unknown;
};

const VISITORS = 2000;
const visitors = Array.from({ length: VISITORS }, (_, number) => visitor(number));
const { features } = payload();
const keys = Object.keys(features);

/** Instances are told of a visitor and asked then. */
function instance(): Way {
  const growthbook = new GrowthBook({ features: features as never });
  return {
    name: "growthbook, an instance",
    settle: (attributes) => void growthbook.setAttributes(attributes),
    same: (key) => growthbook.getFeatureValue(key, null),
    other(key, attributes) {
      void growthbook.setAttributes(attributes);
      return growthbook.getFeatureValue(key, null);
    },
  };
}

/** Clients are handed the visitor with each question. */
function client(): Way {
  const growthbook = new GrowthBookClient().initSync({ payload: { features: features as never } });
  let context: { attributes: Attributes };
  return {
    name: "growthbook, a client",
    settle: (attributes) => (context = { attributes }),
    same: (key) => growthbook.getFeatureValue(key, null as never, context),
    other: (key, attributes) => growthbook.getFeatureValue(key, null as never, { attributes }),
  };
}

/** As a page's developer writes it. */
const ours: Way = {
  name: "awning",
  settle: (attributes) => awning.attributes(attributes),
  same: (key) => awning.feature(key, null),
  other: (key, attributes) => awning.feature(key, null, attributes),
};

const ways = [instance(), client(), ours];

/** Compares every feature's value for every visitor; returns what differs. */
function compare(): string[] {
  const [expected, ...others] = ways as [Way, ...Way[]];
  const differing: string[] = [];
  const check = (way: Way, key: string, attributes: Attributes, found: unknown, wanted: unknown): void => {
    const [one, other] = [JSON.stringify(found), JSON.stringify(wanted)];
    if (one != other) differing.push(`${way.name}: ${key} for ${JSON.stringify(attributes)} is ${one}, expected ${other}`);
  };
  for (const [number, attributes] of visitors.entries()) {
    for (const key of keys) {
      const wanted = expected.other(key, attributes);
      for (const way of others) check(way, key, attributes, way.other(key, attributes), wanted);
    }
    // Settling is not what is measured, and takes its time.
    if (number % 100) continue;
    for (const way of ways) way.settle(attributes);
    for (const key of keys) for (const way of others) check(way, key, attributes, way.same(key), expected.same(key));
  }
  return differing;
}

/** How many different values each feature has for these visitors: a payload that answers all the same measures nothing. */
function variety(): Record<string, number> {
  const of = (key: string): number => new Set(visitors.map((attributes) => JSON.stringify(ways[0]!.other(key, attributes)))).size;
  return Object.fromEntries(keys.map((key) => [key, of(key)]));
}

/** Evaluations a second, for at least that many milliseconds. */
function rate(evaluate: (key: string, attributes: Attributes) => unknown, milliseconds: number): number {
  let done = 0;
  let sink: unknown;
  const begun = performance.now();
  let now = begun;
  while (now - begun < milliseconds) {
    // A step that shares no factor with their number meets each feature with each visitor.
    for (let step = 0; step < 2000; step++, done++) {
      sink = evaluate(keys[done % keys.length]!, visitors[Math.trunc(done / keys.length + done) % VISITORS]!);
    }
    now = performance.now();
  }
  // What is never looked at may be never computed.
  if (sink === visitors) throw new Error("impossible");
  return (done * 1000) / (now - begun);
}

interface Sample {
  way: string;
  same: number;
  other: number;
}

/** One round: each way in turn, from another one on each time. */
function measure(round: number, milliseconds: number): Sample[] {
  return ways.map((_, at) => {
    const way = ways[(at + round) % ways.length]!;
    way.settle(visitors[round % VISITORS]!);
    const same = rate((key) => way.same(key), milliseconds);
    const other = rate((key, attributes) => way.other(key, attributes), milliseconds);
    return { way: way.name, same, other };
  });
}

/** The first answer is promised until the payload is there. */
const ready = awning.ready.then(() => awning.feature(keys[0]!, null));

Object.assign(window, { bench: { ready, compare, variety, measure, features: keys.length, visitors: VISITORS } });
