/** What brought the visitor goes with each event. */
import { documentOf } from "../../support/content";
import { receive } from "../../support/events";
import { expect, test } from "../../support/fixture";
import { asking, call } from "../../support/services";
import { NOTHING, stored } from "../../support/storage";

test("the first arrival stays, and the last is the last that tells something", async ({ page, open }) => {
  const destination = await receive(page);
  await page.route("**/test-landing?*", (route) => route.fallback());
  await open({ document: documentOf([]), path: "/test-landing?utm_source=Weibo&utm_medium=social&utm_campaign=spring" });
  const [first] = await destination.named("Page Viewed");
  const social = { channel: "social", source: "Weibo", medium: "social", campaign: "spring", landing: "/test-landing", time: expect.stringMatching(/Z$/) };
  expect(first!.context.attribution).toEqual({ first: social, last: social });
  await open({ document: documentOf([]), path: "/test-landing?gclid=abc" });
  await call(page, "track", "Asked");
  const [second] = await destination.named("Asked");
  expect(second!.context.attribution).toEqual({
    first: social,
    last: { channel: "paid-search", source: "google", landing: "/test-landing", time: expect.stringMatching(/Z$/), clickId: { gclid: "abc" } },
  });
  await open({ document: documentOf([]) });
  await call(page, "track", "Asked again");
  const [third] = await destination.named("Asked again");
  expect(third!.context.attribution.last.channel).toBe("paid-search");
});

test("a site that links to the shop is told, and a page of the shop is no arrival", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: documentOf([]) });
  const url = page.url();
  const last = async (name: string, referer: string) => {
    await page.goto(url, { referer });
    await call(page, "track", name);
    const [event] = await destination.named(name);
    return event!.context.attribution.last;
  };
  expect(await last("From a search", "https://www.baidu.com/link?url=x")).toMatchObject({ channel: "organic-search", source: "baidu", referrer: "www.baidu.com" });
  expect(await last("From a page", "https://blog.example/post")).toMatchObject({ channel: "referral", source: "blog.example" });
  expect(await last("From the shop", new URL("/other", url).href)).toMatchObject({ channel: "referral", source: "blog.example" });
});

test("without consent nothing of it is kept, and without marketing no id of an ad network goes with it", async ({ page, open }) => {
  const destination = await receive(page);
  await page.route("**/test-landing?*", (route) => route.fallback());
  await open({ document: asking("opt-in"), path: "/test-landing?gclid=abc" });
  await call(page, "track", "Asked");
  expect(await stored(page)).toEqual(NOTHING);
  await call(page, "consent", { analytics: true });
  const [event] = await destination.named("Asked");
  expect(event!.context.attribution.last).toMatchObject({ channel: "paid-search", source: "google" });
  expect(event!.context.attribution.last).not.toHaveProperty("clickId");
  await call(page, "consent", { analytics: false });
  expect(Object.keys((await stored(page)).local)).not.toContain("awning.touches");
});
