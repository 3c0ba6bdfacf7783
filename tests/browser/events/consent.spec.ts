/** Consent: what is stored and sent before it, with it, and after it is withdrawn. */
import { type Page } from "@playwright/test";
import { items } from "../../support/fixture";
import { receive } from "../../support/events";
import { expect, test } from "../../support/fixture";
import { asking, call, settle } from "../../support/services";
import { NOTHING, stored } from "../../support/storage";

const ALL = { analytics: true, marketing: true, personalization: true };
const NONE = { analytics: false, marketing: false, personalization: false };

/** Addresses that the page has posted to. */
function posts(page: Page): string[] {
  const posts: string[] = [];
  page.on("request", (request) => {
    if (request.method() != "GET") posts.push(new URL(request.url()).pathname);
  });
  return posts;
}

/** A page that shows all three widgets and uses what would store and send. */
const WIDGETS = `<awning-banner campaign="offer"></awning-banner><awning-survey campaign="poll"></awning-survey>
    <awning-recommendations strategy="recently-viewed"></awning-recommendations>`;
const EVERYTHING = {
  campaigns: [
    { id: "offer", widget: "banner", content: { message: "Sale", countdown: { minutes: 90 } } },
    { id: "poll", widget: "survey", content: { questions: [{ id: "q", type: "nps", text: "How likely?" }, { id: "r", type: "text", text: "Why?" }] } },
  ],
  catalog: { url: "/test-catalog.json" },
};

async function use(page: Page): Promise<void> {
  await call(page, "track", "Product Viewed", { product_id: "item-3" });
  await call(page, "identify", "kim");
  await call(page, "cart.set", { lines: [{ id: "item-1", quantity: 1, price: "10.00" }] });
  // By the keyboard, which leaves it to the visitor to go on.
  await page.getByRole("radio", { name: "9" }).press("Space");
  await page.locator("awning-survey").getByRole("button", { name: "Next" }).click();
  await expect(page.locator("awning-survey").getByText("Why?")).toBeVisible();
  await settle(page);
}

test("opt-in: before consent nothing is stored and nothing is sent, whatever the visitor does", async ({ page, open }) => {
  const sent = posts(page);
  await receive(page);
  await open({ document: asking("opt-in", EVERYTHING), catalog: items(12), body: WIDGETS });
  await use(page);
  await page.getByRole("button", { name: /close|dismiss/i }).first().click();
  await settle(page);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide")));
  await settle(page);
  expect(await stored(page)).toEqual(NOTHING);
  expect(sent).toEqual([]);
});

test("opt-in: what is known without consent is known to this page alone", async ({ page, open }) => {
  await receive(page);
  const document = asking("opt-in", EVERYTHING);
  const body = `<awning-recommendations strategy="recently-viewed"></awning-recommendations>`;
  await open({ document, catalog: items(12), body });
  await call(page, "track", "Product Viewed", { product_id: "item-3" });
  const { profile } = await call(page, "visitor.export");
  expect(profile.views).toMatchObject([{ item: "item-3" }]);
  await page.reload();
  await settle(page);
  expect((await call(page, "visitor.export")).profile.views).toEqual([]);
});

test("opt-in: with consent, what happened before it is sent too, under that consent", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: asking("opt-in") });
  await call(page, "track", "Before");
  await settle(page);
  expect(destination.batches).toEqual([]);
  await call(page, "consent", ALL);
  await call(page, "track", "After");
  const events = await destination.events();
  expect(events.map(({ name, seq }) => [name, seq])).toEqual([["Page Viewed", 1], ["Before", 2], ["After", 3]]);
  expect(new Set(events.map(({ anonymousId }) => anonymousId)).size).toBe(1);
  for (const event of events) expect(event.context.consent).toEqual(ALL);
  expect(Object.keys((await stored(page)).local).sort()).toEqual(["awning.done", "awning.profile", "awning.session", "awning.touches", "awning.visitor"]);
});

