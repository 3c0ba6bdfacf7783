import { SAMPLES, html, widget } from "../../support/elements";
import { expect, test } from "../../support/fixture";

const AFTER = "<p>What follows in the page</p>".repeat(20);

for (const sample of SAMPLES) {
  for (const width of [1280, 390, 320]) {
    test(`<${sample.tag}> moves nothing when it comes, ${width} px wide`, async ({ page, open }) => {
      await page.addInitScript(() => {
        const shifts: unknown[] = ((window as any).shifts = []);
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as any[]) {
            shifts.push(entry.sources.map(({ node, previousRect, currentRect }: any) => [node?.nodeName, previousRect, currentRect]));
          }
        }).observe({ type: "layout-shift", buffered: true });
      });
      await page.setViewportSize({ width, height: 900 });
      await page.route("**/main.wasm", async (route) => {
        // The page has been painted before the widget comes.
        await page.evaluate(() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then))));
        await route.continue();
      });
      await open({ script: 'blocking="render"', body: `<p>Above</p>${html(sample)}${AFTER}` });
      await expect(widget(page, sample)).toBeVisible();
      const shifts = await page.evaluate(async () => {
        // Shifts are reported after the frame in which they happen.
        for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
        return (window as any).shifts;
      });
      expect(shifts).toEqual([]);
    });
  }
}
