/** Page views: each page, and each navigation within one, once. */
import { documentOf } from "../../support/content";
import { receive } from "../../support/events";
import { expect, test } from "../../support/fixture";
import { call, settle } from "../../support/services";

test("a page is viewed once, with its address, path, title and referrer", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: documentOf([]) });
  await settle(page);
  expect(await destination.named("Page Viewed")).toHaveLength(1);
  const [{ properties }] = (await destination.named("Page Viewed")) as any;
  expect(properties).toEqual({ url: page.url(), path: "/test-page", title: "A page", referrer: "" });
});

test("navigations within a page are views of their own, each once", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: documentOf([]) });
  await settle(page);
  await page.evaluate(() => history.pushState({}, "", "/test-page/two"));
  await page.evaluate(() => history.replaceState({}, "", "/test-page/three"));
  await page.goBack();
  await page.goForward();
  await expect.poll(async () => (await destination.named("Page Viewed")).map(({ properties }) => properties.path)).toEqual([
    "/test-page",
    "/test-page/two",
    "/test-page/three",
    "/test-page",
    "/test-page/three",
  ]);
  const views = await destination.named("Page Viewed");
  expect(views.map(({ context }) => context.page.path)).toEqual(views.map(({ properties }) => properties.path));
});

test("what leaves the path as it is, is no page view", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: documentOf([]) });
  await settle(page);
  await page.evaluate(() => {
    history.pushState({}, "", "?sort=price");
    history.pushState({}, "", "#details");
    history.replaceState({ scroll: 7 }, "");
    location.hash = "reviews";
  });
  await page.goBack();
  await call(page, "track", "Last");
  expect((await destination.events()).map(({ name }) => name)).toEqual(["Page Viewed", "Last"]);
});

test("a page from the back/forward cache is viewed again, once, and what was sent is not sent again", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: documentOf([]) });
  await settle(page);
  await page.evaluate(() => {
    dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  });
  await settle(page);
  expect(await destination.named("Page Viewed")).toHaveLength(2);
  const ids = destination.batches.flat().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
