/** The faults, one row each. */
import type { Page } from "@playwright/test";
import type { Fault } from "./receiver";
import type { Manner, Stage } from "./stage";

export interface Row {
  fault: string;
  /** Events must not be lost: the browser lives on or comes back. */
  kept: boolean;
  manner?: Manner;
  /** What happens until all is well again. */
  act(stage: Stage, note: (text: string) => void): Promise<void>;
  /** So many milliseconds may pass without a request before what has not arrived is lost. */
  patience?: number;
}

const DAY = 86_400_000;
/** Longer than the back-off after some failures. */
const PATIENCE = 15_000;
/** Longer than the 30 seconds after which a request is given up. */
const LONG_PATIENCE = 45_000;

/** The server goes wrong while events are tracked, until some requests have failed. */
function wrong(fault: string, how: Fault, failures = 2, rest: Partial<Row> = {}): Row {
  return {
    fault,
    kept: true,
    async act(stage) {
      const page = await stage.open();
      await stage.suffer(how);
      await stage.track(page, 30);
      await stage.failures(failures);
      await stage.track(page, 30);
      await stage.heal();
      await stage.track(page, 30);
    },
    ...rest,
  };
}

/** The browser fails the requests, until some have failed. */
function cut(fault: string, begin: (stage: Stage, page: Page) => Promise<unknown>, end: (stage: Stage, page: Page) => Promise<unknown>): Row {
  return {
    fault,
    kept: true,
    async act(stage) {
      const page = await stage.open();
      await stage.track(page, 30);
      await begin(stage, page);
      await stage.track(page, 30);
      await stage.broken(2);
      await stage.track(page, 30);
      await end(stage, page);
    },
  };
}

/** A page that lives on, where nothing can be stored. */
async function unlucky(stage: Stage, page: Page, note: (text: string) => void): Promise<void> {
  const refusal = await page.evaluate(store);
  if (!refusal) throw new Error("the browser stores what it should refuse");
  note(`IndexedDB says ${refusal}`);
  await stage.ready(page);
  await stage.suffer(UNAVAILABLE);
  await stage.track(page, 30);
  await stage.failures(2);
  await stage.track(page, 30);
  await stage.heal();
  await stage.track(page, 30);
}

/**
 * In a page, before anything else: every transaction that would store something is aborted as by a quota that is used up.
 * The quota that Chromium's protocol can set is not asked by IndexedDB.
 */
function fill(): void {
  const full = (): DOMException => new DOMException("There is no room.", "QuotaExceededError");
  const { put } = IDBObjectStore.prototype;
  const doomed = new WeakSet<IDBTransaction>();
  IDBObjectStore.prototype.put = function (...given) {
    const { transaction } = this;
    if (!doomed.has(transaction)) {
      doomed.add(transaction);
      // A real one is committed in vain: it can still be asked to.
      Object.defineProperties(transaction, { error: { get: full }, commit: { value() {} } });
      queueMicrotask(() => transaction.abort());
    }
    return put.apply(this, given);
  };
  Storage.prototype.setItem = () => {
    throw full();
  };
}

/** In a page: why it did not come from the back/forward cache. */
function whyNot(): string {
  const [entry] = performance.getEntriesByType("navigation") as any[];
  return JSON.stringify(entry.notRestoredReasons?.reasons?.map(({ reason }: any) => reason) ?? null);
}

/** In a page: tries to store a text, and returns how that was refused. */
async function store(): Promise<string | undefined> {
  try {
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open("bench", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore("texts");
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const writing = opening.result.transaction("texts", "readwrite");
        writing.objectStore("texts").put("x".repeat(10_000), 1);
        writing.oncomplete = () => resolve();
        writing.onabort = () => reject(writing.error);
      };
    });
    return undefined;
  } catch (error) {
    return (error as Error).name;
  }
}

const UNAVAILABLE: Fault = { kind: "status", status: 503 };

