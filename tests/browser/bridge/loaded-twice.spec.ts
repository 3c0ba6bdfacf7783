import { SAMPLES, all, widget } from "../../support/elements";
import { expect, test } from "../../support/fixture";

test("the module may be loaded twice", async ({ page, open }) => {
  const again = '<script type="module" src="/awning/awning.js?again"></script>';
  await open({ body: all() + again });
  for (const sample of SAMPLES) await expect(widget(page, sample)).toHaveCount(1);
  const same = await page.evaluate(async () => {
    const defined = () => ["awning", ...["recommendations", "survey", "banner"].map((name) => `awning-${name}`)].map(
      (name) => (window as any)[name] ?? customElements.get(name),
    );
    const before = defined();
    await import("/awning/awning.js?a-third-time" as string);
    return defined().every((value, index) => value && value == before[index]);
  });
  expect(same).toBe(true);
});

test("a tag that the page has defined itself stays the page's", async ({ page, open }) => {
  await page.addInitScript(() => customElements.define("awning-banner", class extends HTMLElement {}));
  await open({ body: all() });
  await expect(widget(page, SAMPLES[1]!)).toBeVisible();
  expect(await page.locator("awning-banner").evaluate((element) => element.shadowRoot)).toBeNull();
});
