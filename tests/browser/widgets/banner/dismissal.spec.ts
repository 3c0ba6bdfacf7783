/** Sending a banner away: it is told, remembered, and takes no room any more. */
import { BANNERS, banner, documentOf } from "../../../support/content";
import { hear, receive } from "../../../support/events";
import { expect, test } from "../../../support/fixture";

for (const placement of ["top", "inline", "corner", "modal"]) {
  test(`a banner (${placement}) that was sent away does not come back`, async ({ page, open }) => {
    const heard = await hear(page, ["awning-dismiss"]);
    const destination = await receive(page);
    const opened = {
      body: `<awning-banner campaign="offer" placement="${placement}"></awning-banner><p>The page</p>`,
      document: documentOf([banner(BANNERS.actions!)]),
    };
    await open(opened);
    await expect(page.locator("[part=banner]")).toBeVisible();
    await page.getByRole("button", { name: "Close" }).click();
    await expect(page.locator("[part=banner]")).toHaveCount(0);
    expect((await page.locator("awning-banner").boundingBox())?.height ?? 0).toBe(0);
    expect((await heard()).map(({ detail }) => detail)).toEqual([{ campaignId: "offer" }]);
    expect(await destination.named("Promotion Dismissed")).toHaveLength(1);
    await open(opened);
    await page.evaluate(() => (window as any).awning.ready);
    expect(await page.evaluate(() => (window as any).awning.explain("offer"))).toMatchObject({ shown: false });
    await expect(page.locator("[part=banner]")).toHaveCount(0);
  });
}

test("a banner may come back after the days that its campaign says", async ({ page, open }) => {
  await page.clock.install({ time: "2026-11-20T10:00:00Z" });
  await receive(page);
  const opened = {
    body: `<awning-banner campaign="offer"></awning-banner>`,
    document: documentOf([banner(BANNERS.message!, { repeatAfterDays: 7 })]),
  };
  await open(opened);
  await page.getByRole("button", { name: "Close" }).click();
  await page.clock.setFixedTime("2026-11-28T10:00:00Z");
  await open(opened);
  await expect(page.locator("[part=message]")).toBeVisible();
});

test("a banner may be there to stay", async ({ page, open }) => {
  await receive(page);
  await open({ body: `<awning-banner campaign="offer"></awning-banner>`, document: documentOf([banner({ message: "Stays.", dismissible: false })]) });
  await expect(page.getByText("Stays.")).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);
});

test("without consent it is sent away for this page only", async ({ page, open }) => {
  await receive(page);
  const opened = {
    body: `<awning-banner campaign="offer"></awning-banner>`,
    document: documentOf([banner(BANNERS.message!)], { consent: { mode: "opt-in" } }),
  };
  await open(opened);
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.locator("[part=banner]")).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await open(opened);
  await expect(page.locator("[part=banner]")).toBeVisible();
});
