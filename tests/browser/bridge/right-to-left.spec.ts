import { SAMPLES, html, widget } from "../../support/elements";
import { expect, test } from "../../support/fixture";

for (const sample of SAMPLES) {
  test(`<${sample.tag}> follows a page from right to left, in the page's language`, async ({ page, open }) => {
    await open({ html: 'lang="ar" dir="rtl"', body: html(sample) });
    const words = sample.tag == "awning-recommendations" ? page.getByRole("heading") : widget(page, sample);
    await expect(words).toBeVisible();
    expect(await words.evaluate((node) => getComputedStyle(node).direction)).toBe("rtl");
    // No wider than the window, in which nothing is out of reach on the wrong side.
    const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(wide).toBeLessThanOrEqual(window!);
    if (sample.tag == "awning-banner") return;
    const text = await page.locator(sample.tag).evaluate((element) => element.shadowRoot!.textContent!);
    expect(text).toMatch(/[\u0600-\u06ff]/);
  });
}
