/** Spend-and-save: the bar follows the cart, over one tier or more. */
import { type Page } from "@playwright/test";
import { BANNERS, banner, documentOf } from "../../../support/content";
import { hear, receive } from "../../../support/events";
import { expect, test } from "../../../support/fixture";
import { fillCart } from "../../../support/shop";

const body = `<awning-banner campaign="offer"></awning-banner>`;
const document = documentOf([banner(BANNERS.spend!)]);
const message = (page: Page) => page.locator("[part=message]");
const bar = (page: Page) => page.getByRole("progressbar", { name: "Progress to the next reward" });

test("the bar and its sentence follow the cart from tier to tier, and back", async ({ page, open }) => {
  const heard = await hear(page, ["awning-unlock"]);
  const destination = await receive(page);
  await open({ body, document });
  await expect(message(page)).toHaveText("Free shipping from €50.00");
  await expect(page.locator("[part=tick]")).toHaveText(["€50.00", "€100.00"]);
  const table = [
    [0, "Free shipping from €50.00", "0", 0],
    [37.6, "€12.40 away from Free shipping", "37", 0],
    [49.99, "€0.01 away from Free shipping", "49", 0],
    [50, "€50.00 away from A candle as a gift", "50", 1],
    [120, "You have earned A candle as a gift", "100", 2],
    [60, "€40.00 away from A candle as a gift", "60", 1],
  ] as const;
  for (const [total, sentence, now, reached] of table) {
    await fillCart(page, total);
    await expect(message(page)).toHaveText(sentence);
    await expect(bar(page)).toHaveAttribute("aria-valuenow", now);
    await expect(page.locator("[part=tick][data-reached]")).toHaveCount(reached);
  }
  expect((await heard()).map(({ detail }) => detail)).toEqual([
    { campaignId: "offer", reward: "Free shipping" },
    { campaignId: "offer", reward: "A candle as a gift" },
  ]);
  const unlocked = await destination.named("Promotion Unlocked");
  expect(unlocked.map(({ properties }) => properties.reward)).toEqual(["Free shipping", "A candle as a gift"]);
});

test("the sentence is the shop's own where the campaign says so", async ({ page, open }) => {
  await receive(page);
  const progress = { tiers: [{ threshold: 40, reward: "a gift" }], away: "Only {remaining} to {reward}!", reached: "Enjoy {reward}." };
  await open({ body, document: documentOf([banner({ message: "Gifts from {threshold}", progress })]) });
  await expect(message(page)).toHaveText("Gifts from €40.00");
  await fillCart(page, 15);
  await expect(message(page)).toHaveText("Only €25.00 to a gift!");
  await fillCart(page, 40);
  await expect(message(page)).toHaveText("Enjoy a gift.");
});

test("what was in the cart when the page opened has not just been earned", async ({ page, open }) => {
  const heard = await hear(page, ["awning-unlock"]);
  await receive(page);
  await open({ body, document });
  await fillCart(page, 70);
  await expect(message(page)).toHaveText("€30.00 away from A candle as a gift");
  expect(await heard()).toEqual([]);
  await expect(page.locator("[data-celebrates]")).toHaveCount(0);
});

test("a new reward is celebrated once, for a moment", async ({ page, open }) => {
  await page.clock.install();
  await receive(page);
  await open({ body, document });
  await fillCart(page, 20);
  await fillCart(page, 50);
  await expect(page.locator("[data-celebrates]")).toHaveCount(1);
  await page.clock.runFor(2500);
  await expect(page.locator("[data-celebrates]")).toHaveCount(0);
});

test("a Shopify page's cart is followed as it changes", async ({ page, open }) => {
  await receive(page);
  await open({ body, document });
  await expect(message(page)).toHaveText("Free shipping from €50.00");
  await page.evaluate(() => (window as any).awning.ready);
  const update = (cart: object | null) =>
    page.evaluate((cart) => {
      const promise = cart ? Promise.resolve({ cart }) : Promise.reject(new Error("sold out"));
      window.document.dispatchEvent(Object.assign(new Event("shopify:cart:lines-update", { bubbles: true }), { promise }));
      return promise.catch(() => {});
    }, cart);
  await update({ cost: { subtotalAmount: { amount: "30.00", currencyCode: "EUR" } }, lines: [] });
  await expect(message(page)).toHaveText("€20.00 away from Free shipping");
  await update(null);
  await expect(message(page), "a change that failed changes nothing").toHaveText("€20.00 away from Free shipping");
  await update({
    cost: { subtotalAmount: { amount: "60.00", currencyCode: "EUR" } },
    lines: { nodes: [{ quantity: 2, merchandise: { product: { id: "gid://shopify/Product/42" } }, cost: { amountPerQuantity: { amount: "30.00", currencyCode: "EUR" } } }] },
  });
  await expect(message(page)).toHaveText("€40.00 away from A candle as a gift");
});

test("an amount in another currency is not counted as if it were the shop's", async ({ page, open }) => {
  await receive(page);
  await open({ body, document });
  await page.evaluate(() => (window as any).awning.cart.set({ currency: "JPY", lines: [{ id: "a", quantity: 1, price: 9000 }] }));
  await expect(bar(page)).toHaveAttribute("aria-valuenow", "0");
  await expect(page.locator("[part=tick][data-reached]")).toHaveCount(0);
});
