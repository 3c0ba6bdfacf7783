/** Where a panel's items come from, and what it shows of them. */
import { documentOf } from "../../../support/content";
import { expect, items, test } from "../../../support/fixture";
import { CATALOG, SHOP, titles } from "../../../support/shop";

const json = (value: unknown) => `<script type="application/json">${JSON.stringify(value)}</script>`;

test("a panel chooses from the catalog that the document names", async ({ page, open }) => {
  await open({
    body: `<awning-recommendations strategy="trending" limit="3"></awning-recommendations>`,
    document: documentOf([], CATALOG),
    catalog: SHOP,
  });
  await expect(page.getByRole("heading", { name: "Popular now" })).toBeVisible();
  await expect(page.getByRole("listitem")).toHaveCount(3);
});

test("a catalog may be an object with items, and its bad rows are said and left out", async ({ page, open, allow }) => {
  allow(/catalog\[0\]: found an item without a usable id, title or url/);
  await open({
    body: `<awning-recommendations strategy="trending"></awning-recommendations>`,
    document: documentOf([], CATALOG),
    catalog: { items: [{ title: "Nameless" }, ...SHOP] },
  });
  await expect(page.getByText("Chef's knife")).toBeVisible();
  await expect(page.getByText("Nameless")).toHaveCount(0);
});

test("the page may name the catalog on the script tag, without a document", async ({ page, open }) => {
  await open({
    body: `<awning-recommendations strategy="trending" limit="2"></awning-recommendations>`,
    script: `data-catalog="/test-catalog.json"`,
    catalog: SHOP,
  });
  await expect(page.getByRole("listitem")).toHaveCount(2);
});

for (const [from, name] of [["the catalog", "catalog"], ["a child script", "items"]] as const) {
  test(`of many bad rows of ${from} a few are said, and how many more there are`, async ({ page, open, allow }) => {
    allow(new RegExp(`${name}\\[[0-4]\\]: found an item without a usable id, title or url`));
    allow(new RegExp(`${name}: 25 more problems`));
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    const rows = [...Array.from({ length: 30 }, () => ({ title: "Nameless" })), ...SHOP];
    const given = name == "items" ? json(rows) : "";
    const rest = name == "items" ? {} : { document: documentOf([], CATALOG), catalog: rows };
    await open({ body: `<awning-recommendations strategy="trending">${given}</awning-recommendations>`, ...rest });
    await expect(page.getByText("Chef's knife")).toBeVisible();
    expect(said).toHaveLength(6);
  });
}

test("items in a child script are chosen from instead", async ({ page, open }) => {
  await open({ body: `<awning-recommendations strategy="trending" limit="4">${json(items(12))}</awning-recommendations>` });
  await expect(page.getByRole("listitem")).toHaveCount(4);
});

test("items may be set as a property, late and again", async ({ page, open, allow }) => {
  allow(/<awning-recommendations> has nothing to choose from/);
  await open({ body: `<awning-recommendations strategy="trending" limit="4"><a href="/bestsellers">Best sellers</a></awning-recommendations>` });
  await page.waitForEvent("console", (message) => message.text().includes("nothing to choose from"));
  await expect(page.getByText("Best sellers")).toBeVisible();
  const set = (given: unknown) =>
    page.locator("awning-recommendations").evaluate((panel, given) => ((panel as any).items = given), given);
  await set(items(12));
  await expect(page.getByRole("listitem")).toHaveCount(4);
  await expect(page.getByText("Best sellers")).toBeHidden();
  await set(items(2));
  await expect(page.getByRole("listitem")).toHaveCount(2);
  await set([]);
  await expect(page.getByText("Best sellers")).toBeVisible();
});

test("with nothing to show, the element's children stay", async ({ page, open }) => {
  await open({
    body: `<awning-recommendations strategy="recently-viewed"><a href="/bestsellers">Best sellers</a></awning-recommendations>`,
    document: documentOf([], CATALOG),
    catalog: SHOP,
  });
  await page.evaluate(() => (window as any).awning.ready);
  await expect(page.getByRole("link", { name: "Best sellers" })).toBeVisible();
  await expect(page.getByRole("listitem")).toHaveCount(0);
});

