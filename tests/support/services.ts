/** The global `awning` of a page, from outside. */
import { type Page } from "@playwright/test";

/** A document that sends to the tests' destination and asks for consent in that mode. */
export function asking(mode: string, rest: object = {}): object {
  return {
    version: 1,
    consent: { mode },
    destinations: [{ type: "webhook", url: "/test-events" }],
    ...rest,
  };
}

/** Calls a method of `awning`, `call(page, "cart.set", {…})`, and waits for its answer. */
export function call(page: Page, method: string, ...given: unknown[]): Promise<any> {
  return page.evaluate(
    ([method, given]) => {
      const path = (method as string).split(".");
      const last = path.pop()!;
      const owner = path.reduce((owner, name) => owner[name], (window as any).awning);
      return owner[last](...(given as unknown[]));
    },
    [method, given],
  );
}

/** Waits until everything that was called before has been taken, and what may be sent has been sent. */
export function settle(page: Page): Promise<void> {
  return call(page, "flush");
}