test("what waited for one visitor's consent is not sent when the next one agrees", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: asking("opt-in") });
  await call(page, "identify", "kim");
  await call(page, "track", "Of the last");
  await call(page, "reset");
  await call(page, "track", "Of the next");
  await call(page, "consent", ALL);
  const events = await destination.events();
  expect(events.map(({ name, seq, userId }) => [name, seq, userId])).toEqual([["Of the next", 1, undefined]]);
});

test("what waited for consent carries who the visitor was known to be when it happened", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: asking("opt-in") });
  await call(page, "track", "Unknown");
  await call(page, "identify", "kim");
  await call(page, "consent", ALL);
  const events = await destination.events();
  expect(events.map(({ name, userId }) => [name, userId])).toEqual([["Page Viewed", undefined], ["Unknown", undefined], ["Identified", "kim"]]);
  expect(new Set(events.map(({ anonymousId }) => anonymousId)).size).toBe(1);
});

test("consent lasts: on the next page it need not be said again", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: asking("opt-in") });
  await call(page, "consent", ALL);
  await call(page, "track", "Product Viewed", { product_id: "item-3" });
  await settle(page);
  await page.reload();
  await call(page, "track", "Later");
  const events = await destination.events();
  expect(events.map(({ name }) => name)).toEqual(["Page Viewed", "Product Viewed", "Page Viewed", "Later"]);
  expect(new Set(events.map(({ anonymousId }) => anonymousId)).size).toBe(1);
  expect((await call(page, "visitor.export")).profile.views).toMatchObject([{ item: "item-3" }]);
});

test("withdrawn: storage is empty again, what waited is not sent, and nothing more is", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: asking("opt-in"), catalog: items(12) });
  await call(page, "consent", ALL);
  await call(page, "track", "Product Viewed", { product_id: "item-3" });
  await settle(page);
  const before = destination.batches.length;
  await page.evaluate((none) => {
    (window as any).awning.track("Waiting");
    (window as any).awning.consent(none);
    (window as any).awning.track("Afterwards");
  }, NONE);
  await settle(page);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide")));
  await settle(page);
  expect(await stored(page)).toEqual(NOTHING);
  expect(destination.batches).toHaveLength(before);
  const known = await call(page, "visitor.export");
  expect(known).toMatchObject({ anonymousId: "", session: null, profile: { views: [] } });
});

test("withdrawn in one tab: another one stops too", async ({ page, open, context }) => {
  const destination = await receive(page);
  await open({ document: asking("opt-in") });
  await call(page, "consent", ALL);
  await call(page, "track", "Here");
  await settle(page);
  const other = await context.newPage();
  await other.route("**/test-document.json", (route) => route.fulfill({ json: asking("opt-in") }));
  await other.route("**/test-other", (route) =>
    route.fulfill({ contentType: "text/html", body: `<!doctype html><script type="module" src="/awning/awning.js" data-config="/test-document.json"></script>` }),
  );
  await receive(other);
  await other.goto("/test-other");
  await settle(other);
  const before = destination.batches.length;
  await call(other, "consent", NONE);
  await settle(other);
  await expect.poll(async () => (await call(page, "visitor.export")).consent).toEqual(NONE);
  await call(page, "track", "Still here");
  await settle(page);
  expect(destination.batches).toHaveLength(before);
  // Each tab erases the store, and browsers take their time over that.
  await expect.poll(() => stored(page)).toEqual(NOTHING);
});

test("purposes are separate: interests may be remembered without events, and events without interests", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: asking("opt-in") });
  await call(page, "consent", { personalization: true, analytics: false });
  await call(page, "track", "Product Viewed", { product_id: "item-3" });
  await settle(page);
  expect(destination.batches).toEqual([]);
  const { local } = await stored(page);
  expect(Object.keys(local).sort()).toEqual(["awning.done", "awning.profile", "awning.visitor"]);
  expect(JSON.parse(local["awning.visitor"]!)).not.toHaveProperty("id");
  await call(page, "consent", { personalization: false, analytics: true });
  await call(page, "track", "Counted");
  expect((await destination.events()).map(({ name }) => name)).toEqual(["Counted"]);
  expect(Object.keys((await stored(page)).local).sort()).toEqual(["awning.session", "awning.touches", "awning.visitor"]);
});

