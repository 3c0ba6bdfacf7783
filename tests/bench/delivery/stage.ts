/** A browser with a profile of its own, a receiver, and what was tracked for it. */
import { mkdir, mkdtemp, readlink, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from "@playwright/test";
import type { Arrivals, Fault, Receiver } from "./receiver";
import { NAME, tally, type Tally } from "./tally";

/** What of a browser is not as usual. */
export interface Manner {
  /** A private window: a context of which nothing is kept. */
  private?: boolean;
  /** The site may store nothing. */
  storageRefused?: boolean;
  /** The visitor's clock is ahead by so many milliseconds. */
  clockAhead?: number;
}

/** A receiver that hears nothing for so many milliseconds has heard all that comes. */
const QUIET = 1_500;
/** Steps between two looks, in milliseconds. */
const LOOK = 100;

export class Stage {
  #context!: BrowserContext;
  #browser: Browser | undefined;
  #profile!: string;
  #tracked = new Map<string, number>();
  #tabs = 0;
  #numbers = new Map<Page, { tab: number; next: number }>();
  /** Requests of pages to the receiver that failed in the browser. */
  #broken = 0;
  /** What pages said on the console. */
  readonly said = new Set<string>();

  constructor(
    private readonly program: string,
    private readonly profiles: string,
    readonly receiver: Receiver,
    private readonly manner: Manner,
  ) {}

  async start(): Promise<void> {
    await mkdir(this.profiles, { recursive: true });
    this.#profile = await mkdtemp(join(this.profiles, "profile-"));
    if (this.manner.storageRefused) {
      await mkdir(join(this.#profile, "Default"));
      const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
      await writeFile(join(this.#profile, "Default/Preferences"), JSON.stringify(preferences));
    }
    await this.launch();
  }

  /** Starts the browser, with the same profile as before. */
  async launch(): Promise<void> {
    const options = {
      executablePath: this.program,
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic"],
      // Visitors' browsers have it.
      ignoreDefaultArgs: ["--disable-back-forward-cache"],
    };
    if (this.manner.private) {
      this.#browser = await chromium.launch(options);
      this.#context = await this.#browser.newContext();
    } else {
      this.#context = await chromium.launchPersistentContext(this.#profile, options);
    }
    const { clockAhead } = this.manner;
    if (clockAhead) await this.#context.addInitScript(setClock, clockAhead);
    this.#context.on("requestfailed", (request) => {
      if (request.url().includes(this.receiver.address)) this.#broken++;
    });
  }

  async close(): Promise<void> {
    await this.#context.close().catch(() => {});
    await this.#browser?.close();
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  /** Ends the browser's process as the system does when it runs out of memory. */
  async kill(): Promise<void> {
    // "host-process"; Chromium puts it there so that a profile is used once.
    const process_ = Number((await readlink(join(this.#profile, "SingletonLock"))).split("-").pop());
    const gone = new Promise((resolve) => this.#context.once("close", resolve));
    process.kill(process_, "SIGKILL");
    await gone;
    await rm(join(this.#profile, "SingletonLock"), { force: true });
  }

  /** Opens a page in a tab of its own and waits until Awning is there. */
  async open(name = "shop"): Promise<Page> {
    const page = await this.tab();
    await page.goto(this.receiver.page(name));
    await this.ready(page);
    return page;
  }

  /** An empty tab. */
  async tab(): Promise<Page> {
    const page = await this.#context.newPage();
    this.#numbers.set(page, { tab: ++this.#tabs, next: 1 });
    page.on("console", (message) => this.said.add(message.text()));
    page.on("pageerror", (error) => this.said.add(String(error)));
    return page;
  }

  /** Waits until the runtime answers: before, `awning` only notes what it is told. */
  async ready(page: Page): Promise<void> {
    await page.evaluate(() => (window as any).awning.visitor.export());
  }

  session(page: Page): Promise<CDPSession> {
    return this.#context.newCDPSession(page);
  }

  async offline(offline: boolean): Promise<void> {
    await this.#context.setOffline(offline);
  }

  /** Tracks events in a page, and does `then` there in the same turn. */
  async track(page: Page, count: number, then?: () => void): Promise<void> {
    const numbers = this.#numbers.get(page)!;
    const from = numbers.next;
    numbers.next += count;
    for (let number = from; number < numbers.next; number++) this.expect(numbers.tab, number);
    await page.evaluate(
      ([name, tab, from, count, then]) => {
        for (let number = from; number < from + count; number++) (window as any).awning.track(name, { tab, number });
        if (then) new Function(`(${then})()`)();
      },
      [NAME, numbers.tab, from, count, then?.toString()] as const,
    );
  }

  /** An event that a page tracks by itself. */
  expect(tab: number, number: number): void {
    this.#tracked.set(`${tab} ${number}`, Date.now());
  }

  get tracked(): number {
    return this.#tracked.size;
  }

  async suffer(fault: Fault): Promise<void> {
    await this.receiver.suffer(fault);
  }

  async heal(): Promise<void> {
    await this.suffer({ kind: "none" });
  }

  /** Waits until so many requests have failed at the receiver. */
  async failures(count: number): Promise<void> {
    await this.until(`${count} requests failed`, async () => (await this.receiver.arrivals()).failed >= count);
  }

  /** Waits until so many requests of pages have failed in the browser. */
  async broken(count: number): Promise<void> {
    await this.until(`${count} requests failed in the browser`, async () => this.#broken >= count);
  }

  /** Waits until it is so, for at most so many milliseconds. */
  async until(what: string, holds: () => Promise<boolean>, patience = 20_000): Promise<void> {
    for (const end = Date.now() + patience; !(await holds()); await pause(LOOK)) {
      if (Date.now() > end) throw new Error(`waited ${patience / 1000} s until ${what}`);
    }
  }

  /**
   * Waits until everything has arrived and nothing more comes, or nothing has come for so many milliseconds; then tells
   * what has.
   */
  async settle(patience: number): Promise<Tally> {
    let seen = -1;
    let since = Date.now();
    for (;;) {
      const arrivals = await this.receiver.arrivals();
      const found = this.count(arrivals);
      if (arrivals.requests + arrivals.open != seen) {
        seen = arrivals.requests + arrivals.open;
        since = Date.now();
      }
      const quiet = Date.now() - since;
      if (quiet > (found.lost ? patience : QUIET) && (!arrivals.open || quiet > patience)) {
        if (arrivals.unreadable) throw new Error(`${arrivals.unreadable} requests hold no events`);
        return found;
      }
      await pause(LOOK);
    }
  }

  count(arrivals: Arrivals): Tally {
    return tally(arrivals.events, this.#tracked);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** In pages, before anything else. */
function setClock(ahead: number): void {
  const Real = Date;
  const now = (): number => Real.now() + ahead;
  window.Date = new Proxy(Real, {
    construct: (target, given) => (given.length ? Reflect.construct(target, given) : new target(now())),
    apply: () => new Real(now()).toString(),
    get: (target, key) => (key == "now" ? now : Reflect.get(target, key)),
  });
}
