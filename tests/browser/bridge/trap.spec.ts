import { SAMPLES, all, fallback, html, instead, widget } from "../../support/elements";
import { hear, receive } from "../../support/events";
import { expect, test } from "../../support/fixture";
import { asking, call, settle } from "../../support/services";
import { trapping } from "../../support/wasm";
import { type Page } from "@playwright/test";

/** Serves a chunk whose every function traps. */
async function trap(page: Page, chunk: string): Promise<void> {
  await page.route(`**/${chunk}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: trapping(await response.body()) });
  });
}

for (const sample of SAMPLES) {
  test(`a trap in <${sample.tag}> leaves its children there and every other widget alive`, async ({ page, open, allow }) => {
    allow(/\(trap\)/);
    const heard = await hear(page, ["awning-error"]);
    await trap(page, sample.chunk);
    await open({ body: all() });
    for (const other of SAMPLES) {
      if (other == sample) await expect(instead(page, other)).toBeVisible();
      else await expect(widget(page, other)).toBeVisible();
    }
    await expect.poll(heard).toMatchObject([{ detail: { code: "trap", element: sample.tag } }]);
    // Needed again, it would only trap again.
    await page.locator(sample.tag).evaluate((element) => {
      element.remove();
      setTimeout(() => document.body.append(element));
    });
    await expect(instead(page, sample)).toBeVisible();
    for (const other of SAMPLES) if (other != sample) await expect(widget(page, other)).toBeVisible();
    expect(await heard()).toHaveLength(1);
  });
}

test("widgets that live on after a trap still answer", async ({ page, open, allow }) => {
  allow(/\(trap\)/);
  await trap(page, "banner.wasm");
  await open({ body: all() });
  await expect(widget(page, SAMPLES[0]!)).toBeVisible();
  await page.locator("awning-recommendations").evaluate((panel: any) => (panel.heading = "Still here"));
  await expect(page.getByRole("heading", { name: "Still here" })).toBeVisible();
  await page.evaluate((content) => {
    const survey = document.createElement("awning-survey") as any;
    survey.content = content;
    document.body.prepend(survey);
  }, SAMPLES[1]!.content);
  await expect(widget(page, SAMPLES[1]!)).toHaveCount(2);
});

test("a page on which every widget traps is left with its children", async ({ page, open, allow }) => {
  allow(/\(trap\)/);
  const heard = await hear(page, ["awning-error"]);
  for (const sample of SAMPLES) await trap(page, sample.chunk);
  await open({ body: all() + html(SAMPLES[2]!, fallback(SAMPLES[2]!)) });
  for (const sample of SAMPLES) await expect(instead(page, sample).first()).toBeVisible();
  await expect.poll(async () => (await heard()).length).toBe(SAMPLES.length + 1);
  expect((await heard()).every(({ detail }) => detail.code == "trap")).toBe(true);
});

/** Puts a widget that traps into the page, and waits until the others are served by a new instance. */
async function fail(page: Page): Promise<void> {
  const { tag, content } = SAMPLES[2]!;
  const trapped = page.evaluate(() => new Promise((then) => document.addEventListener("awning-error", then, { once: true })).then(() => {}));
  await page.evaluate(
    ([tag, content]) => {
      const element: any = document.createElement(tag as string);
      element.content = content;
      document.body.append(element);
    },
    [tag, content],
  );
  await trapped;
  await settle(page);
}

/** In a browser that refuses storage, where nothing but the page itself can remember. */
test.describe("what the page has said of the visitor lasts beyond a trap", () => {
  test.beforeEach(async ({ page, allow }) => {
    allow(/\(trap\)/);
    await trap(page, "banner.wasm");
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("refused", "SecurityError");
        },
      });
    });
  });

  test("the visitor is known as before, and is not identified a second time", async ({ page, open }) => {
    const destination = await receive(page);
    await open({ document: asking("opt-in") });
    await call(page, "consent", { analytics: true });
    await call(page, "consent", { marketing: true });
    await call(page, "identify", "kim", { plan: "gold" });
    await settle(page);
    await fail(page);
    await call(page, "track", "Later");
    const events = await destination.events();
    expect(events.map(({ name }) => name)).toEqual(["Page Viewed", "Identified", "Later"]);
    expect(events.at(-1)).toMatchObject({ userId: "kim", context: { consent: { analytics: true, marketing: true, personalization: false } } });
  });

  test("whoever was forgotten stays forgotten, and the choices stay", async ({ page, open }) => {
    const destination = await receive(page);
    await open({ document: asking("opt-in") });
    await call(page, "consent", { analytics: true });
    await call(page, "identify", "kim");
    await call(page, "reset");
    await fail(page);
    await call(page, "track", "Later");
    const [later] = await destination.named("Later");
    expect(later).toBeDefined();
    expect(later!.userId).toBeUndefined();
  });

  test("what was erased stays erased: nothing is sent that the visitor has not agreed to since", async ({ page, open }) => {
    const destination = await receive(page);
    await open({ document: asking("opt-in") });
    await call(page, "consent", { analytics: true });
    await call(page, "identify", "kim");
    await settle(page);
    await call(page, "visitor.erase");
    await fail(page);
    await call(page, "track", "Later");
    expect(await destination.named("Later")).toEqual([]);
    expect(await call(page, "visitor.export")).toMatchObject({ userId: null, consent: { analytics: false } });
  });

  test("a refusal outlasts erasure", async ({ page, open }) => {
    const destination = await receive(page);
    await open({ document: asking("opt-out") });
    await call(page, "consent", { analytics: false });
    await call(page, "visitor.erase");
    await fail(page);
    await call(page, "track", "Later");
    expect(await destination.named("Later")).toEqual([]);
  });
});

test("after a trap, what another tab has withdrawn is not taken for agreed", async ({ page, open, allow, context }) => {
  allow(/\(trap\)/);
  await trap(page, "banner.wasm");
  const destination = await receive(page);
  await open({ document: asking("opt-in") });
  await call(page, "consent", { analytics: true });
  await settle(page);
  const other = await context.newPage();
  await other.route("**/test-other", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
  await other.goto(new URL("/test-other", page.url()).href);
  await other.evaluate(() => localStorage.clear());
  await expect.poll(async () => (await call(page, "visitor.export")).consent.analytics).toBe(false);
  await fail(page);
  await call(page, "track", "Later");
  expect(await destination.named("Later")).toEqual([]);
});