test("opt-out: everything is allowed until the visitor refuses, and the refusal lasts", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: asking("opt-out") });
  await call(page, "track", "Allowed");
  expect((await destination.events()).map(({ name }) => name)).toEqual(["Page Viewed", "Allowed"]);
  await call(page, "consent", NONE);
  await settle(page);
  const { local } = await stored(page);
  expect(Object.keys(local)).toEqual(["awning.visitor"]);
  expect(JSON.parse(local["awning.visitor"]!)).toEqual(NONE);
  const before = destination.batches.length;
  await page.reload();
  await call(page, "track", "Refused");
  await settle(page);
  expect(destination.batches).toHaveLength(before);
  expect((await call(page, "visitor.export")).consent).toEqual(NONE);
});

test("a refusal outlasts erasure: whoever has all of it erased is not followed anew", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: asking("opt-out") });
  await call(page, "consent", { analytics: false });
  const before = (await destination.events()).length;
  await call(page, "visitor.erase");
  await call(page, "track", "Afterwards");
  await page.reload();
  await call(page, "track", "Later");
  expect(await destination.events()).toHaveLength(before);
  expect((await call(page, "visitor.export")).consent).toMatchObject({ analytics: false });
});

test("none: the shop needs no consent, and a refusal holds all the same", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: asking("none") });
  expect((await destination.events()).map(({ name }) => name)).toEqual(["Page Viewed"]);
  await call(page, "consent", NONE);
  const before = destination.batches.length;
  await page.reload();
  await settle(page);
  expect(destination.batches).toHaveLength(before);
});

for (const mode of ["opt-in", "opt-out", "none"]) {
  test(`Global Privacy Control: in mode ${mode} nothing is stored or sent until the visitor agrees here`, async ({ page, open }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, "globalPrivacyControl", { value: true }));
    const sent = posts(page);
    const destination = await receive(page);
    await open({ document: asking(mode) });
    await call(page, "track", "Product Viewed", { product_id: "item-3" });
    await settle(page);
    expect(await stored(page)).toEqual(NOTHING);
    expect(sent).toEqual([]);
    await call(page, "consent", ALL);
    await settle(page);
    expect((await destination.events()).map(({ name }) => name)).toEqual(["Page Viewed", "Product Viewed"]);
  });
}

test("Global Privacy Control: a shop may say that it does not hold", async ({ page, open }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "globalPrivacyControl", { value: true }));
  const destination = await receive(page);
  await open({ document: { ...asking("none"), consent: { mode: "none", respectGpc: false } } });
  expect((await destination.events()).map(({ name }) => name)).toEqual(["Page Viewed"]);
});

test("Global Privacy Control, switched on later: what was stored without being agreed to goes", async ({ page, open }) => {
  await receive(page);
  await open({ document: asking("opt-out") });
  await call(page, "track", "Product Viewed", { product_id: "item-3" });
  await settle(page);
  expect(Object.keys((await stored(page)).local)).not.toEqual([]);
  await page.addInitScript(() => Object.defineProperty(navigator, "globalPrivacyControl", { value: true }));
  await page.reload();
  await settle(page);
  expect(await stored(page)).toEqual(NOTHING);
});

test("a document without a word about consent asks for it", async ({ page, open }) => {
  const sent = posts(page);
  await receive(page);
  await open({ document: { version: 1, destinations: [{ type: "webhook", url: "/test-events" }] } });
  await call(page, "track", "Something");
  await settle(page);
  expect(sent).toEqual([]);
  expect(await stored(page)).toEqual(NOTHING);
});
