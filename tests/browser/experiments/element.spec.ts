/** `<awning-experiment>`: what it shows, when, and who is counted. */
import { violations } from "../../support/axe";
import { hear, receive } from "../../support/events";
import { always, content, experimenting, holdFeatures } from "../../support/experiments";
import { missing } from "../../support/failing";
import { STRICT_CSP, expect, test } from "../../support/fixture";

const TEMPLATES = `<template variation="control"><h2>Plain</h2><button>Buy</button></template>
  <template variation="bold"><h2>Bold</h2><button>Buy now</button></template>`;
/** With time enough for machines that stall. */
const BEGIN = '<awning-experiment key="hero" timeout="10000">';
const HERO = `${BEGIN}${TEMPLATES}</awning-experiment>`;
const BOLD = experimenting({ experiments: [always("bold")] });
const CONTROL = experimenting({ experiments: [always("control")] });
const SHOWN = "awning-experiment-shown";

for (const [name, document, words, key] of [["bold", BOLD, "Bold Buy now", "bold"], ["control", CONTROL, "Plain Buy", "control"]] as const) {
  test(`the visitor's variation is shown in the page itself and told of: ${name}`, async ({ page, open }) => {
    const heard = await hear(page, [SHOWN]);
    const destination = await receive(page);
    await open({ document, body: HERO });
    await expect.poll(async () => (await content(page)).map((text) => text.replace(/\s+/g, " "))).toEqual([words]);
    expect(await page.locator("awning-experiment > h2").count()).toBe(1);
    expect(await heard()).toEqual([{ type: SHOWN, detail: { key: "hero", variation: key, inExperiment: true } }]);
    await expect.poll(async () => (await destination.named("Experiment Viewed")).map(({ properties }) => properties)).toEqual([
      expect.objectContaining({ experiment_id: "hero", experiment_name: "Hero", variation_id: key }),
    ]);
  });
}

test("the page's style sheets and listeners reach it, and axe finds nothing", async ({ page, open }) => {
  await receive(page);
  await page.route("**/test.css", (route) => route.fulfill({ contentType: "text/css", body: "h2 { letter-spacing: 3px }" }));
  await open({ document: BOLD, head: '<link rel="stylesheet" href="/test.css">', body: HERO });
  await page.evaluate(() => document.addEventListener("click", ({ target }) => ((window as any).clicked = (target as Element).textContent)));
  await page.getByRole("button", { name: "Buy now" }).click();
  expect(await page.evaluate(() => (window as any).clicked)).toBe("Buy now");
  await expect(page.getByRole("heading")).toHaveCSS("letter-spacing", "3px");
  expect(await violations(page, "awning-experiment")).toEqual([]);
});

test("an experiment of a feature is found by the feature's key, and templates by a variation's value or index", async ({ page, open }) => {
  const { key, name, ...rest } = always("bold", ["small", "large"], { meta: undefined }) as any;
  const features = { size: { defaultValue: "small", rules: [{ key: "size-exp", ...rest }] } };
  await receive(page);
  await open({
    document: experimenting({ features }),
    body: `${BEGIN.replace("hero", "size")}<template variation="large">By value</template></awning-experiment>
      ${BEGIN.replace("hero", "size-exp")}<template variation="1">By index</template></awning-experiment>`,
  });
  await expect.poll(() => content(page)).toEqual(["By value", "By index"]);
});

test("children beside the templates are the control, and take their room while the visitor's variation is not known", async ({ page, open }) => {
  const body = `${BEGIN}<p>The page's own</p><template variation="bold"><p>Bold</p></template></awning-experiment>`;
  const release = await holdFeatures(page, { experiments: [always("bold")] });
  await receive(page);
  await open({ document: experimenting({ url: "/api/features/test" }), body });
  const element = page.locator("awning-experiment");
  await expect.poll(() => element.evaluate((element) => getComputedStyle(element).visibility)).toBe("hidden");
  expect((await element.boundingBox())!.height).toBeGreaterThan(10);
  release();
  await expect.poll(() => content(page)).toEqual(["Bold"]);
});

