import { SAMPLES, fallback, html, widget } from "../../support/elements";
import { expect, test } from "../../support/fixture";

for (const sample of SAMPLES) {
  test(`<${sample.tag}> keeps its widget when it is moved`, async ({ page, open }) => {
    await open({ body: `<main>${html(sample)}</main><aside></aside>` });
    await expect(widget(page, sample)).toBeVisible();
    const said = await widget(page, sample).elementHandle();
    await page.evaluate((tag) => document.querySelector("aside")!.append(document.querySelector(tag)!), sample.tag);
    await expect(widget(page.locator("aside"), sample)).toBeVisible();
    expect(await said!.evaluate((node) => node.isConnected)).toBe(true);
  });

  test(`<${sample.tag}> leaves with its widget and comes back with one`, async ({ page, open }) => {
    await open({ body: html(sample, fallback(sample)) });
    await expect(widget(page, sample)).toBeVisible();
    const element = await page.locator(sample.tag).elementHandle();
    await element!.evaluate((element) => element.remove());
    await expect
      .poll(() => element!.evaluate((element) => element.shadowRoot!.textContent))
      .toBe("");
    for (let round = 0; round < 2; round++) {
      await element!.evaluate((element) => document.body.append(element));
      await expect(widget(page, sample)).toHaveCount(1);
      await expect(widget(page, sample)).toBeVisible();
      await element!.evaluate((element) => element.remove());
      await expect(widget(page, sample)).toHaveCount(0);
    }
  });

  test(`<${sample.tag}> may leave and come back before its widget is there`, async ({ page, open }) => {
    await page.route("**/main.wasm", async (route) => {
      await page.evaluate(async (tag) => {
        const element = document.querySelector(tag)!;
        element.remove();
        await new Promise((then) => setTimeout(then));
        document.body.append(element);
      }, sample.tag);
      await route.continue();
    });
    await open({ body: html(sample) });
    await expect(widget(page, sample)).toBeVisible();
    await expect(widget(page, sample)).toHaveCount(1);
    const roots = await page.locator(sample.tag).evaluate((element) => element.shadowRoot!.childElementCount);
    expect(roots).toBe(1);
  });
}
