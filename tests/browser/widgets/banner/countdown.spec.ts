/** Countdowns: to a fixed end in the store's time zone, or for each visitor on their own. */
import { type Page } from "@playwright/test";
import { banner, documentOf } from "../../../support/content";
import { receive } from "../../../support/events";
import { expect, test } from "../../../support/fixture";

const body = `<awning-banner campaign="offer">Shown until then</awning-banner>`;
const fixed = (rest: object = {}) => documentOf([banner({ message: "The sale ends soon.", countdown: { end: "2026-11-30T23:59:59", ...rest } })]);
const digits = (page: Page) => page.locator("[part=unit] strong:visible").allTextContents();

for (const timezoneId of ["America/Los_Angeles", "Asia/Tokyo"]) {
  test.describe(`a visitor in ${timezoneId}`, () => {
    test.use({ timezoneId });
    test("sees the time that is left until the store's own midnight", async ({ page, open }) => {
      await receive(page);
      await page.clock.install({ time: "2026-11-28T19:55:00Z" });
      await page.clock.pauseAt("2026-11-28T20:00:00Z");
      await open({ body, document: fixed() });
      await page.clock.runFor(100);
      // Amsterdam's 23:59:59 is 22:59:59 in UTC in November.
      await expect.poll(() => digits(page)).toEqual(["02", "02", "59", "59"]);
      await page.clock.runFor(2000);
      await expect.poll(() => digits(page)).toEqual(["02", "02", "59", "57"]);
    });
  });
}

test("screen readers hear it once a minute at most", async ({ page, open }) => {
  await receive(page);
  await page.clock.install({ time: "2026-11-28T19:55:00Z" });
  await page.clock.pauseAt("2026-11-28T20:00:00Z");
  await open({ body, document: fixed() });
  await page.clock.runFor(100);
  const spoken = page.getByRole("status").filter({ hasText: "Ends in" });
  await expect(spoken).toHaveText("Ends in 2 days 2 hours 59 minutes");
  const changes = await spoken.evaluateHandle((status) => {
    const counted = { times: 0 };
    new MutationObserver((records) => (counted.times += records.length)).observe(status, { subtree: true, childList: true, characterData: true });
    return counted;
  });
  await page.clock.runFor(50_000);
  await expect(spoken).toHaveText("Ends in 2 days 2 hours 59 minutes");
  await page.clock.runFor(20_000);
  await expect(spoken).toHaveText("Ends in 2 days 2 hours 58 minutes");
  expect(await changes.evaluate(({ times }) => times)).toBe(1);
});

test("when it is over, the banner goes", async ({ page, open }) => {
  await receive(page);
  await page.clock.install({ time: "2026-11-30T22:50:00Z" });
  await page.clock.pauseAt("2026-11-30T22:59:57Z");
  await open({ body, document: fixed() });
  await page.clock.runFor(100);
  await expect(page.getByRole("region", { name: "Offer" })).toBeVisible();
  expect(await digits(page)).toEqual(["00", "00", "02"]);
  await page.clock.runFor(3000);
  await expect(page.getByRole("region", { name: "Offer" })).toHaveCount(0);
});

test("or it says something else", async ({ page, open }) => {
  await receive(page);
  await page.clock.install({ time: "2026-11-30T22:50:00Z" });
  await page.clock.pauseAt("2026-11-30T22:59:57Z");
  await open({ body, document: fixed({ overMessage: "The sale is over." }) });
  await page.clock.runFor(100);
  await expect(page.locator("[part=message]")).toHaveText("The sale ends soon.");
  await page.clock.runFor(3000);
  await expect(page.locator("[part=message]")).toHaveText("The sale is over.");
  await expect(page.locator("[part=clock]")).toHaveCount(0);
});

test("a visitor who comes later finds it over from the start", async ({ page, open }) => {
  await receive(page);
  await page.clock.install({ time: "2026-12-02T08:00:00Z" });
  await open({ body, document: fixed({ overMessage: "The sale is over." }) });
  await expect(page.locator("[part=message]")).toHaveText("The sale is over.");
  await open({ body, document: fixed() });
  await page.evaluate(() => (window as any).awning.ready);
  await expect(page.locator("[part=banner]")).toHaveCount(0);
});

test("an evergreen countdown runs on for each visitor, over reloads, and ends for good", async ({ page, open }) => {
  await receive(page);
  await page.clock.install({ time: "2026-11-20T10:00:00Z" });
  await page.clock.pauseAt("2026-11-20T10:05:00Z");
  const opened = { body, document: documentOf([banner({ message: "Only for you.", countdown: { minutes: 30 } })]) };
  await open(opened);
  await page.clock.runFor(100);
  await expect.poll(() => digits(page)).toEqual(["00", "30", "00"]);
  await page.clock.pauseAt("2026-11-20T10:15:00Z");
  await open(opened);
  await page.clock.runFor(100);
  await expect.poll(() => digits(page)).toEqual(["00", "20", "00"]);
  await page.clock.pauseAt("2026-11-20T10:40:00Z");
  await open(opened);
  await page.clock.runFor(100);
  await page.evaluate(() => (window as any).awning.ready);
  await expect(page.locator("[part=banner]")).toHaveCount(0);
});

test("a countdown with two ends, or none, is said and left out", async ({ page, open, allow }) => {
  allow(/content\.countdown: found a countdown without one end, expected either "end" or "minutes"/);
  await receive(page);
  await open({ body, document: documentOf([banner({ message: "Still here.", countdown: { end: "2026-11-30T23:59:59", minutes: 5 } })]) });
  await expect(page.locator("[part=message]")).toHaveText("Still here.");
  await expect(page.locator("[part=clock]")).toHaveCount(0);
});
