import { SAMPLES, fallback, html, widget } from "../../support/elements";
import { expect, test } from "../../support/fixture";
import { type CDPSession, type Page } from "@playwright/test";

const WARM_UP = 50;
const ROUNDS = 500;

interface Held {
  nodes: number;
  listeners: number;
  documents: number;
  heap: number;
}

/** What the page holds once all that can go has gone. */
async function held(session: CDPSession): Promise<Held> {
  // A second time for what the first one has let go of only at its end: finalizers, weak references.
  for (let pass = 0; pass < 3; pass++) await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const value = (name: string) => metrics.find((metric) => metric.name == name)!.value;
  return {
    nodes: value("Nodes"),
    listeners: value("JSEventListeners"),
    documents: value("Documents"),
    heap: value("JSHeapUsedSize"),
  };
}

/** Creates an element, waits until its widget is shown, and removes it; so many times. */
async function rounds(page: Page, count: number, made: string, words: string): Promise<void> {
  await page.evaluate(
    async ([count, made, words]) => {
      const template = document.createElement("template");
      template.innerHTML = made;
      for (let round = 0; round < count; round++) {
        const element = template.content.firstElementChild!.cloneNode(true) as HTMLElement;
        document.body.append(element);
        while (!element.shadowRoot!.textContent!.includes(words)) await new Promise(requestAnimationFrame);
        element.remove();
        await new Promise((then) => setTimeout(then));
      }
    },
    [count, made, words] as const,
  );
}

/** How much memory each instance of the wasm has. */
function memories(page: Page): Promise<number[]> {
  return page.evaluate(() => ((window as any).memories as WebAssembly.Memory[]).map(({ buffer }) => buffer.byteLength));
}

for (const sample of SAMPLES) {
  test(`${ROUNDS} times <${sample.tag}>, and the page holds what it held`, async ({ page, open }) => {
    test.setTimeout(180_000);
    await page.addInitScript(() => {
      const kept: unknown[] = ((window as any).memories = []);
      const { Instance } = WebAssembly;
      WebAssembly.Instance = function (module: WebAssembly.Module, imports: WebAssembly.Imports) {
        const instance = new Instance(module, imports);
        if (instance.exports.memory) kept.push(instance.exports.memory);
        return instance;
      } as any;
    });
    // The children are written as HTML, which Trusted Types would forbid.
    await open({ csp: "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'" });
    const made = html(sample, fallback(sample));
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    await rounds(page, WARM_UP, made, sample.words);
    await expect(widget(page, sample)).toHaveCount(0);
    const [before, [memory]] = [await held(session), await memories(page)];
    await rounds(page, ROUNDS, made, sample.words);
    const [after, grown] = [await held(session), await memories(page)];
    // One leaked thing a round would be 500 of them.
    expect(after.nodes - before.nodes, "nodes").toBeLessThan(ROUNDS / 5);
    expect(after.listeners - before.listeners, "listeners").toBeLessThan(ROUNDS / 10);
    expect(after.documents - before.documents, "documents").toBeLessThan(2);
    expect((after.heap - before.heap) / ROUNDS, "bytes of heap a round").toBeLessThan(400);
    expect(grown, "the memory of the one instance").toEqual([memory]);
  });
}
