import { SAMPLES, all, widget } from "../../support/elements";
import { expect, items, test } from "../../support/fixture";

for (const name of ["Array", "Object"] as const) {
  test(`a page that has added to ${name}.prototype has working widgets`, async ({ page, open }) => {
    await page.addInitScript((name) => {
      const prototype: any = globalThis[name].prototype;
      prototype.first = function () {
        return this[0];
      };
      prototype.extra = "added by the page";
    }, name);
    await open({
      body: all() + '<awning-recommendations id="catalog"></awning-recommendations>',
      document: { version: 1, catalog: { url: "/test-catalog.json" }, campaigns: [] },
      catalog: items(6),
    });
    for (const sample of SAMPLES) await expect(widget(page, sample).first()).toBeVisible();
    // All the others above it may keep it far from the window.
    await page.locator("#catalog").scrollIntoViewIfNeeded();
    await expect(page.locator("#catalog").getByRole("listitem")).not.toHaveCount(0);
    await page.locator("awning-recommendations").first().evaluate((panel: any) => (panel.limit = 2));
    await expect(page.locator("awning-recommendations").first().getByRole("listitem")).toHaveCount(2);
    const sent = await page.evaluate(() => {
      (window as any).awning.track("Product Viewed", { product_id: "item-1" });
      return (window as any).awning.flush();
    });
    expect(sent).toBeUndefined();
  });
}
