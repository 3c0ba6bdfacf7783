/** What a panel leaves out. */
import { documentOf } from "../../../support/content";
import { receive } from "../../../support/events";
import { expect, test } from "../../../support/fixture";
import { CATALOG, SHOP, fillCart, titles } from "../../../support/shop";

const document = documentOf([], CATALOG);

test("what is out of stock, excluded, or the page's own item is left out", async ({ page, open }) => {
  await open({
    body: `<awning-recommendations strategy="trending" item="board" exclude="lamp-1, lamp-2"></awning-recommendations>`,
    document,
    catalog: SHOP,
  });
  await expect(page.getByRole("listitem")).toHaveCount(2);
  expect(await titles(page)).toEqual(["Chef's knife", "Bread knife"]);
});

test("what the cart holds is left out", async ({ page, open }) => {
  await receive(page);
  await open({ body: `<awning-recommendations strategy="trending" limit="2"></awning-recommendations>`, document, catalog: SHOP });
  await fillCart(page, "knife-1");
  await expect.poll(() => titles(page)).toEqual(["Table lamp", "Oak board"]);
});

test("what is put into the cart does not disappear under the shopper's hand", async ({ page, open }) => {
  await page.clock.install();
  const destination = await receive(page);
  await open({ body: `<awning-recommendations strategy="trending" limit="2"></awning-recommendations>`, document, catalog: SHOP });
  await expect(page.getByRole("listitem")).toHaveCount(2);
  await page.clock.runFor(1500);
  await expect.poll(async () => (await destination.named("Product Impression")).length).toBe(2);
  await fillCart(page, "knife-1");
  await page.evaluate(() => (window as any).awning.flush());
  expect(await titles(page)).toEqual(["Chef's knife", "Table lamp"]);
});

test("two panels never show the same item", async ({ page, open }) => {
  await open({
    body: `<awning-recommendations id="one" strategy="trending" limit="2"></awning-recommendations>
      <awning-recommendations id="two" strategy="trending" limit="2"></awning-recommendations>`,
    document,
    catalog: SHOP,
  });
  await expect(page.getByRole("listitem")).toHaveCount(4);
  const shown = [...(await titles(page, "#one")), ...(await titles(page, "#two"))];
  expect(new Set(shown).size).toBe(4);
});
