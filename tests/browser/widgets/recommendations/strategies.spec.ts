/** Which items a panel shows: never random ones, and the strategy that chose each is told. */
import { documentOf } from "../../../support/content";
import { receive } from "../../../support/events";
import { expect, test } from "../../../support/fixture";
import { CATALOG, SHOP, fillCart, titles, view } from "../../../support/shop";

const document = documentOf([], CATALOG);
const panel = (attributes: string) => `<awning-recommendations ${attributes}>Nothing yet</awning-recommendations>`;

/** What is told of a panel that was seen: the strategy it asked for, those that were used, and each item's. */
const TABLE = [
  {
    name: "trending, by ratings and novelty",
    attributes: `strategy="trending" limit="3"`,
    shown: ["Chef's knife", "Table lamp", "Oak board"],
    used: ["trending"],
  },
  {
    name: "new arrivals, the newest first",
    attributes: `strategy="new-arrivals" limit="2"`,
    shown: ["Reading lamp", "Table lamp"],
    used: ["new-arrivals"],
  },
  {
    name: "similar items, and trending ones where there are too few",
    attributes: `strategy="similar" item="knife-1" limit="4"`,
    shown: ["Bread knife", "Oak board", "Table lamp", "Reading lamp"],
    used: ["similar", "trending", "new-arrivals"],
  },
  {
    name: "for you, with nothing known: trending ones, then new ones",
    attributes: `strategy="for-you" limit="5"`,
    shown: ["Chef's knife", "Table lamp", "Oak board", "Bread knife", "Reading lamp"],
    used: ["trending", "new-arrivals"],
  },
];

for (const { name, attributes, shown, used } of TABLE) {
  test(`a panel shows ${name}`, async ({ page, open }) => {
    await page.clock.install({ time: "2026-10-01T12:00:00Z" });
    const destination = await receive(page);
    await open({ body: panel(attributes), document, catalog: SHOP });
    await expect(page.getByRole("listitem")).toHaveCount(shown.length);
    expect(await titles(page)).toEqual(shown);
    await page.clock.runFor(2000);
    await expect.poll(async () => (await destination.named("Product List Viewed")).length).toBe(1);
    const [viewed] = await destination.named("Product List Viewed");
    expect(viewed!.properties.strategy).toBe(/strategy="([^"]+)"/.exec(attributes)![1]);
    expect(viewed!.properties.strategies_used).toEqual(used);
    expect(viewed!.properties.products).toHaveLength(shown.length);
  });
}

test("what a visitor has viewed decides what is for them, on the next page and without a reload", async ({ page, open }) => {
  await receive(page);
  const opened = { body: panel(`strategy="for-you" limit="3"`), document, catalog: SHOP };
  await open(opened);
  await expect(page.getByRole("listitem")).toHaveCount(3);
  await view(page, "lamp-1");
  await open(opened);
  await expect(page.locator("[part=title]").first()).toHaveText("Reading lamp");
});

test("recently viewed items are the visitor's own, the latest first, and nothing stands in", async ({ page, open }) => {
  await receive(page);
  const opened = { body: panel(`strategy="recently-viewed" item="rug"`), document, catalog: SHOP };
  await open(opened);
  await view(page, "board", "knife-3", "knife-1", "rug");
  await open(opened);
  await expect(page.getByRole("listitem")).toHaveCount(2);
  expect(await titles(page)).toEqual(["Chef's knife", "Oak board"]);
});

test("what goes with the cart follows the cart", async ({ page, open }) => {
  await receive(page);
  await open({ body: panel(`strategy="bought-together" limit="1"`), document, catalog: SHOP });
  await fillCart(page, "knife-1");
  await expect.poll(() => titles(page)).toEqual(["Oak board"]);
});

test("the same page shows the same items each time", async ({ page, open }) => {
  await receive(page);
  const opened = { body: panel(`strategy="trending"`), document, catalog: SHOP };
  const shown = new Set<string>();
  for (let load = 0; load < 3; load++) {
    await open(opened);
    await expect(page.getByRole("listitem").first()).toBeVisible();
    shown.add(JSON.stringify(await titles(page)));
  }
  expect([...shown]).toHaveLength(1);
});
