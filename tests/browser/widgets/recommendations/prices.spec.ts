/** Prices as the page's language writes them, in the currency of the document or of the item. */
import { documentOf } from "../../../support/content";
import { expect, test } from "../../../support/fixture";
import { CATALOG } from "../../../support/shop";

const TABLE = [
  ["en", "EUR", "€1,234.50", "€2,000.00"],
  ["en-US", "USD", "$1,234.50", "$2,000.00"],
  ["de", "EUR", "1.234,50 €", "2.000,00 €"],
  ["fr", "CHF", "1 234,50 CHF", "2 000,00 CHF"],
  ["ja", "JPY", "¥1,235", "¥2,000"],
  ["zh-Hans", "CNY", "¥1,234.50", "¥2,000.00"],
  ["ar", "SAR", "‏1,234.50 ر.س.‏", "‏2,000.00 ر.س.‏"],
  ["en", "KWD", "KWD 1,234.500", "KWD 2,000.000"],
] as const;

const spaces = (text: string) => text.replace(/[\u00a0\u202f]/g, " ").replace(/[￥]/g, "¥");

test("prices are written in the page's language and the document's currency", async ({ page, open }) => {
  for (const [lang, currency, price, former] of TABLE) {
    const lamp = { id: "lamp", title: "Lamp", url: "/lamp", rating: 4, ratingCount: 9, price: "1234.50", compareAtPrice: 2000 };
    await open({
      html: `lang="${lang}"`,
      body: `<awning-recommendations strategy="trending"></awning-recommendations>`,
      document: documentOf([], { ...CATALOG, currency }),
      catalog: [lamp],
    });
    await expect(page.locator("[part=price]")).toBeVisible();
    expect(spaces((await page.locator("[part=price]").textContent())!), `${lang} ${currency}`).toBe(price);
    expect(spaces((await page.locator("[part=former-price]").innerText())!), `${lang} ${currency}`).toContain(former);
  }
});

test("an item may name a currency of its own", async ({ page, open }) => {
  const lamp = { id: "lamp", title: "Lamp", url: "/lamp", rating: 4, ratingCount: 9, price: 12.5, currency: "GBP" };
  await open({
    body: `<awning-recommendations strategy="trending"></awning-recommendations>`,
    document: documentOf([], CATALOG),
    catalog: [lamp],
  });
  await expect(page.locator("[part=price]")).toHaveText("£12.50");
});
