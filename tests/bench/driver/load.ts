/** One cold load of a page: a fresh context, with a cache and processes of its own. */
import type { Browser, CDPSession, Page as Tab } from "@playwright/test";
import type { Condition } from "./conditions";
import { BINDING, probe, type Watched } from "./probe";
import { Requests } from "./requests";
import type { Page } from "./pages";
import type { Sample } from "./result";

const VIEWPORT = { width: 1280, height: 900 };
/** So many milliseconds without a request make a page quiet. */
const QUIET = 500;
/** A page that is not done after so many milliseconds has failed. */
const LONGEST = 60_000;

export interface Loaded {
  sample: Sample;
  /** What the page said on the console, and exceptions. */
  said: string[];
}

/** Loads a page and measures it; `picture` names a file for a picture of it. */
export async function load(
  browser: Browser,
  address: string,
  page: Page,
  condition: Condition,
  picture?: string,
): Promise<Loaded> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const tab = await context.newPage();
    const said: string[] = [];
    tab.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
    tab.on("pageerror", (error) => said.push(`exception: ${error.message}`));
    const session = await context.newCDPSession(tab);
    const crashed = new Promise<never>((_, reject) => {
      tab.once("crash", () => reject(new Error(`${page.id} (${condition.id}) crashed its renderer`)));
    });
    const sample = await Promise.race([measure(tab, session, address, page, condition), crashed]).catch((error: Error) => {
      throw new Error([error.message, ...said].join("\n"));
    });
    if (picture) await tab.screenshot({ path: picture });
    return { sample, said };
  } finally {
    await context.close();
  }
}

async function measure(
  tab: Tab,
  session: CDPSession,
  address: string,
  page: Page,
  condition: Condition,
): Promise<Sample> {
  await session.send("Network.enable");
  const requests = new Requests(session);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  // Without it, new documents get no scripts.
  await session.send("Page.enable");
  await session.send("Runtime.enable");
  await session.send("Runtime.addBinding", { name: BINDING });
  const visible = new Promise<void>((resolve) => session.on("Runtime.bindingCalled", () => resolve()));
  const loaded = new Promise<void>((resolve) => tab.once("load", () => resolve()));
  const source = `(${probe})(${JSON.stringify(page.texts)}, ${page.count})`;
  await session.send("Page.addScriptToEvaluateOnNewDocument", { source });
  if (condition.network) {
    await session.send("Network.emulateNetworkConditions", { offline: false, ...condition.network });
  }
  if (condition.cpu > 1) await session.send("Emulation.setCPUThrottlingRate", { rate: condition.cpu });

  await tab.goto(address + page.path, { waitUntil: "commit" });
  await inTime(Promise.all([visible, loaded]), `${page.id} (${condition.id}) shows no widget`);
  await inTime(quiet(requests), `${page.id} (${condition.id}) never becomes quiet`).catch((error: Error) => {
    throw new Error([error.message, ...requests.open()].join("\n"));
  });
  if (requests.failed.length) throw new Error(`${page.id} (${condition.id}): ${requests.failed.join("; ")}`);

  const busy = await metrics(session);
  if (condition.cpu > 1) await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  const { seen, wasmMemory, origin, firstPaint } = await tab.evaluate(() => ({
    seen: (window as unknown as Watched).benchSeen,
    wasmMemory: (window as unknown as Watched).benchMemories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
    origin: performance.timeOrigin,
    firstPaint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
  }));
  await session.send("HeapProfiler.collectGarbage");
  return {
    page: page.id,
    condition: condition.id,
    ...seen,
    firstPaint,
    wasmMemory,
    task: busy.TaskDuration! * 1000,
    script: busy.ScriptDuration! * 1000,
    heap: (await metrics(session)).JSHeapUsedSize!,
    requests: requests.since(origin),
  };
}

async function quiet(requests: Requests): Promise<void> {
  for (;;) {
    const rest = requests.pending ? QUIET : QUIET - (performance.now() - requests.quietSince);
    if (rest <= 0) return;
    await new Promise((resolve) => setTimeout(resolve, Math.max(rest, 10)));
  }
}

function inTime<T>(work: Promise<T>, otherwise: string): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(otherwise)), LONGEST);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function metrics(session: CDPSession): Promise<Record<string, number>> {
  const { metrics } = await session.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}
