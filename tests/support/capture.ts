/** Pages whose document names something to be captured. */
import { type Page } from "@playwright/test";

import { documentOf } from "./content";

/** A document that captures this, and reads an array of that name, whatever else it does. */
export function capturing(capture: object, rest: object = {}): object {
  return documentOf([], { capture: { dataLayer: "testLayer", ...capture }, ...rest });
}

/** Waits until capture has begun, which is when it reads the page's array. */
export async function begun(page: Page, layer = "testLayer"): Promise<void> {
  await page.waitForFunction((layer) => Object.hasOwn((window as any)[layer] ?? {}, "push"), layer);
}

/** Keeps the page where it is, whatever link is clicked or form submitted; to be called before `open`. */
export async function stay(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const prevent = (event: Event) => {
      if (event.type == "submit" || (event.target as Element).closest("a")) event.preventDefault();
    };
    for (const name of ["click", "auxclick", "submit"]) addEventListener(name, prevent);
  });
}
