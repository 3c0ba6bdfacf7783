/** A coupon: its code is copied, and the page may apply it. */
import { BANNERS, banner, documentOf } from "../../../support/content";
import { hear, receive } from "../../../support/events";
import { expect, test } from "../../../support/fixture";

const body = `<awning-banner campaign="offer"></awning-banner>`;
const document = documentOf([banner(BANNERS.coupon!)]);

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("the code is copied, and that is said in its place for two seconds", async ({ page, open }) => {
  await page.clock.install();
  const heard = await hear(page, ["awning-apply-coupon"]);
  const destination = await receive(page);
  await open({ body, document });
  const code = page.getByRole("button", { name: "Copy code: WELCOME10" });
  await expect(code).toHaveText(/WELCOME10/);
  const before = await code.boundingBox();
  await code.click();
  await expect(page.getByRole("status")).toHaveText("Copied");
  await expect(code.locator(".letters")).toHaveText("Copied");
  expect(await code.boundingBox(), "nothing moves").toEqual(before);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("WELCOME10");
  expect((await heard()).map(({ detail }) => detail)).toEqual([{ campaignId: "offer", code: "WELCOME10" }]);
  await page.clock.runFor(2500);
  await expect(page.getByRole("status")).toHaveText("");
  const [clicked] = await destination.named("Promotion Clicked");
  expect(clicked!.properties).toEqual({ promotion_id: "offer", code: "WELCOME10" });
});

test("a page that applies the code itself may keep it from being copied", async ({ page, open }) => {
  await hear(page, ["awning-apply-coupon"], ["awning-apply-coupon"]);
  await receive(page);
  await open({ body, document });
  await page.evaluate(() => navigator.clipboard.writeText("mine"));
  await page.getByRole("button", { name: "Copy code" }).click();
  await expect(page.getByRole("status")).toHaveText("");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("mine");
});
