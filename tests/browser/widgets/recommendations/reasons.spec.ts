/** Why a card is shown, said on the card. */
import { type Page } from "@playwright/test";
import { violations } from "../../../support/axe";
import { documentOf } from "../../../support/content";
import { hear, receive } from "../../../support/events";
import { expect, test } from "../../../support/fixture";
import { learnedDocument, serveIndex } from "../../../support/learned";
import { CATALOG, SHOP, fillCart, view } from "../../../support/shop";

const PANEL = `<awning-recommendations limit="2"></awning-recommendations>`;

const reasons = (page: Page) => page.locator("[part=reason]").allTextContents();

/** A page of somebody who has viewed the chef's knife on the page before. */
async function again(page: Page, open: (content: object) => Promise<void>, content: object): Promise<void> {
  await receive(page);
  await serveIndex(page);
  await open({ document: learnedDocument(), catalog: SHOP, ...content, body: "" });
  await view(page, "knife-1");
  await open({ document: learnedDocument(), catalog: SHOP, body: PANEL, ...content });
  await expect(page.getByRole("listitem").first()).toBeVisible();
}

test("a card says with what else it was viewed", async ({ page, open }) => {
  await again(page, open, {});
  expect(await reasons(page)).toEqual(["Viewed with Chef's knife", "Viewed with Chef's knife"]);
  expect(await violations(page, "awning-recommendations")).toEqual([]);
});

for (const [lang, said] of [
  ["de", /Chef's knife/],
  ["ja", /Chef's knife/],
  ["zh-Hans", /Chef's knife/],
  ["ar", /Chef's knife/],
] as const) {
  test(`reasons are said in ${lang}`, async ({ page, open }) => {
    const rtl = lang == "ar";
    await again(page, open, { html: `lang="${lang}"${rtl ? ' dir="rtl"' : ""}` });
    const [first] = await reasons(page);
    expect(first).toMatch(said);
    expect(first).not.toContain("Viewed");
    // It begins where lines of that script begin.
    const gap = await page.locator("[part=reason]").first().evaluate((reason, rtl) => {
      const range = document.createRange();
      range.selectNodeContents(reason);
      const [text, line] = [range.getBoundingClientRect(), reason.getBoundingClientRect()];
      return Math.abs(rtl ? line.right - text.right : text.left - line.left);
    }, rtl);
    expect(gap).toBeLessThan(2);
  });
}

for (const [what, content] of [
  ["the panel", { body: `<awning-recommendations limit="2" no-reasons></awning-recommendations>` }],
  ["the document", { document: learnedDocument({}, { reasons: false }) }],
] as const) {
  test(`${what} may do without reasons`, async ({ page, open }) => {
    await again(page, open, content);
    expect(await reasons(page)).toEqual([]);
  });
}

for (const attributes of [`strategy="trending"`, `strategy="new-arrivals"`, `strategy="similar" item="knife-1"`, `strategy="bought-together" item="knife-1"`]) {
  test(`where the heading says it all, cards do not say it again: ${attributes}`, async ({ page, open }) => {
    await again(page, open, { body: `<awning-recommendations limit="2" ${attributes}></awning-recommendations>` });
    expect(await reasons(page)).toEqual([]);
  });
}

test("what goes with a cart says with what", async ({ page, open }) => {
  await receive(page);
  await serveIndex(page);
  await open({ document: learnedDocument(), catalog: SHOP });
  await fillCart(page, "knife-1");
  await page.evaluate(() => document.body.append(Object.assign(document.createElement("awning-recommendations"), { strategy: "bought-together", limit: 1 })));
  await expect(page.locator("[part=reason]")).toHaveText("Bought with Chef's knife");
  await expect(page.locator("[part=title]")).toHaveText("Table lamp");
});

test("reasons take no room that was not held for them", async ({ page, open }) => {
  await receive(page);
  await serveIndex(page);
  for (const [width, layout] of [[1280, "grid"], [390, "grid"], [1280, "carousel"], [390, "list"]] as const) {
    await page.setViewportSize({ width, height: 800 });
    let release = () => {};
    const held = new Promise<void>((then) => (release = then));
    await page.route("**/test-catalog.json", async (route) => {
      await held;
      await route.fallback();
    });
    const body = `<awning-recommendations limit="4" layout="${layout}"></awning-recommendations>`;
    await open({ document: documentOf([], CATALOG), catalog: SHOP, body });
    const height = () => page.locator("awning-recommendations").evaluate((panel) => panel.getBoundingClientRect().height);
    await page.evaluate(() => (window as any).awning.ready);
    const before = await height();
    release();
    await expect(page.locator("[part=reason]").first()).toBeVisible();
    expect(await height(), `${layout} at ${width}`).toBe(before);
    const cut = await page.locator("[part=body]").evaluateAll((bodies) => bodies.filter((body) => body.scrollHeight > body.clientHeight + 1).length);
    expect(cut, `${layout} at ${width}: nothing is cut off`).toBe(0);
    await page.unroute("**/test-catalog.json");
  }
});

test("events tell the reason", async ({ page, open }) => {
  const heard = await hear(page, ["awning-select"], ["awning-select"]);
  await again(page, open, {});
  await page.locator("[part=title]").first().click();
  expect((await heard())[0]!.detail.reason).toBe("viewed-with");
});
