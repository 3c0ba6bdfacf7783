/**
 * A page's clock in the test's hands: it stands still, and timers fire only when the test lets time pass. Playwright's own clock numbers its timers beyond 32 bits, which no browser does.
 */
import { type Page } from "@playwright/test";

export interface Clock {
  /** Lets that many milliseconds pass: timers that are due fire, in their order. */
  pass(millis: number): Promise<void>;
  /** Waits until no request is under way, and what follows from the last one is done. */
  quiet(): Promise<void>;
}

/** To be called before the page is opened. */
export async function takeClock(page: Page): Promise<Clock> {
  await page.addInitScript(() => {
    let now = Date.now();
    const timers = new Map<number, { at: number; call: () => void }>();
    const later = window.setTimeout.bind(window);
    const send = window.fetch.bind(window);
    (window as any).underWay = 0;
    window.fetch = (...given) => {
      (window as any).underWay++;
      const answer = send(...given);
      const done = () => void later(() => (window as any).underWay--, 0);
      answer.then(done, done);
      return answer;
    };
    let numbers = 0;
    Date.now = () => now;
    window.setTimeout = ((call: () => void, wait = 0) => {
      timers.set(++numbers, { at: Date.now() + wait, call });
      return numbers;
    }) as typeof window.setTimeout;
    window.clearTimeout = ((number: number) => timers.delete(number)) as typeof window.clearTimeout;
    (window as any).passTime = (millis: number) => {
      const until = now + millis;
      for (;;) {
        const due = [...timers].filter(([, { at }]) => at <= until).sort(([, a], [, b]) => a.at - b.at)[0];
        if (!due) break;
        const [number, { at, call }] = due;
        timers.delete(number);
        now = Math.max(now, at);
        call();
      }
      now = until;
    };
  });
  return {
    pass: (millis) => page.evaluate((millis) => (window as any).passTime(millis), millis),
    quiet: async () => void (await page.waitForFunction(() => (window as any).underWay === 0)),
  };
}
