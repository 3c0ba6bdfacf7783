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
