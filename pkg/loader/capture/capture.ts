/** Looks at the page for what the document names to be captured; the wasm decides what of it becomes an event. */
import { hearClicks } from "./clicks";
import { hearForms } from "./forms";
import { hearPushes } from "./layer";
import { readLinkedData } from "./linked";
import { hearShopify } from "./shopify";
import { hearErrors } from "./errors";
import { followPage } from "./page";
import { type Surroundings, type Tell, type Wanted } from "./surroundings";

/** This module, as the runtime sees it. */
export interface Capture {
  begin: typeof begin;
}

/** Begins. Everything ends with the signal. */
export function begin(tell: Tell, surroundings: Surroundings): void {
  const { base, signal } = surroundings;
  if (signal.aborted) return;
  const wanted = tell(undefined) as Wanted | undefined;
  if (!wanted || signal.aborted) return;
  const moved = wanted.jsonLd ? readLinkedData(tell, signal) : () => {};
  followPage(wanted, tell, moved, signal);
  if (wanted.clicks || wanted.links || wanted.rageClicks) hearClicks(wanted, tell, signal);
  if (wanted.forms) hearForms(tell, signal);
  if (wanted.errors) hearErrors(tell, base, signal);
  if (wanted.layer) hearPushes(wanted.layer, wanted.names!, tell, surroundings);
  if (wanted.shopify) hearShopify(tell, signal);
  if (wanted.vitals) {
    import(`${base}vitals.js`).then(
      ({ measure }: typeof import("./vitals")) => measure(tell, signal),
      // They are measured on the next page.
      () => {},
    );
  }
}
