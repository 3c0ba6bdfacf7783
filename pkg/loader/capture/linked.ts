/** The product that the page describes as JSON-LD. */
import { type Tell, listen } from "./surroundings";

/** When it is looked for after a view of a page began, in milliseconds: the page itself may tell of it first, and pages that build themselves take a while. */
const PATIENCE = [1000, 3000];

/** So many characters of JSON-LD are read. */
const MOST = 500_000;

/** Begins to read, and returns what is to be called when another page is viewed. */
export function readLinkedData(tell: Tell, signal: AbortSignal): () => void {
  let timers: number[] = [];
  const read = (): void => {
    let left = MOST;
    const data: unknown[] = [];
    for (const { textContent } of document.querySelectorAll("script[type='application/ld+json']")) {
      const text = textContent ?? "";
      left -= text.length;
      if (left < 0) break;
      try {
        data.push(JSON.parse(text));
      } catch {
        // Not JSON: many pages have some.
      }
    }
    if (data.length) tell({ kind: "linked", data });
  };
  const stop = (): void => timers.forEach((timer) => clearTimeout(timer));
  const begin = (): void => {
    stop();
    timers = PATIENCE.map((patience) => window.setTimeout(read, patience));
  };
  begin();
  // Whoever leaves early has seen it, too.
  listen(window, "pagehide", read, { capture: true, signal });
  signal.addEventListener("abort", stop);
  return begin;
}
