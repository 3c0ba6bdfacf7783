import { SAMPLES, widget } from "../../support/elements";
import { expect, test } from "../../support/fixture";

for (const sample of SAMPLES) {
  test(`what a page set on <${sample.tag}> before the module was there is not lost`, async ({ page, open }) => {
    await open({ script: false, body: `<${sample.tag} ${sample.attributes}></${sample.tag}>` });
    const element = page.locator(sample.tag);
    await element.evaluate((element: any, { property, content }) => (element[property] = content), sample);
    await page.evaluate(() => import("/awning/awning.js" as string));
    await expect(widget(page, sample)).toBeVisible();
    expect(await element.evaluate((element: any, { property }) => Object.hasOwn(element, property), sample)).toBe(false);
    expect(await element.evaluate((element: any, { property }) => element[property], sample)).toEqual(sample.content);
  });
}
