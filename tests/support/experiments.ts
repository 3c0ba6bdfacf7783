/** Experiments of a page: payloads in GrowthBook's JSON, and what they do. */
import { type Page } from "@playwright/test";
import { SENDING } from "./events";

/** A feature that splits all visitors in two halves, `hero-exp`. */
export const HERO = {
  hero: {
    defaultValue: "plain",
    rules: [
      {
        key: "hero-exp",
        name: "Hero",
        hashAttribute: "id",
        hashVersion: 2,
        seed: "hero-exp",
        variations: ["plain", "bold"],
        weights: [0.5, 0.5],
        coverage: 1,
        meta: [
          { key: "control", name: "Control" },
          { key: "bold", name: "Bold" },
        ],
      },
    ],
  },
};

/** A document with these experiments that sends to the tests' destination, without asking for consent. */
export function experimenting(experiments: object, rest: object = {}): object {
  return { version: 1, ...SENDING, experiments, ...rest };
}

/** Serves a payload at `/api/features/test`; what `payload` returns at each request. */
export async function serveFeatures(page: Page, payload: () => unknown, headers: Record<string, string> = {}): Promise<{ requests: number }> {
  const served = { requests: 0 };
  await page.context().route("**/api/features/test", (route) => {
    served.requests++;
    const said = payload();
    return said === undefined ? route.abort() : route.fulfill({ json: said, headers });
  });
  return served;
}

/** The server's origin under another name of this machine: browsers take every host of `localhost` for it. */
export function originAt(host: string): string {
  const { port } = new URL(process.env.AWNING_SERVER ?? "http://127.0.0.1:8787");
  return `http://${host}:${port}`;
}

/** An experiment that stands by itself and gives every visitor this variation; the rest in GrowthBook's JSON. */
export function always(variation: "control" | "bold", values: unknown[] = ["control", "bold"], rest: object = {}): object {
  const weights = variation == "bold" ? [0, 1] : [1, 0];
  const meta = [{ key: "control" }, { key: "bold" }];
  return { key: "hero", name: "Hero", hashAttribute: "id", variations: values, weights, coverage: 1, meta, ...rest };
}

/** Answers with this payload at `/api/features/test`, but not before it is let. */
export async function holdFeatures(page: Page, payload: unknown): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((then) => (release = then));
  await page.route("**/api/features/test", async (route) => {
    await held;
    await route.fulfill({ json: payload });
  });
  return release;
}

/** What the experiment's element shows, without its templates. */
export function content(page: Page, within = "awning-experiment"): Promise<string[]> {
  return page.locator(within).evaluateAll((elements) =>
    (elements as HTMLElement[]).map((element) => (getComputedStyle(element).visibility == "visible" && element.checkVisibility() ? element.innerText.trim() : "")),
  );
}
