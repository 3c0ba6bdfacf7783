/** What is told when cards are seen, followed, and put into the cart. */
import { documentOf } from "../../../support/content";
import { hear, receive } from "../../../support/events";
import { expect, items, test } from "../../../support/fixture";
import { CATALOG, SHOP } from "../../../support/shop";

const document = documentOf([], CATALOG);
const body = `<awning-recommendations strategy="trending" limit="2"></awning-recommendations>`;

test("a card counts as seen once, when half of it was visible for a second", async ({ page, open }) => {
  await page.clock.install();
  const heard = await hear(page, ["awning-impression"]);
  const destination = await receive(page);
  await open({ body, document, catalog: SHOP });
  await expect(page.getByRole("listitem")).toHaveCount(2);
  await page.clock.runFor(1500);
  await expect.poll(async () => (await heard()).length).toBe(2);
  const [first] = await heard();
  expect(first!.detail).toMatchObject({
    item: { id: "knife-1", title: "Chef's knife", price: 80, currency: "EUR" },
    position: 1,
    strategy: "trending",
    listId: "awning-trending",
  });
  // Out of sight and back again is not another impression.
  await page.locator("awning-recommendations").evaluate((panel) => (panel.style.marginTop = "300vh"));
  await page.clock.runFor(1500);
  await page.locator("awning-recommendations").evaluate((panel) => (panel.style.marginTop = ""));
  await page.clock.runFor(1500);
  const impressions = await destination.named("Product Impression");
  expect(impressions.map(({ properties }) => [properties.product_id, properties.position])).toEqual([
    ["knife-1", 1],
    ["lamp-1", 2],
  ]);
  expect(new Set(impressions.map(({ properties }) => properties.recommendation_id)).size).toBe(1);
  expect(await destination.named("Product List Viewed")).toHaveLength(1);
});

test("a card that is gone within the second was not seen", async ({ page, open }) => {
  await page.clock.install();
  const heard = await hear(page, ["awning-impression"]);
  await receive(page);
  await open({ body, document, catalog: SHOP });
  await expect(page.getByRole("listitem")).toHaveCount(2);
  await page.clock.pauseAt(new Date(Date.now() + 60_000));
  await page.locator("awning-recommendations").evaluate((panel) => (panel.style.marginTop = "300vh"));
  await page.evaluate(() => new Promise<void>((seen) => new IntersectionObserver(() => seen()).observe(window.document.body)));
  const before = (await heard()).length;
  await page.clock.runFor(5000);
  expect((await heard()).length).toBe(before);
});

test("cards below the window are not seen before they are scrolled to", async ({ page, open }) => {
  await page.clock.install();
  const heard = await hear(page, ["awning-impression"]);
  await receive(page);
  await open({ body: `<div style="height:110vh"></div>${body}`, document, catalog: items(2), csp: "" });
  await expect(page.getByRole("listitem")).toHaveCount(2);
  await page.clock.runFor(3000);
  expect(await heard()).toEqual([]);
  await page.getByRole("listitem").first().scrollIntoViewIfNeeded();
  await page.clock.runFor(1500);
  await expect.poll(async () => (await heard()).length).toBe(2);
});

test("a card's link is a real link", async ({ page, open }) => {
  await receive(page);
  await open({ body, document, catalog: SHOP });
  await page.route("**/product/**", (route) => route.fulfill({ contentType: "text/html", body: "<title>A product</title>" }));
  await page.getByRole("link", { name: "Chef's knife" }).click();
  await expect(page).toHaveURL(/\/product\/knife-1$/);
});

test("a selection is told, and a page may go on with it itself", async ({ page, open }) => {
  const destination = await receive(page);
  const heard = await hear(page, ["awning-select"], ["awning-select"]);
  await open({ body, document, catalog: SHOP });
  await page.getByRole("link", { name: "Chef's knife" }).click();
  await expect.poll(async () => (await heard()).length).toBe(1);
  expect((await heard())[0]!.detail).toMatchObject({ item: { id: "knife-1", url: "/product/knife-1" }, position: 1 });
  await expect(page).toHaveURL(/test-page/);
  const [clicked] = await destination.named("Product Clicked");
  expect(clicked!.properties).toMatchObject({ product_id: "knife-1", position: 1, strategy: "trending", list_id: "awning-trending" });
});

test("adding to the cart is asked of the page, and confirmed where the button is", async ({ page, open }) => {
  await page.clock.install();
  const heard = await hear(page, ["awning-add-to-cart"]);
  await receive(page);
  await open({ body, document, catalog: SHOP });
  const card = page.getByRole("listitem").first();
  const before = await card.boundingBox();
  await card.hover();
  await page.getByRole("button", { name: "Add to cart: Chef's knife" }).click();
  await expect(card.getByRole("button")).toHaveText("Added");
  await expect(page.getByRole("status")).toHaveText("Added: Chef's knife");
  expect(await card.boundingBox(), "nothing moves").toEqual(before);
  expect((await heard())[0]!.detail).toMatchObject({ item: { id: "knife-1", price: 80, currency: "EUR" }, quantity: 1, position: 1 });
  await expect(page, "the link was not followed").toHaveURL(/test-page/);
  await page.clock.runFor(2500);
  await expect(card.getByRole("button")).toHaveText("Add to cart");
});

test("a page that cancels adding says for itself what comes of it", async ({ page, open }) => {
  const heard = await hear(page, ["awning-add-to-cart"], ["awning-add-to-cart"]);
  await receive(page);
  await open({ body, document, catalog: SHOP });
  await page.getByRole("listitem").first().hover();
  await page.getByRole("button", { name: "Add to cart: Chef's knife" }).click();
  await expect.poll(async () => (await heard()).length).toBe(1);
  await expect(page.getByRole("status")).toHaveText("");
});
