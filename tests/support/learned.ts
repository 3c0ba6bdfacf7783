/** A learned index for the shop of shop.ts, made by crates/xtask/src/test/learned.rs, and how pages come by it. */
import { readFileSync } from "node:fs";
import { type Page, type Route } from "@playwright/test";
import { documentOf } from "./content";
import { CATALOG } from "./shop";

/** Who views the chef's knife goes on to the rug and the reading lamp; who views the table lamp, to the board and the bread knife. */
export const INDEX: Buffer = readFileSync(process.env.AWNING_INDEX ?? "target/test.index");

/** A document that names the catalog of `open` and the index of `serveIndex`. */
export const learnedDocument = (rest: object = {}, recommendations: object = {}): object =>
  documentOf([], { ...CATALOG, recommendations: { index: "/test.index", ...recommendations }, ...rest });

/** Serves an index at `/test.index`; what comes back counts how often it was asked for. */
export async function serveIndex(page: Page, answer: (route: Route) => Promise<void> = fulfill): Promise<() => number> {
  let asked = 0;
  await page.route("**/test.index", async (route) => {
    asked++;
    await answer(route);
  });
  return () => asked;
}

/** Answers with these bytes; the index, if not said. */
export const fulfill = (route: Route, body: Buffer = INDEX): Promise<void> =>
  route.fulfill({ contentType: "application/octet-stream", body });
