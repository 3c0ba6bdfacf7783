/** What is evaluated: a payload as a shop of middling size has it, and the visitors it is evaluated for. */

export type Attributes = Record<string, string | number | boolean>;

/** 20 features in GrowthBook's format: switches, conditions, experiments with coverage, a namespace and a prerequisite. */
export function payload(): { features: Record<string, object> } {
  const features: Record<string, object> = {
    // A switch that others ask for.
    "new-checkout": { defaultValue: false, rules: [{ condition: { country: { $in: ["NL", "BE", "DE", "FR"] } }, force: true }] },
    // The experiment with everything: a prerequisite, a condition, coverage, unequal weights, the second version of the hash.
    "checkout-button": {
      defaultValue: "green",
      rules: [
        { condition: { employee: true }, force: "blue" },
        {
          key: "checkout-button",
          parentConditions: [{ id: "new-checkout", condition: { value: true }, gate: true }],
          condition: { $or: [{ visits: { $gte: 2 } }, { plan: { $ne: "free" } }] },
          hashAttribute: "id",
          hashVersion: 2,
          seed: "checkout-button-1",
          coverage: 0.8,
          weights: [0.5, 0.3, 0.2],
          variations: ["green", "blue", "black"],
          meta: [{ key: "control" }, { key: "blue" }, { key: "black" }],
        },
      ],
    },
  };
  for (let number = 1; number <= 4; number++) {
    features[`switch-${number}`] = { defaultValue: number % 2 == 0 };
    features[`targeted-${number}`] = {
      defaultValue: "standard",
      rules: [
        { condition: { $and: [{ browser: { $regex: "^(chrome|edge)" } }, { $not: { country: "US" } }] }, force: "modern" },
        { condition: { visits: { $gt: 10 * number, $lt: 40 * number }, plan: { $in: ["plus", "pro"] } }, force: "loyal" },
      ],
    };
    features[`share-${number}`] = {
      defaultValue: false,
      rules: [{ force: true, coverage: 0.2 * number, hashAttribute: "id", hashVersion: 2, seed: `share-${number}` }],
    };
    features[`test-${number}`] = {
      defaultValue: 0,
      rules: [
        {
          key: `test-${number}`,
          condition: { country: { $nin: ["CN", "RU"] } },
          coverage: 0.9,
          hashVersion: number % 2 ? 2 : 1,
          variations: [0, 1],
        },
      ],
    };
  }
  for (const half of [0, 1]) {
    features[`layout-${half}`] = {
      defaultValue: { columns: 3, hero: "plain" },
      rules: [
        {
          key: `layout-${half}`,
          hashVersion: 2,
          namespace: ["layout", half / 2, (half + 1) / 2],
          variations: [
            { columns: 3, hero: "plain" },
            { columns: 4, hero: "tall" },
          ],
        },
      ],
    };
  }
  return { features };
}

const COUNTRIES = ["NL", "DE", "US", "FR", "CN", "BE", "GB"];
const BROWSERS = ["chrome", "safari", "edge", "firefox"];
const PLANS = ["free", "plus", "pro"];

/** A visitor; each number is another one. Only their id differs from one to the next but for what `base` says. */
export function visitor(number: number): Attributes {
  return {
    id: `user-${(number * 2654435761) % 4294967296}`,
    country: COUNTRIES[number % COUNTRIES.length]!,
    browser: BROWSERS[number % BROWSERS.length]!,
    plan: PLANS[number % PLANS.length]!,
    visits: number % 97,
    employee: number % 50 == 0,
  };
}