test("children beside the templates are the control of those who get it", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: CONTROL, body: `${BEGIN}<p>The page's own</p><template variation="bold"><p>Bold</p></template></awning-experiment>` });
  await expect.poll(() => content(page)).toEqual(["The page's own"]);
  await expect.poll(async () => (await destination.named("Experiment Viewed")).length).toBe(1);
});

test("what is not known in time is the control: it stays, and the visitor is not counted", async ({ page, open }) => {
  const heard = await hear(page, [SHOWN]);
  const destination = await receive(page);
  const release = await holdFeatures(page, { experiments: [always("bold")] });
  await open({ document: experimenting({ url: "/api/features/test" }), body: HERO.replace("10000", "50") });
  await expect(page.getByRole("heading", { name: "Plain" })).toBeVisible();
  release();
  await expect.poll(heard).toEqual([{ type: SHOWN, detail: { key: "hero", variation: "control", inExperiment: false } }]);
  expect(await page.locator("awning-experiment > h2").allTextContents()).toEqual(["Plain"]);
  expect(await destination.named("Experiment Viewed")).toEqual([]);
});

test("what cannot be seen is not counted until it can", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: BOLD, body: `<svg width="10" height="3000"></svg>${HERO}` });
  const heading = page.getByRole("heading", { name: "Bold" });
  await expect(heading).toBeAttached();
  const viewed = async () => (await destination.named("Experiment Viewed")).length;
  expect(await viewed()).toBe(0);
  await heading.scrollIntoViewIfNeeded();
  await expect.poll(viewed).toBe(1);
});

test("something longer than two windows is seen when it fills half of the window", async ({ page, open }) => {
  const destination = await receive(page);
  await open({
    document: BOLD,
    body: `${BEGIN}<template variation="bold"><svg width="10" height="9000"></svg></template></awning-experiment>`,
  });
  await expect.poll(async () => (await destination.named("Experiment Viewed")).length).toBe(1);
});

test("two of the same experiment show the same, and one exposure is told", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: BOLD, body: HERO + HERO });
  await expect(page.getByRole("heading", { name: "Bold" })).toHaveCount(2);
  await expect.poll(async () => (await destination.named("Experiment Viewed")).length).toBe(1);
});

