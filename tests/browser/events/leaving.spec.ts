/** Events of a page that ends: they reach the server, whose own list is read here. */
import { documentOf } from "../../support/content";
import { expect, test } from "../../support/fixture";
import { call, settle } from "../../support/services";

const document = documentOf([], { destinations: [{ type: "webhook", url: "/v1/events" }] });

/** How often the server has an event of that name. */
async function arrived(request: any, name: string): Promise<number> {
  const answer = await request.get("/v1/events", { params: { name } });
  return (await answer.json()).total;
}

const unique = (name: string) => `${name} ${Date.now()} ${Math.random()}`;

test("an event tracked just before the visitor goes to another page arrives", async ({ page, open, request }) => {
  const name = unique("Left");
  await open({ document, body: `<a href="/about">Away</a>` });
  await settle(page);
  await page.evaluate((name) => (window as any).awning.track(name), name);
  await page.getByRole("link", { name: "Away" }).click();
  await page.waitForURL("**/about");
  await expect.poll(() => arrived(request, name)).toBe(1);
});

test("an event tracked just before the tab is closed arrives", async ({ page, open, request }) => {
  const name = unique("Closed");
  await open({ document });
  await settle(page);
  await page.evaluate((name) => (window as any).awning.track(name), name);
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => arrived(request, name)).toBe(1);
});

test("a page that is hidden sends what waits, once", async ({ page, open }) => {
  const batches: string[][] = [];
  await page.route("**/v1/events", async (route) => {
    batches.push(route.request().postDataJSON().events.map(({ name }: { name: string }) => name));
    await route.fulfill({ status: 200, body: "{}" });
  });
  await open({ document });
  await settle(page);
  batches.length = 0;
  await page.evaluate(() => {
    (window as any).awning.track("Waits");
    Object.defineProperty(window.document, "hidden", { value: true, configurable: true });
    // The order in which browsers tell of a page's end.
    dispatchEvent(new PageTransitionEvent("pagehide"));
    window.document.dispatchEvent(new Event("visibilitychange"));
  });
  await settle(page);
  expect(batches).toEqual([["Waits"]]);
});

test("a page that was hidden and comes back sends as before", async ({ page, open, request }) => {
  const name = unique("Back");
  await open({ document });
  await settle(page);
  await page.evaluate(() => {
    Object.defineProperty(window.document, "hidden", { value: true, configurable: true });
    window.document.dispatchEvent(new Event("visibilitychange"));
    Object.defineProperty(window.document, "hidden", { value: false, configurable: true });
    window.document.dispatchEvent(new Event("visibilitychange"));
  });
  await call(page, "track", name);
  await settle(page);
  expect(await arrived(request, name)).toBe(1);
});
