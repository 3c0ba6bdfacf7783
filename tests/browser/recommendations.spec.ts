import { expect, items, test } from "../support/fixture";

test("a panel shows the items it was given", async ({ page, open }) => {
  await open({ body: `<awning-recommendations strategy="trending" limit="4"></awning-recommendations>` });
  await page.locator("awning-recommendations").evaluate((panel, given) => ((panel as any).items = given), items(12));
  await expect(page.getByRole("listitem")).toHaveCount(4);
  await expect(page.getByRole("heading", { name: "Popular now" })).toBeVisible();
});