test("a changed key shows that experiment", async ({ page, open }) => {
  const other = always("control", ["control", "bold"], { key: "other" });
  await receive(page);
  await open({ document: experimenting({ experiments: [always("bold"), other] }), body: HERO });
  await expect(page.getByRole("heading", { name: "Bold" })).toBeVisible();
  await page.locator("awning-experiment").evaluate((element: any) => (element.key = "other"));
  await expect(page.getByRole("heading", { name: "Plain" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Bold" })).toHaveCount(0);
});

test("a forced variation is shown and counts for nothing", async ({ page, open }) => {
  const heard = await hear(page, [SHOWN]);
  const destination = await receive(page);
  await open({ document: CONTROL, body: HERO, path: "/test-page?awning-force=hero:bold" });
  await expect(page.getByRole("heading", { name: "Bold" })).toBeVisible();
  expect(await heard()).toEqual([{ type: SHOWN, detail: { key: "hero", variation: "bold", inExperiment: false } }]);
  expect(await destination.named("Experiment Viewed")).toEqual([]);
});

test("taken out and put back it shows what it showed, with the same nodes", async ({ page, open }) => {
  await receive(page);
  await open({ document: BOLD, body: `${HERO}<main></main>` });
  const heading = page.getByRole("heading", { name: "Bold" });
  await expect(heading).toBeVisible();
  await page.evaluate(async () => {
    const element = document.querySelector("awning-experiment")!;
    (element.querySelector("h2") as any).kept = true;
    element.remove();
    await new Promise((then) => setTimeout(then, 20));
    document.querySelector("main")!.append(element);
  });
  await expect(heading).toBeVisible();
  expect(await heading.evaluate((heading: any) => heading.kept)).toBe(true);
});

test("defined by a page before, Awning leaves it alone", async ({ page, open }) => {
  await page.addInitScript(() => customElements.define("awning-experiment", class extends HTMLElement {}));
  await receive(page);
  await open({ document: BOLD, body: `${HERO}<awning-experiment key="x">Own</awning-experiment>` });
  await expect(page.getByText("Own")).toBeVisible();
  await page.evaluate(() => (window as any).awning.ready);
  expect(await page.locator("awning-experiment > h2").count()).toBe(0);
});

for (const file of ["runtime.js", "main.wasm", "experiment.wasm"]) {
  test(`without ${file} the control is shown`, async ({ page, open, allow }) => {
    allow(/404|load-failed|could not be loaded|Failed to fetch/);
    await missing(page, file);
    await receive(page);
    await open({ document: BOLD, body: HERO });
    await expect(page.getByRole("heading", { name: "Plain" })).toBeVisible();
  });
}

test("what could not be loaded is tried again, and does not change what is shown by then", async ({ page, open, allow }) => {
  allow(/404|load-failed|could not be loaded|Failed to fetch/);
  const failing = await missing(page, "main.wasm");
  const heard = await hear(page, [SHOWN]);
  await receive(page);
  await open({ document: BOLD, body: HERO });
  await expect(page.getByRole("heading", { name: "Plain" })).toBeVisible();
  await failing.recover();
  // Another need.
  await page.evaluate(() => {
    const need = document.createElement("awning-experiment");
    const template = document.createElement("template");
    template.setAttribute("variation", "bold");
    need.append(template);
    need.setAttribute("key", "hero");
    document.body.append(need);
  });
  const late = { type: SHOWN, detail: { key: "hero", variation: "control", inExperiment: false } };
  await expect.poll(heard).toContainEqual(late);
  await expect(page.locator("awning-experiment").first().getByRole("heading")).toHaveText(["Plain"]);
});

test("a page whose policy forbids WebAssembly shows the control", async ({ page, open, allow }) => {
  allow(/wasm-blocked/);
  allow(/Content Security Policy|unsafe-eval/);
  await receive(page);
  await open({ csp: "default-src 'self'; script-src 'self'", document: BOLD, body: HERO });
  await expect(page.getByRole("heading", { name: "Plain" })).toBeVisible();
});

for (const [what, attributes, document, told] of [
  ["no key", "", BOLD, /it has no key/],
  ["an unknown key", 'key="nobody"', BOLD, /no experiment named "nobody"/],
  ["no experiments", 'key="hero"', { version: 1 }, /the page has no experiments/],
] as const) {
  test(`with ${what} the control is shown, and one sentence says why`, async ({ page, open, allow }) => {
    allow(told);
    await receive(page);
    await open({ document, body: `<awning-experiment ${attributes}>${TEMPLATES}</awning-experiment>` });
    await expect(page.getByRole("heading", { name: "Plain" })).toBeVisible();
  });
}

test("a bad timeout is said and is the usual one; a missing template is the control, and not counted", async ({ page, open, allow }) => {
  allow(/timeout: found "soon", expected a whole number/);
  allow(/no template for the variation "bold"/);
  const destination = await receive(page);
  await open({ document: BOLD, body: '<awning-experiment key="hero" timeout="soon"><template variation="control"><p>Plain</p></template></awning-experiment>' });
  await expect(page.getByText("Plain")).toBeVisible();
  await expect.poll(async () => (await page.evaluate(() => (window as any).awning.ready.then(() => true)))).toBe(true);
  expect(await destination.named("Experiment Viewed")).toEqual([]);
});

test("from right to left nothing is different", async ({ page, open }) => {
  await receive(page);
  await open({ html: 'lang="ar" dir="rtl"', document: BOLD, body: HERO });
  const heading = page.getByRole("heading", { name: "Bold" });
  await expect(heading).toBeVisible();
  expect(await heading.evaluate((heading) => getComputedStyle(heading).direction)).toBe("rtl");
});

test("who prefers reduced motion sees the same, and nothing moves for anybody", async ({ page, open }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await receive(page);
  await open({ document: BOLD, body: HERO });
  await expect(page.getByRole("heading", { name: "Bold" })).toBeVisible();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test("scripts of a template run as the page's policy lets its own run, and none of it is Awning's to break", async ({ page, open, allow }) => {
  const script = (attributes: string, name: string) => `<script ${attributes}>window.ran = (window.ran ?? "") + "${name}"</script>`;
  const template = `${BEGIN}<template variation="bold"><p>Bold</p>${script('nonce="abc"', "a")}${script("", "b")}</template></awning-experiment>`;
  await receive(page);
  await open({ csp: "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'nonce-abc'", document: BOLD, body: template });
  // The page's own script without the nonce is refused.
  allow(/Content Security Policy/);
  await expect(page.getByText("Bold", { exact: true })).toBeVisible();
  expect(await page.evaluate(() => (window as any).ran)).toBe("a");
});

test("a strict policy with Trusted Types hears of no violation", async ({ page, open }) => {
  await page.addInitScript(() => {
    (window as any).violated = [];
    document.addEventListener("securitypolicyviolation", ({ violatedDirective }) => (window as any).violated.push(violatedDirective));
  });
  await receive(page);
  await open({ csp: `${STRICT_CSP}; style-src 'self'`, document: BOLD, body: HERO });
  await expect(page.getByRole("heading", { name: "Bold" })).toBeVisible();
  expect(await page.evaluate(() => (window as any).violated)).toEqual([]);
});

for (const variation of ["control", "bold"] as const) {
  test(`content of the size of the page's own moves nothing: ${variation}`, async ({ page, open }) => {
    await page.addInitScript(() => {
      (window as any).shifts = 0;
      new PerformanceObserver((list) => ((window as any).shifts += list.getEntries().length)).observe({ type: "layout-shift", buffered: true });
    });
    const picture = (name: string) => `<svg role="img" aria-label="${name}" width="300" height="200"></svg>`;
    await receive(page);
    await open({
      document: experimenting({ experiments: [always(variation)] }),
      body: `${BEGIN}${picture("Plain")}<template variation="bold">${picture("Bold")}</template></awning-experiment>
        ${"<p>What follows</p>".repeat(20)}`,
    });
    await expect(page.getByRole("img", { name: variation == "bold" ? "Bold" : "Plain" })).toBeVisible();
    await page.evaluate(async () => {
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    });
    expect(await page.evaluate(() => (window as any).shifts)).toBe(0);
  });
}

test("an element that the parser has not finished waits for its templates", async ({ page, open }) => {
  let go = () => {};
  const ready = new Promise<void>((then) => (go = then));
  await page.route("**/slow.js", async (route) => {
    await ready;
    await route.fulfill({ contentType: "text/javascript", body: "" });
  });
  await page.route("**/experiment.wasm", async (route) => {
    await route.continue();
    go();
  });
  // A loader that runs at once, in the middle of the page.
  await receive(page);
  await open({
    script: "async",
    document: BOLD,
    body: `${BEGIN}<template variation="control"><h2>Plain</h2></template>
      <script src="/slow.js"></script><template variation="bold"><h2>Bold</h2></template></awning-experiment>`,
  });
  await expect(page.getByRole("heading", { name: "Bold" })).toBeVisible();
});

test("200 times <awning-experiment>, and the page holds what it held", async ({ page, open }) => {
  test.setTimeout(120_000);
  await receive(page);
  await open({ document: BOLD, body: "" });
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const rounds = (count: number) =>
    page.evaluate(async (count) => {
      for (let round = 0; round < count; round++) {
        const element = document.createElement("awning-experiment") as any;
        const template = document.createElement("template");
        template.setAttribute("variation", "bold");
        template.content.append(document.createElement("b"));
        element.append(template);
        element.key = "hero";
        // As long the loader's timer holds it.
        element.timeout = 1000;
        document.body.append(element);
        while (!element.querySelector("b")) await new Promise(requestAnimationFrame);
        element.remove();
        await new Promise((then) => setTimeout(then));
      }
    }, count);
  const held = async () => {
    for (let pass = 0; pass < 3; pass++) await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    const value = (name: string) => metrics.find((metric) => metric.name == name)!.value;
    return [value("Nodes"), value("JSEventListeners")] as const;
  };
  await rounds(30);
  const before = await held();
  await rounds(200);
  await expect.poll(async () => (await held())[0] - before[0], "nodes").toBeLessThan(20);
  expect((await held())[1] - before[1], "listeners").toBeLessThan(5);
});
