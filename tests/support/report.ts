/** Aggregates of experiments that tests report, made so that each verdict is known. */

/** Two variations: more visitors order with the second one; what they spend is not clear yet. */
export const HERO = {
  version: 1,
  experiment: "hero",
  name: "A bolder hero",
  start: "2026-11-01",
  end: "2026-11-22",
  currency: "EUR",
  variations: [
    { id: "control", name: "Control", weight: 0.5, users: 44700 },
    { id: "bold", name: "Bold", weight: 0.5, users: 44489 },
  ],
  metrics: [
    {
      id: "orders",
      name: "Visitors who ordered",
      type: "proportion",
      results: [
        { users: 44700, sum: 1390 },
        { users: 44489, sum: 1560 },
      ],
    },
    {
      id: "spend",
      name: "Spend per visitor",
      type: "revenue",
      minimumEffect: 0.05,
      results: [
        { users: 44700, sum: 107280, sumOfSquares: 5214000 },
        { users: 44489, sum: 107800, sumOfSquares: 5389000 },
      ],
    },
  ],
};

/** The same with a split that is wrong. */
export const TORN = {
  ...HERO,
  name: "A split that is torn",
  variations: [
    { id: "control", name: "Control", weight: 0.5, users: 44700 },
    { id: "bold", name: "Bold", weight: 0.5, users: 46343 },
  ],
};

/** Five variations, less is better, with a long German word and with Chinese. */
export const MANY = {
  experiment: "many",
  name: "Donaudampfschifffahrtsgesellschaftskapitänsmützen",
  variations: ["Control", "Warenkorbzwischenspeicher", "更大的按钮", "D", "E"].map((name) => ({ id: name, name, users: 20000 })),
  metrics: [
    {
      id: "returns",
      name: "Rücksendungswahrscheinlichkeit",
      type: "proportion",
      goal: "decrease",
      results: [1000, 900, 1010, 1200, 995].map((sum) => ({ users: 20000, sum })),
    },
  ],
  settings: { correction: "holm", minimumEffect: 0.04 },
};

/** Nothing was measured yet. */
export const EMPTY = { ...HERO, name: "Nothing so far", metrics: [] };

/** Too few users to judge. */
export const YOUNG = {
  ...HERO,
  name: "Since this morning",
  variations: HERO.variations.map((variation) => ({ ...variation, users: 20 })),
  metrics: [{ ...HERO.metrics[0]!, results: [{ users: 20, sum: 1 }, { users: 20, sum: 0 }] }],
};

/** A page's element with that data. */
export function report(data: unknown, attributes = ""): string {
  return `<awning-experiment-report ${attributes}><script type="application/json">${JSON.stringify(data)}</script></awning-experiment-report>`;
}
