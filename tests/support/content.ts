/** Campaigns and catalogs that tests show. */
import { SENDING } from "./events";

/** A document of these campaigns, sending its events to the tests' destination. */
export function documentOf(campaigns: object[], rest: object = {}): object {
  return { version: 1, locale: "auto", currency: "EUR", timeZone: "Europe/Amsterdam", ...SENDING, ...rest, campaigns };
}

/** A campaign that shows a survey of these questions. */
export function survey(questions: object[], rest: object = {}, campaign: object = {}): object {
  return { id: "poll", widget: "survey", content: { questions, ...rest }, ...campaign };
}

/** A campaign that shows this banner. */
export function banner(content: object, campaign: object = {}): object {
  return { id: "offer", widget: "banner", content, ...campaign };
}

/** One question of every type. */
export const QUESTIONS: Record<string, object> = {
  nps: { id: "nps", type: "nps", text: "How likely are you to recommend us?", low: "Not at all", high: "Certainly" },
  csat: { id: "csat", type: "csat", text: "How satisfied are you with your order?" },
  ces: { id: "ces", type: "ces", text: "How easy was it to find what you wanted?" },
  stars: { id: "stars", type: "rating", text: "How do you rate the delivery?" },
  numbers: { id: "numbers", type: "rating", shape: "numbers", scale: 10, text: "How do you rate the packaging?" },
  smileys: { id: "smileys", type: "rating", shape: "smileys", text: "How did you like the shop?" },
  single: {
    id: "single",
    type: "single",
    text: "What brought you here?",
    options: [
      { id: "gift", text: "A present" },
      { id: "room", text: "A new room" },
    ],
  },
  singleOther: { id: "singleOther", type: "single", text: "Where did you hear of us?", options: ["A friend", "A search"], other: "Elsewhere" },
  multiple: {
    id: "multiple",
    type: "multiple",
    text: "What do you look at first?",
    help: "As many as you like.",
    options: ["Price", "Pictures", "Ratings"],
    other: "Something else",
  },
  text: { id: "text", type: "text", text: "What is the main reason?", placeholder: "In a few words" },
  long: { id: "long", type: "text", long: true, text: "What should we do better?" },
  statement: { id: "statement", type: "statement", text: "Thank you for your order.", help: "Three short questions follow." },
};

/** The parts of a banner that a campaign may add, each on its own. */
export const BANNERS: Record<string, object> = {
  message: { message: "Returns are free for 30 days." },
  actions: {
    headline: "The winter sale",
    message: "Up to a third off lamps and textiles.",
    actions: [{ label: "Shop the sale", url: "/category/all" }, { label: "How it works" }],
  },
  countdown: { message: "Free delivery ends soon.", countdown: { end: "2026-11-30T23:59:59" } },
  spend: {
    message: "Free shipping from {threshold}",
    progress: {
      tiers: [
        { threshold: "50.00", reward: "Free shipping" },
        { threshold: "100.00", reward: "A candle as a gift" },
      ],
    },
  },
  coupon: { message: "10 % off your first order.", coupon: { code: "WELCOME10", label: "With the code" } },
};
