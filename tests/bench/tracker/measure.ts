/** One tracker in a new browser: a loop of calls, and everything until the page is quiet. */
import type { Browser, CDPSession } from "@playwright/test";
import type { Server } from "./server";

/** What it cost; where the page crashed or threw, only what is known. */
export interface Sample {
  /** Milliseconds of the loop. */
  enqueue: number | null;
  /** Milliseconds of tasks on the main thread, from the loop's beginning until the page is quiet. */
  busy: number | null;
  /** Milliseconds of the longest task after the loop's; 0 if none takes more than 50. */
  longest: number | null;
  /** Bytes of JavaScript's heap more than before, after a garbage collection. */
  heap: number | null;
  requests: number;
  bytes: number;
  received: number;
  twice: number;
  /** What went wrong. */
  failure?: string;
}

/** Nothing has happened for so many milliseconds: a page that is done. */
const QUIET = 2_000;
/** The same where events are missing, which may still wait for a timer. */
const PATIENCE = 12_000;
/** After so many milliseconds it is not waited any more. */
const LONGEST = 60_000;
/** Steps between two looks, in milliseconds. */
const LOOK = 250;
/** A page that works less than this, in milliseconds, between two looks is quiet. */
const IDLE = 5;

export async function measure(browser: Browser, server: Server, path: string, count: number): Promise<Sample> {
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  const crashed = new Promise<never>((_, reject) => page.once("crash", () => reject(new Error("the page crashed"))));
  crashed.catch(() => {});
  const late = lateness();
  const taken = (): Pick<Sample, "requests" | "bytes" | "received" | "twice"> => {
    const { requests, bytes, received, twice } = server.taken;
    return { requests, bytes, received, twice };
  };
  try {
    return await Promise.race([crashed, late.promise, work()]);
  } catch (error) {
    const failure = (error as Error).message.split("\n")[0]!;
    return { enqueue: null, busy: null, longest: null, heap: null, ...taken(), failure };
  } finally {
    late.cancel();
  }

  async function work(): Promise<Sample> {
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.goto(server.address + path);
    await page.evaluate(() => window.bench.ready);
    await quiet(session, server, 0);
    await session.send("HeapProfiler.collectGarbage");
    server.begin();
    const before = await metrics(session);
    const enqueue = await page.evaluate((count) => window.bench.run(count), count);
    await quiet(session, server, count);
    const after = await metrics(session);
    const longest = await page.evaluate(() => {
      const { longest, ended } = window.bench;
      return Math.max(0, ...longest.filter(({ start }) => start >= ended).map(({ duration }) => duration));
    });
    await session.send("HeapProfiler.collectGarbage");
    const heap = (await metrics(session))["JSHeapUsedSize"]! - before["JSHeapUsedSize"]!;
    return { enqueue, busy: (after["TaskDuration"]! - before["TaskDuration"]!) * 1000, longest, heap, ...taken() };
  }
}

async function quiet(session: CDPSession, server: Server, expected: number): Promise<void> {
  let since = Date.now();
  let busy = 0;
  let requests = 0;
  for (;;) {
    const now = (await metrics(session))["TaskDuration"]! * 1000;
    const { taken } = server;
    if (now - busy > IDLE || taken.requests != requests || taken.open) since = Date.now();
    busy = now;
    requests = taken.requests;
    if (Date.now() - since > (taken.received < expected ? PATIENCE : QUIET)) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK));
  }
}

function lateness(): { promise: Promise<never>; cancel(): void } {
  let timer: NodeJS.Timeout;
  const promise = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the page is not quiet after ${LONGEST / 1000} s`)), LONGEST);
  });
  promise.catch(() => {});
  return { promise, cancel: () => clearTimeout(timer) };
}

async function metrics(session: CDPSession): Promise<Record<string, number>> {
  const { metrics } = await session.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}
