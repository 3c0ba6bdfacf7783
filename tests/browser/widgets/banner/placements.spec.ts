/** Where a banner stands, and what its actions do. */
import { BANNERS, banner, documentOf } from "../../../support/content";
import { hear, receive } from "../../../support/events";
import { expect, test } from "../../../support/fixture";

const opened = (placement: string, content = BANNERS.actions!) => ({
  body: `<button id="mine">Mine</button><awning-banner campaign="offer" placement="${placement}"></awning-banner><p>The page</p>`,
  document: documentOf([banner(content)]),
});

test("a top bar spans the window and is seen once", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ ...opened("top"), body: `<awning-banner campaign="offer"></awning-banner>` });
  const region = page.getByRole("region", { name: "The winter sale" });
  await expect(region).toBeVisible();
  expect((await region.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  await expect.poll(() => destination.named("Promotion Viewed")).toHaveLength(1);
  expect((await destination.named("Promotion Viewed"))[0]!.properties).toEqual({ promotion_id: "offer" });
});

test("an inline banner stands where its element is", async ({ page, open }) => {
  await receive(page);
  await open(opened("inline"));
  const region = (await page.getByRole("region", { name: "The winter sale" }).boundingBox())!;
  const element = (await page.locator("awning-banner").boundingBox())!;
  expect(region).toEqual(element);
});

test("a corner card lies above the page and leaves it usable", async ({ page, open }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await receive(page);
  await open(opened("corner"));
  const box = (await page.getByRole("region", { name: "The winter sale" }).boundingBox())!;
  expect([Math.round(box.x + box.width), Math.round(box.y + box.height)]).toEqual([1264, 884]);
  await page.getByRole("button", { name: "Mine" }).click();
});

test("a modal is a dialog: the focus goes in and comes back, and Escape closes it", async ({ page, open }) => {
  const heard = await hear(page, ["awning-dismiss"]);
  await receive(page);
  await open({ ...opened("modal"), body: `<button id="mine" autofocus>Mine</button>` });
  await expect(page.locator("#mine")).toBeFocused();
  await page.evaluate(() => {
    const element = document.createElement("awning-banner");
    element.setAttribute("campaign", "offer");
    element.setAttribute("placement", "modal");
    document.body.append(element);
  });
  const dialog = page.getByRole("dialog", { name: "The winter sale" });
  await expect(dialog).toBeVisible();
  expect(await dialog.evaluate((dialog) => dialog.localName + dialog.matches(":modal"))).toBe("dialogtrue");
  await expect(dialog.getByRole("link", { name: "Shop the sale" })).toBeFocused();
  for (let press = 0; press < 6; press++) {
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.id), "the page behind is not reached").not.toBe("mine");
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.locator("#mine")).toBeFocused();
  await expect.poll(heard).toHaveLength(1);
});

test("a modal that leaves the page lets the page go on", async ({ page, open }) => {
  await receive(page);
  await open(opened("modal"));
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.locator("awning-banner").evaluate((element) => element.remove());
  await page.getByRole("button", { name: "Mine" }).click();
});

test("an action with a URL is a link, and one without only tells", async ({ page, open }) => {
  const heard = await hear(page, ["awning-action"]);
  const destination = await receive(page);
  await open(opened("inline"));
  await page.getByRole("button", { name: "How it works" }).click();
  await expect.poll(heard).toHaveLength(1);
  expect((await heard())[0]!.detail).toEqual({ campaignId: "offer", index: 1, label: "How it works" });
  expect((await destination.named("Promotion Clicked"))[0]!.properties).toMatchObject({ promotion_id: "offer", label: "How it works" });
  await page.route("**/category/all", (route) => route.fulfill({ contentType: "text/html", body: "<title>All</title>" }));
  await page.getByRole("link", { name: "Shop the sale" }).click();
  await expect(page).toHaveURL(/\/category\/all$/);
});

test("a page may keep an action to itself", async ({ page, open }) => {
  const heard = await hear(page, ["awning-action"], ["awning-action"]);
  await receive(page);
  await open(opened("inline"));
  await page.getByRole("link", { name: "Shop the sale" }).click();
  await expect.poll(heard).toHaveLength(1);
  await expect(page).toHaveURL(/test-page/);
});
