import { SAMPLES, html, widget } from "../../support/elements";
import { expect, test } from "../../support/fixture";

for (const sample of SAMPLES) {
  test(`two <${sample.tag}> on a page live apart`, async ({ page, open }) => {
    const [first, second] = [html(sample, "", 'id="first"'), html(sample, "", 'id="second"')];
    await open({ body: first + second.replaceAll('"item-', '"other-') });
    await expect(widget(page, sample)).toHaveCount(2);
    await page.locator("#first").evaluate((element) => element.remove());
    await expect(widget(page, sample)).toHaveCount(1);
    await expect(page.locator("#second").getByText(sample.words)).toBeVisible();
    await page.locator("#second").evaluate((element) => element.setAttribute("theme", "dark"));
    await expect(page.locator("#second")).toHaveCSS("color-scheme", "dark");
  });
}
