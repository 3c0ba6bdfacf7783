/** Every element with the least content that its widget shows, for promises that hold for all of them. */
import { type Locator, type Page } from "@playwright/test";
import { items } from "./fixture";
import { HERO } from "./report";

export interface Sample {
  tag: string;
  /** Attributes that it always has. */
  attributes: string;
  /** The property that holds its content. */
  property: string;
  content: unknown;
  /** What only its widget says. */
  words: string;
  /** The wasm file of its widget. */
  chunk: string;
}

export const SAMPLES: Sample[] = [
  {
    tag: "awning-recommendations",
    attributes: 'strategy="trending" limit="4"',
    property: "items",
    content: items(8),
    words: "Popular now",
    chunk: "recommendations.wasm",
  },
  {
    tag: "awning-survey",
    attributes: "",
    property: "content",
    content: { questions: [{ id: "why", type: "text", text: "What brought you here?" }] },
    words: "What brought you here?",
    chunk: "survey.wasm",
  },
  {
    tag: "awning-banner",
    attributes: "",
    property: "content",
    content: { message: "Returns are free for 30 days." },
    words: "Returns are free for 30 days.",
    chunk: "banner.wasm",
  },
  {
    tag: "awning-experiment-report",
    attributes: "",
    property: "data",
    content: { ...HERO, metrics: HERO.metrics.slice(0, 1) },
    words: "A bolder hero",
    chunk: "experiment-report.wasm",
  },
];

/** The element with its content in a child script, and these children beside. */
export function html(sample: Sample, children = "", attributes = ""): string {
  const content = `<script type="application/json">${JSON.stringify(sample.content)}</script>`;
  return `<${sample.tag} ${sample.attributes} ${attributes}>${content}${children}</${sample.tag}>`;
}

/** All elements, each with a fallback. */
export function all(): string {
  return SAMPLES.map((sample) => html(sample, fallback(sample))).join("");
}

/** What an element holds for pages without its widget. */
export function fallback(sample: Sample): string {
  return `<a href="/plain">Instead of ${sample.tag}</a>`;
}

/** That fallback in the page. */
export function instead(page: Page, sample: Sample): Locator {
  return page.getByText(`Instead of ${sample.tag}`);
}

/** What only the widget says, in the page or in a part of it. */
export function widget(page: Page | Locator, sample: Sample): Locator {
  return page.locator(sample.tag).getByText(sample.words);
}
