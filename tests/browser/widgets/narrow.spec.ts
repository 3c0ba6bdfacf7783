/** Small windows, large text, and nothing that jumps. */
import { type Page } from "@playwright/test";
import { receive } from "../../support/events";
import { expect, test } from "../../support/fixture";
import { STATES, shown } from "../../support/states";

test.beforeEach(async ({ page }) => {
  await receive(page);
  await page.emulateMedia({ reducedMotion: "reduce" });
});

/** Parts whose words do not fit, and whether the page scrolls sideways. */
const faults = (page: Page) =>
  page.evaluate(() => {
    const host = document.querySelector("awning-recommendations, awning-survey, awning-banner, awning-experiment-report")!;
    const parts = [...host.shadowRoot!.querySelectorAll<HTMLElement>("*")];
    const found: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push(`the page is ${document.documentElement.scrollWidth} px wide`);
    for (const part of parts) {
      const box = part.getBoundingClientRect();
      const scrolls = part.closest("[data-layout=carousel] .cards, .scroll");
      if (!scrolls && !part.matches(".sr, .sr *") && box.width > 1 && (box.right > innerWidth + 1 || box.left < -1)) {
        found.push(`${part.className || part.localName} reaches from ${Math.round(box.left)} to ${Math.round(box.right)} px`);
      }
    }
    return found;
  });

const SIZES = [
  ["in 320 px", { width: 320, height: 640 }, ""],
  ["at 200 % zoom of a window of 1280 px", { width: 640, height: 400 }, ""],
  ["with text twice as large", { width: 640, height: 800 }, "html{font-size:200%}"],
] as const;

for (const [name, viewport, css] of SIZES) {
  test(`nothing is cut off or scrolls sideways ${name}`, async ({ page, open }) => {
    test.slow();
    await page.setViewportSize(viewport);
    await page.route("**/test-size.css", (route) => route.fulfill({ contentType: "text/css", body: `body{margin:0}${css}` }));
    for (const state of STATES) {
      for (const html of [`lang="en"`, `lang="ar" dir="rtl"`]) {
        await open({ ...state, reach: undefined, html, head: `<link rel="stylesheet" href="/test-size.css">` } as typeof state);
        await shown(page, html.includes("ar") ? { ...state, reach: undefined } : state);
        expect(await faults(page), `${state.name}, ${html}`).toEqual([]);
      }
    }
  });
}

test("nothing on the page moves when a widget comes", async ({ page, open }) => {
  test.slow();
  await page.addInitScript(() => {
    (window as any).shifts = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as any[]) (window as any).shifts += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  const first = ["panel (grid)", "panel (carousel)", "panel (list)", "survey (nps)", "survey (popover)", "banner (message, top)", "banner (message, inline)", "banner (actions, corner)", "banner (actions, modal)"];
  for (const width of [1280, 768, 390, 320]) {
    await page.setViewportSize({ width, height: 1600 });
    for (const state of STATES.filter(({ name }) => first.includes(name))) {
      // The page is first painted with the loader there, which holds the places; what comes later must not move it.
      await open({ ...state, script: 'blocking="render"', body: `<p>Before</p>${state.body}<p>After</p>` });
      await shown(page, state);
      const after = async () => (await page.getByText("After").boundingBox())!.y;
      const settled = await after();
      await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
      expect(await after()).toBe(settled);
      expect(await page.evaluate(() => (window as any).shifts), `${state.name} at ${width} px`).toBe(0);
    }
  }
});
