/** A shop's own page code in TypeScript: what must compile, and what must not. */
import type { AwningBannerContent, AwningDocument, AwningFeatureExplanation, AwningItem, AwningSurveyContent } from "awning";

const panel = document.querySelector("awning-recommendations")!;
panel.strategy = "for-you";
panel.limit = 8;
panel.limit = "8";
panel.layout = null;
const reflected: string | null = panel.strategy;
const items: AwningItem[] = [
  { id: "a", title: "A lamp", url: "/product/a", price: "24.90", tags: ["oak"], warehouse: 7 },
  { id: "b", title: "A rug", url: "/product/b", price: 129 },
];
panel.items = items;
panel.items = undefined;
// @ts-expect-error there is no such strategy
panel.strategy = "popular";
// @ts-expect-error there is no such layout
panel.layout = "masonry";
// @ts-expect-error an item needs an id, a title and a URL
panel.items = [{ title: "No id" }];
// @ts-expect-error there is no such property
panel.headline = "Picked for you";

const content: AwningSurveyContent = {
  questions: [
    { id: "q1", type: "nps", text: "How likely?", required: true },
    { id: "q2", type: "single", text: "Why?", options: ["Price", { id: "fit", text: "It fits" }], other: "Something else" },
  ],
  thanks: "Thank you.",
};
const survey = document.createElement("awning-survey");
survey.content = content;
survey.placement = "popover";
// @ts-expect-error there is no such type of question
survey.content = { questions: [{ id: "q", type: "stars", text: "How many?" }] };

const offer: AwningBannerContent = {
  message: "Free shipping from {threshold}",
  progress: { tiers: [{ threshold: "50.00", reward: "Free shipping" }] },
};
const banner = document.createElement("awning-banner");
banner.content = offer;
// @ts-expect-error a banner says something
banner.content = { dismissible: true };

panel.addEventListener("awning-add-to-cart", (event) => {
  event.preventDefault();
  const { item, quantity } = event.detail;
  const id: AwningItem["id"] = item.id;
  const count: number = quantity;
  // @ts-expect-error the detail has no such field
  void event.detail.amount;
  return [id, count];
});
document.addEventListener("awning-error", ({ detail }) => {
  if (detail.code == "wasm-blocked") console.warn(detail.message, detail.element);
  // @ts-expect-error there is no such code
  if (detail.code == "broken") return;
});
document.addEventListener("awning-survey-complete", ({ detail: { score, answers } }) => [score, answers.length]);

awning.track("Product Viewed", { product_id: "a", price: 24.9 });
awning.page();
awning.identify(17, { plan: "gold" });
awning.consent({ analytics: true, marketing: false });
awning.cart.set({ lines: [{ id: "a", quantity: 2, price: "24.90" }], currency: "EUR" });
awning.push(["track", "Product Viewed", {}]);
const off: () => void = awning.on("*", ({ id, name, time, properties }) => [id, name, time, properties]);
off();
const version: string = window.awning.version;
// @ts-expect-error an event has a name
awning.track();
// @ts-expect-error there is no such purpose
awning.consent({ tracking: true });
// @ts-expect-error a cart has lines
awning.cart.set({ items: [] });
// @ts-expect-error there is no such method
awning.identity("kim");

export async function later(): Promise<unknown> {
  const { version } = await awning.ready;
  await awning.flush();
  const explained = await awning.explain("free-shipping");
  const { panels } = await awning.explain("recommendations", "oak-board");
  const why = await awning.explain<AwningFeatureExplanation>("hero");
  const color: string = await awning.feature("color", "green");
  const assigned = await awning.experiment("hero");
  awning.attributes({ country: "NL" });
  document.addEventListener("awning-experiments-changed", ({ detail }) => detail satisfies null);
  console.log(color, why?.skipped.map(({ rule, why }) => [rule, why]), assigned?.variation, assigned?.inExperiment);
  // @ts-expect-error a feature has a fallback
  await awning.feature("color");
  console.log(panels.map(({ place, parts, removed }) => place ?? removed?.why ?? parts?.links));
  return [version, explained?.rules.map(({ rule, passed }) => [rule, passed]), await awning.visitor.export()];
}

export const configuration: AwningDocument = {
  version: 1,
  locale: "auto",
  currency: "EUR",
  timeZone: "Europe/Amsterdam",
  consent: { mode: "opt-in", respectGpc: true },
  destinations: [{ type: "webhook", url: "/v1/events" }],
  catalog: { url: "/catalog.json" },
  experiments: { url: "/api/features/demo", attributes: { country: "NL" }, stickyBucketing: "cookie" },
  campaigns: [{ id: "free-shipping", widget: "banner", content: offer, experiment: { variations: [null, false], coverage: 0.5 } }],
};
// @ts-expect-error there is no such mode of consent
export const wrong: AwningDocument = { version: 1, consent: { mode: "maybe" } };

export const used = [reflected, version];
