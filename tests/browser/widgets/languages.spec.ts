/** The words of widgets in every language that is built in, in others by configuration, and in scripts that run from right to left. */
import { type Page } from "@playwright/test";
import { BANNERS, QUESTIONS, banner, documentOf, survey } from "../../support/content";
import { receive } from "../../support/events";
import { expect, test } from "../../support/fixture";
import { CATALOG, SHOP, fillCart } from "../../support/shop";

const body = `<awning-recommendations strategy="trending" limit="2"></awning-recommendations>
  <awning-survey campaign="poll"></awning-survey><awning-banner campaign="offer"></awning-banner>`;
const { low, high, ...nps } = QUESTIONS.nps as any;
const document = documentOf([survey([nps, QUESTIONS.text!]), banner(BANNERS.spend!)], CATALOG);

/** What a panel, a survey and a banner say in each language. */
const TABLE = [
  ["en", "Popular now", "Add to cart", "Extremely likely", "Skip", "€20.00 away from Free shipping"],
  ["zh-Hans", "热门商品", "加入购物车", "非常可能", "跳过", "再买 €20.00 即享Free shipping"],
  ["zh-Hant", "熱門商品", "加入購物車", "非常可能", "略過", "再買 €20.00 即享Free shipping"],
  ["ja", "人気の商品", "カートに入れる", "非常にそう思う", "スキップ", "あと€20.00でFree shipping"],
  ["de", "Gerade beliebt", "In den Warenkorb", "Äußerst wahrscheinlich", "Überspringen", "Noch 20,00 € bis: Free shipping"],
  ["fr", "Populaire en ce moment", "Ajouter au panier", "Très probable", "Passer", "Plus que 20,00 € : Free shipping"],
  ["es", "Popular ahora", "Añadir al carrito", "Muy probable", "Omitir", "Te faltan 20,00 €: Free shipping"],
  ["ar", "الأكثر رواجًا", "أضف إلى السلة", "محتمل للغاية", "تخطٍّ", "يتبقى 20.00 € للحصول على Free shipping"],
] as const;

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ").replace(/[\u200e\u200f\u061c]/g, "");

async function said(page: Page): Promise<string[]> {
  await expect(page.getByRole("listitem").first()).toBeVisible();
  await fillCart(page, 30);
  await expect(page.locator("awning-banner [part=message]")).toContainText("20");
  const text = (selector: string) => page.locator(selector).first().textContent();
  const parts = ["[part=heading]", "[part=add-to-cart]", "[part=ends] :last-child", "[part=next]", "awning-banner [part=message]"];
  return (await Promise.all(parts.map(text))).map((text) => plain(text!));
}

for (const [lang, ...words] of TABLE) {
  test(`widgets speak ${lang}`, async ({ page, open }) => {
    await receive(page);
    await open({ html: `lang="${lang}"${lang == "ar" ? ' dir="rtl"' : ""}`, body, document, catalog: SHOP });
    expect(await said(page)).toEqual(words);
  });
}

test("regional tags find their language, and unknown ones speak English", async ({ page, open }) => {
  await receive(page);
  for (const [lang, heading] of [["zh-TW", "熱門商品"], ["zh_HK", "熱門商品"], ["zh", "热门商品"], ["zh-Hans-HK", "热门商品"], ["zh-Latn-", "热门商品"], ["de-AT", "Gerade beliebt"], ["de_DE", "Gerade beliebt"], ["DE", "Gerade beliebt"], ["nl", "Popular now"], ["!", "Popular now"]]) {
    await open({ html: `lang="${lang}"`, body, document, catalog: SHOP });
    await expect(page.locator("[part=heading]")).toHaveText(heading!);
  }
});

test("the file of the page's language is asked for together with all others", async ({ page, open }) => {
  await receive(page);
  await page.addInitScript(() => {
    const asked: string[] = ((window as any).asked = []);
    const { fetch } = window as any;
    window.fetch = (url) => (asked.push(String(url).replace(/.*\//, "")), fetch(url));
  });
  for (const [lang, file] of [["zh-TW", "zh-Hant.json"], ["de-AT", "de.json"]]) {
    await open({ html: `lang="${lang}"`, body, document, catalog: SHOP });
    const asked = ["main.wasm", "recommendations.wasm", "survey.wasm", "banner.wasm", "services.wasm", "test-document.json", file];
    expect(await page.evaluate(async (count) => {
      await (window as any).awning.ready;
      return (window as any).asked.slice(0, count);
    }, asked.length)).toEqual(asked);
  }
});

test("a shop's own wording and other languages come with the document", async ({ page, open }) => {
  await receive(page);
  const texts = {
    nl: { trending: "Nu populair", "add-to-cart": "In winkelwagen", "survey-skip": "Overslaan", away: "Nog {remaining} tot {reward}", "nps-high": "Zeker wel" },
    de: { trending: "Unsere Lieblinge" },
  };
  await open({ html: `lang="nl"`, body, document: { ...document, texts }, catalog: SHOP });
  expect(await said(page)).toEqual(["Nu populair", "In winkelwagen", "Zeker wel", "Overslaan", "Nog € 20,00 tot Free shipping"]);
  await open({ html: `lang="de_DE"`, body, document: { ...document, texts }, catalog: SHOP });
  await expect(page.locator("[part=heading]")).toHaveText("Unsere Lieblinge");
  await expect(page.locator("[part=add-to-cart]").first()).toHaveText("In den Warenkorb");
});

test("the document may fix a language that is not the page's", async ({ page, open }) => {
  await receive(page);
  await open({ html: `lang="en"`, body, document: { ...document, locale: "fr" }, catalog: SHOP });
  await expect(page.locator("[part=heading]")).toHaveText("Populaire en ce moment");
});

test("a language tag that no browser knows speaks English", async ({ page, open }) => {
  await receive(page);
  for (const lang of ["en_US", "x", "🙂"]) {
    await open({ html: `lang="${lang}"`, body, document, catalog: SHOP });
    await expect(page.locator("[part=heading]")).toHaveText("Popular now");
    await expect(page.locator("[part=price]").first()).toContainText("80.00");
  }
});

test("from right to left everything is mirrored, and figures are not", async ({ page, open }) => {
  await receive(page);
  await open({
    html: `lang="ar" dir="rtl"`,
    body: `<awning-recommendations strategy="trending" limit="2"></awning-recommendations>
      <awning-survey campaign="poll"></awning-survey><awning-banner campaign="offer" placement="corner"></awning-banner>`,
    document,
    catalog: SHOP,
  });
  await expect(page.getByRole("listitem")).toHaveCount(2);
  const at = async (selector: string, place = 0) => (await page.locator(selector).nth(place).boundingBox())!.x;
  expect(await at("[part=card]", 0)).toBeGreaterThan(await at("[part=card]", 1));
  expect(await at("[part=cell]", 0)).toBeGreaterThan(await at("[part=cell]", 10));
  expect(await at("awning-banner [part=banner]")).toBeLessThan(100);
  expect(await at("awning-banner [part=close]")).toBeLessThan(await at("awning-banner [part=message]"));
  await fillCart(page, 50);
  await expect(page.locator("[part=tick][data-reached]")).toHaveCount(1);
  expect(await at("[part=tick]", 0)).toBeGreaterThan(await at("[part=tick]", 1));
});
