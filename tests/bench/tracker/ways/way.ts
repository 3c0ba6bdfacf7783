/** What the driver asks of a page. */
export interface Way {
  /** When calls are no longer only remembered. */
  ready: Promise<unknown>;
  /** Tracks one event. */
  track(number: number): void;
}

/** What every event is called. */
export const NAME = "Bench Tracked";

/** As an event of a shop has them; the server knows an event by its number. */
export function properties(number: number): Record<string, unknown> {
  return { bench_number: number, product_id: "lamp-7", category: "Lamps", price: 24.9, currency: "EUR", position: 3 };
}

/** Where events go: the page's own server. */
export const ORIGIN = location.origin;

/** Lets the driver track events in one loop, as a task of its own. */
export function offer(way: Way): void {
  const longest: { start: number; duration: number }[] = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) longest.push({ start: startTime, duration });
  }).observe({ type: "longtask" });
  const run = (count: number): Promise<number> =>
    new Promise((resolve, reject) => {
      setTimeout(() => {
        longest.length = 0;
        const begun = performance.now();
        try {
          for (let number = 1; number <= count; number++) way.track(number);
        } catch (error) {
          reject(error);
        }
        const ended = performance.now();
        Object.assign(window.bench, { ended });
        resolve(ended - begun);
      });
    });
  window.bench = { ready: way.ready, run, longest, ended: 0 };
}

declare global {
  interface Window {
    bench: {
      ready: Promise<unknown>;
      run(count: number): Promise<number>;
      /** Tasks of more than 50 ms. */
      longest: { start: number; duration: number }[];
      /** When the loop ended. */
      ended: number;
    };
  }
}
