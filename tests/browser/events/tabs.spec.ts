/** Tabs of one shop: one delivers for all, and another takes over. */
import { type BrowserContext, type Page } from "@playwright/test";
import { documentOf } from "../../support/content";
import { type Sent } from "../../support/events";
import { expect, test } from "../../support/fixture";
import { call, settle } from "../../support/services";

const HTML = `<!doctype html><script type="module" src="/awning/awning.js" data-config="/test-document.json"></script>`;

/** Opens a tab, and notes who sends what. */
async function tab(context: BrowserContext, sent: [string, Sent][], name: string): Promise<Page> {
  const page = await context.newPage();
  await page.route("**/test-events", async (route) => {
    const { events } = JSON.parse(route.request().postData() ?? "{}");
    sent.push(...events.map((event: Sent) => [name, event] as [string, Sent]));
    await route.fulfill({ status: 200, body: "" });
  });
  await page.route("**/test-document.json", (route) => route.fulfill({ json: documentOf([]) }));
  await page.route("**/test-tab", (route) =>
    route.fulfill({ contentType: "text/html", body: HTML }),
  );
  await page.goto("/test-tab");
  await settle(page);
  return page;
}

const told = (sent: [string, Sent][], name: string) => sent.filter(([, event]) => event.name == name).map(([tab]) => tab);
const delivers = async (page: Page) => (await call(page, "delivery"))[0].delivers;

test("one tab sends the events of all, and another takes over when it is closed", async ({ context }) => {
  const sent: [string, Sent][] = [];
  const first = await tab(context, sent, "first");
  const second = await tab(context, sent, "second");
  expect([await delivers(first), await delivers(second)]).toEqual(["this tab", "another tab"]);
  await call(second, "track", "Of the second");
  await settle(second);
  expect(told(sent, "Of the second")).toEqual(["first"]);
  await first.close();
  await expect.poll(() => delivers(second)).toBe("this tab");
  await call(second, "track", "Alone");
  await settle(second);
  expect(told(sent, "Alone")).toEqual(["second"]);
  expect(new Set(sent.map(([, event]) => event.id)).size).toBe(sent.length);
});

test("what a tab tracked just before it was closed is sent by the one that delivers", async ({ context }) => {
  const sent: [string, Sent][] = [];
  const first = await tab(context, sent, "first");
  const second = await tab(context, sent, "second");
  await second.evaluate(() => (window as any).awning.track("Last words"));
  await second.close({ runBeforeUnload: true });
  await expect.poll(async () => (await settle(first), told(sent, "Last words"))).toEqual(["first"]);
});

test("where the browser has no locks each tab sends its own, and what a closed one has left", async ({ context }) => {
  await context.addInitScript(() => Object.defineProperty(navigator, "locks", { value: undefined }));
  const sent: [string, Sent][] = [];
  const first = await tab(context, sent, "first");
  const second = await tab(context, sent, "second");
  await call(second, "track", "Of the second");
  await settle(second);
  expect(told(sent, "Of the second")).toEqual(["second"]);
  // The network is away, as far as this tab can tell.
  await second.route("**/test-events", (route) => route.abort());
  await call(second, "track", "Left");
  await settle(second);
  await second.close();
  const third = await tab(context, sent, "third");
  await expect.poll(async () => (await settle(third), told(sent, "Left"))).toEqual(["third"]);
  await call(first, "track", "Still here");
  await settle(first);
  expect(told(sent, "Still here")).toEqual(["first"]);
});

test("a page in the back/forward cache leaves delivery to others, and sends as before when it comes back", async ({ context }) => {
  const sent: [string, Sent][] = [];
  const first = await tab(context, sent, "first");
  const second = await tab(context, sent, "second");
  await call(second, "track", "Of the second");
  const turn = (page: Page, type: string) =>
    page.evaluate((type) => void dispatchEvent(new PageTransitionEvent(type, { persisted: true })), type);
  await turn(first, "pagehide");
  await expect.poll(() => delivers(second)).toBe("this tab");
  await settle(second);
  // The one that was left may have handed it to the browser, and nobody may have heard of the reply.
  const ids = sent.filter(([, { name }]) => name == "Of the second").map(([, { id }]) => id);
  expect(new Set(ids).size).toBe(1);
  await turn(first, "pageshow");
  await call(first, "track", "Back");
  await settle(first);
  expect(told(sent, "Back")).toEqual(["second"]);
  expect(await delivers(first)).toBe("another tab");
  await second.close();
  await expect.poll(() => delivers(first)).toBe("this tab");
});