/** Chromium's own list of blocked addresses fails requests as an extension does: ERR_BLOCKED_BY_CLIENT. */
async function block(stage: Stage, page: Page, urls: string[]): Promise<void> {
  const session = await blockers.get(page) ?? (await stage.session(page));
  blockers.set(page, session);
  await session.send("Network.enable");
  await session.send("Network.setBlockedURLs", { urls });
}
const blockers = new WeakMap<Page, Awaited<ReturnType<Stage["session"]>>>();

export const ROWS: Row[] = [
  {
    fault: "offline, then online",
    kept: true,
    async act(stage) {
      const page = await stage.open();
      await stage.offline(true);
      await stage.track(page, 30);
      // Nothing needs to be tried where the browser says that it is offline.
      await stage.broken(1).catch(() => {});
      await stage.track(page, 30);
      await stage.offline(false);
      await stage.track(page, 30);
    },
  },
  wrong("500", { kind: "status", status: 500 }),
  wrong("503 with Retry-After", { kind: "status", status: 503, retryAfter: "1" }),
  wrong("429", { kind: "status", status: 429, retryAfter: "1" }),
  {
    fault: "413",
    kept: true,
    async act(stage) {
      const page = await stage.open();
      await stage.suffer({ kind: "limit", bytes: 4096 });
      await stage.track(page, 90);
    },
  },
  wrong("timeout", { kind: "hang" }, 1, { patience: LONG_PATIENCE }),
  wrong("reset in mid-body", { kind: "reset" }),
  wrong("reset in mid-answer", { kind: "cut-reply" }, 1),
  wrong("reply lost after acceptance", { kind: "lose-reply" }),
  cut(
    "blocked by an extension",
    (stage, page) => block(stage, page, [`*${stage.receiver.address}*`]),
    (stage, page) => block(stage, page, []),
  ),
  cut(
    "connection refused",
    (stage) => stage.suffer({ kind: "refuse" }),
    (stage) => stage.heal(),
  ),
  {
    fault: "slow server",
    kept: true,
    async act(stage) {
      const page = await stage.open();
      await stage.suffer({ kind: "slow", milliseconds: 1500 });
      await stage.track(page, 60);
      await stage.until("a request is being answered", async () => (await stage.receiver.arrivals()).open > 0);
      await stage.track(page, 60);
    },
  },
  {
    fault: "tab closed at once",
    kept: true,
    async act(stage, note) {
      const page = await stage.open();
      await stage.track(page, 90);
      await page.close({ runBeforeUnload: true });
      note(`${(await stage.settle(2_000)).received} before it was opened again`);
      await stage.open();
    },
  },
  {
    fault: "tab closed at once, server failing",
    kept: true,
    async act(stage) {
      const page = await stage.open();
      await stage.suffer(UNAVAILABLE);
      await stage.track(page, 90);
      await page.close({ runBeforeUnload: true });
      await stage.settle(1_000);
      await stage.heal();
      await stage.open();
    },
  },
  {
    fault: "tab closed as the server begins to fail",
    kept: true,
    async act(stage) {
      const page = await stage.open();
      await stage.track(page, 30);
      await stage.until("the first have arrived", async () => !stage.count(await stage.receiver.arrivals()).lost);
      await stage.suffer(UNAVAILABLE);
      await stage.track(page, 60);
      await page.close({ runBeforeUnload: true });
      await stage.settle(1_000);
      await stage.heal();
      await stage.open();
    },
  },
  {
    // It is not known yet whether the visitor allows anything to be kept.
    fault: "tab closed before the runtime was there",
    kept: false,
    async act(stage, note) {
      const page = await stage.tab();
      // The loader has come, the runtime has not.
      await page.route(/\.wasm$/, () => {});
      for (let number = 1; number <= 10; number++) stage.expect(0, number);
      await page.goto(stage.receiver.page("early"));
      await page.close({ runBeforeUnload: true });
      note(`${(await stage.settle(2_000)).received} before it was opened again`);
      await stage.open();
    },
  },
  {
    fault: "tab killed",
    kept: true,
    async act(stage, note) {
      const page = await stage.open();
      await stage.suffer(UNAVAILABLE);
      await stage.track(page, 30);
      await stage.failures(1);
      await stage.track(page, 30);
      const session = await stage.session(page);
      const crashed = new Promise((resolve) => page.once("crash", resolve));
      session.send("Page.crash").catch(() => {});
      await crashed;
      await page.close();
      await stage.heal();
      await stage.open();
      note("the renderer's process");
    },
  },
  {
    fault: "browser killed",
    kept: true,
    async act(stage, note) {
      const page = await stage.open();
      await stage.suffer(UNAVAILABLE);
      await stage.track(page, 30);
      await stage.failures(1);
      await stage.track(page, 30);
      // The rest is the operating system's: a killed process loses nothing that it has written.
      await stage.failures(2);
      await stage.kill();
      await stage.heal();
      await stage.launch();
      await stage.open();
      note("all its processes, after another try");
    },
  },
  {
    fault: "navigation",
    kept: true,
    async act(stage) {
      const page = await stage.open("one");
      await stage.suffer({ kind: "slow", milliseconds: 300 });
      for (const next of ["two", "three", "four", "five"]) {
        const loaded = page.waitForURL(`**/${next}`);
        await stage.track(page, 20);
        await page.evaluate((next) => void location.assign(next), next);
        await loaded;
        await stage.ready(page);
      }
      await stage.track(page, 20);
    },
  },
  {
    fault: "navigation, server failing",
    kept: true,
    async act(stage) {
      const page = await stage.open("one");
      await stage.suffer(UNAVAILABLE);
      for (const next of ["two", "three", "four", "five"]) {
        const loaded = page.waitForURL(`**/${next}`);
        await stage.track(page, 20);
        await page.evaluate((next) => void location.assign(next), next);
        await loaded;
        await stage.ready(page);
      }
      await stage.heal();
      await stage.track(page, 20);
    },
  },
  {
    fault: "back/forward cache",
    kept: true,
    async act(stage) {
      const page = await stage.open("one");
      await page.evaluate(() => addEventListener("pageshow", ({ persisted }) => Object.assign(window, { persisted })));
      await stage.suffer(UNAVAILABLE);
      await stage.track(page, 30);
      await page.goto(stage.receiver.page("two"));
      await stage.ready(page);
      await stage.track(page, 30);
      await page.goBack({ waitUntil: "commit" });
      const persisted = await page.evaluate(() => (window as any).persisted === true);
      await stage.ready(page);
      await stage.track(page, 30);
      await stage.heal();
      if (!persisted) throw new Error(`the page did not come from the cache: ${await page.evaluate(whyNot)}`);
    },
  },
  {
    fault: "ten tabs at once",
    kept: true,
    async act(stage, note) {
      await stage.suffer(UNAVAILABLE);
      const pages = await Promise.all(Array.from({ length: 10 }, () => stage.open()));
      for (let burst = 0; burst < 3; burst++) await Promise.all(pages.map((page) => stage.track(page, 10)));
      await stage.failures(2);
      await Promise.all(pages.slice(0, 5).map((page) => page.close({ runBeforeUnload: true })));
      await stage.heal();
      await Promise.all(pages.slice(5).map((page) => stage.track(page, 10)));
      note("five are closed, the first among them, while the server fails");
    },
  },
  {
    fault: "storage full",
    kept: true,
    async act(stage, note) {
      const page = await stage.tab();
      await page.addInitScript(fill);
      await page.goto(stage.receiver.page("shop"));
      await unlucky(stage, page, note);
    },
  },
  {
    fault: "storage refused",
    kept: true,
    manner: { storageRefused: true },
    async act(stage, note) {
      await unlucky(stage, await stage.open(), note);
    },
  },
  {
    fault: "private mode",
    kept: true,
    manner: { private: true },
    async act(stage, note) {
      const page = await stage.open();
      await stage.suffer(UNAVAILABLE);
      await stage.track(page, 30);
      await stage.failures(1);
      await page.close({ runBeforeUnload: true });
      await stage.heal();
      await stage.track(await stage.open(), 30);
      note("a tab is closed, the window is not");
    },
  },
  wrong("clock off by a day", UNAVAILABLE, 2, { manner: { clockAhead: DAY } }),
];

export function patience(row: Row): number {
  return row.patience ?? PATIENCE;
}