test("changed attributes change the panel in place", async ({ page, open }) => {
  await open({
    body: `<awning-recommendations strategy="trending" limit="2"></awning-recommendations>`,
    document: documentOf([], CATALOG),
    catalog: SHOP,
  });
  const panel = page.locator("awning-recommendations");
  await expect(page.getByRole("listitem")).toHaveCount(2);
  const mounted = await panel.locator("[part=panel]").elementHandle();
  await panel.evaluate((panel) => {
    panel.setAttribute("heading", "Our favorites");
    panel.setAttribute("limit", "4");
    panel.setAttribute("layout", "list");
  });
  await expect(page.getByRole("heading", { name: "Our favorites" })).toBeVisible();
  await expect(page.getByRole("listitem")).toHaveCount(4);
  expect(await mounted!.evaluate((part) => part.isConnected)).toBe(true);
});

test("a card shows its picture, badge, rating and prices, and nothing for what its item lacks", async ({ page, open }) => {
  const bare = { id: "bare", title: "Bare", url: "/bare", rating: 4, ratingCount: 3 };
  const full = { ...SHOP[0], id: "full", title: "Full", compareAtPrice: 100, badge: "New", rating: 4.5, ratingCount: 1204 };
  await open({ body: `<awning-recommendations strategy="trending">${json([full, bare])}</awning-recommendations>` });
  const card = (title: string) => page.getByRole("listitem").filter({ has: page.getByRole("link", { name: title }) });
  await expect(card("Full").locator("img")).toHaveAttribute("src", "/assets/icon.svg");
  await expect(card("Full").locator("[part=badge]")).toHaveText("-20%");
  await expect(card("Full").locator("[part=price]")).toHaveText("€80.00");
  await expect(card("Full").locator("[part=former-price]")).toHaveText("Former price €100.00");
  await expect(card("Full").getByRole("img", { name: "Rated 4.5 out of 5, number of ratings: 1,204" })).toBeVisible();
  for (const part of ["image", "badge", "price", "former-price"]) {
    await expect(card("Bare").locator(`[part=${part}]`)).toHaveCount(0);
  }
});

test("a picture that cannot be had leaves its box as it is", async ({ page, open, allow }) => {
  allow(/404/);
  const lost = { ...SHOP[0], image: "/no-such-picture.png" };
  await open({ body: `<awning-recommendations strategy="trending">${json([lost])}</awning-recommendations>` });
  const box = page.locator("[part=media]");
  await expect(box).toBeVisible();
  const picture = box.locator("img");
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && !image.naturalWidth)).toBe(true);
  const { width, height } = (await box.boundingBox())!;
  expect(height / width).toBeCloseTo(5 / 4, 1);
});

test("each layout shows the same items", async ({ page, open }) => {
  const panel = (layout: string) =>
    `<awning-recommendations id="${layout}" strategy="trending" limit="4" layout="${layout}">${json(SHOP)}</awning-recommendations>`;
  for (const layout of ["grid", "carousel", "list"]) {
    await open({ body: panel(layout) });
    await expect(page.getByRole("listitem")).toHaveCount(4);
    expect(await titles(page)).toEqual(["Chef's knife", "Table lamp", "Oak board", "Bread knife"]);
  }
});

test("a carousel's arrows move it, and are disabled at its ends", async ({ page, open }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.setViewportSize({ width: 600, height: 800 });
  for (const html of ['lang="en"', 'lang="ar" dir="rtl"']) {
    await open({ html, body: `<awning-recommendations strategy="trending" limit="8" layout="carousel">${json(items(8))}</awning-recommendations>` });
    const [back, forth] = [0, 1].map((place) => page.locator("[part=arrow]").nth(place));
    await expect(back!).toBeDisabled();
    await expect(forth!).toBeEnabled();
    const first = page.locator("[part=card]").first();
    const before = (await first.boundingBox())!.x;
    await forth!.click();
    await expect(back!).toBeEnabled();
    const moved = (await first.boundingBox())!.x - before;
    expect(Math.sign(moved)).toBe(html.includes("rtl") ? 1 : -1);
    while (await forth!.isEnabled()) {
      const at = await page.locator("[part=cards]").evaluate((cards) => cards.scrollLeft);
      await forth!.click();
      await expect.poll(() => page.locator("[part=cards]").evaluate((cards) => cards.scrollLeft)).not.toBe(at);
    }
    await expect(page.locator("[part=card]").last()).toBeInViewport();
    await back!.click();
    await expect(forth!).toBeEnabled();
  }
});
