/** Each method of the global `awning`. */
import { banner, documentOf, survey, QUESTIONS } from "../../support/content";
import { receive } from "../../support/events";
import { expect, test } from "../../support/fixture";
import { asking, call } from "../../support/services";
import { stored } from "../../support/storage";

test("track sends an event with its properties", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: documentOf([]) });
  await call(page, "track", "Product Viewed", { product_id: "42", price: 24.9, tags: ["a", null, true], nested: { deep: [{}] } });
  const [event] = await destination.named("Product Viewed");
  expect(event!.properties).toEqual({ product_id: "42", price: 24.9, tags: ["a", null, true], nested: { deep: [{}] } });
});

test("track takes anything that a page can pass, and the rest of the page lives", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: documentOf([]) });
  await page.evaluate(() => {
    const { awning } = window as any;
    const loop: any = { name: "loop" };
    loop.self = loop;
    awning.track("Loop", loop);
    awning.track("Strange", { f() {}, s: Symbol("s"), d: new Date(0), bad: new Date(NaN), none: undefined, not: NaN, el: document.body });
    awning.track("Throwing", { fine: 1, get broken() { throw new Error("a getter of the page's own"); } });
    awning.track("Proxy", new Proxy({}, { ownKeys() { throw new Error("a trap of the page's own"); } }));
    awning.track("Text", "no object");
    awning.track("After");
  });
  const events = await destination.events();
  const names = events.map((event) => event.name);
  expect(names).toEqual(["Page Viewed", "Loop", "Strange", "Throwing", "Proxy", "Text", "After"]);
  const properties = (name: string) => events.find((event) => event.name == name)!.properties;
  expect(properties("Strange")).toMatchObject({ d: "1970-01-01T00:00:00.000Z", bad: null });
  expect(properties("Throwing")).toEqual({ fine: 1, broken: null });
  expect(properties("Text")).toEqual({});
});

test("misuse is said once in one sentence, and nothing is tracked", async ({ page, open, allow }) => {
  allow(/awning\.track: found nothing, expected the name of an event/);
  allow(/awning\.identify: found an object, expected the visitor's id in your shop/);
  allow(/awning\.consent: found "yes", expected \{analytics, marketing, personalization\}/);
  allow(/awning\.explain: found "nope", expected the id of a campaign of the document/);
  allow(/cart: found nothing, expected a list "lines"/);
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  const destination = await receive(page);
  await open({ document: documentOf([]) });
  for (let time = 0; time < 2; time++) {
    await call(page, "track");
    await call(page, "identify", {});
    await call(page, "consent", "yes");
    await call(page, "explain", "nope");
    await call(page, "cart.set", {});
  }
  expect((await destination.events()).map((event) => event.name)).toEqual(["Page Viewed"]);
  expect(said).toHaveLength(5);
});

test("page sends a page view with what the page adds", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: documentOf([]), path: "/test-page" });
  await call(page, "page", { title: "Step two", step: 2 });
  const [, second] = await destination.named("Page Viewed");
  expect(second!.properties).toMatchObject({ path: "/test-page", title: "Step two", step: 2 });
});

test("identify puts the id on every event from then on, reset takes it off and begins somebody new", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: documentOf([]) });
  await call(page, "track", "Before");
  await call(page, "identify", 17, { plan: "gold" });
  await call(page, "track", "Known");
  await call(page, "reset");
  await call(page, "track", "After");
  const events = await destination.events();
  const of = (name: string) => events.find((event) => event.name == name)!;
  expect(of("Before").userId).toBeUndefined();
  expect([of("Identified").userId, of("Known").userId]).toEqual(["17", "17"]);
  expect(of("Identified").properties).toEqual({ plan: "gold" });
  expect(of("After").userId).toBeUndefined();
  expect(of("Known").anonymousId).toBe(of("Before").anonymousId);
  expect(of("After").anonymousId).not.toBe(of("Before").anonymousId);
  expect(of("After").sessionId).not.toBe(of("Before").sessionId);
  expect(of("After").seq).toBe(1);
});

test("what waits to be sent when a visitor goes is sent as theirs", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: documentOf([]) });
  await call(page, "identify", "kim");
  await page.evaluate(() => {
    (window as any).awning.track("Theirs");
    (window as any).awning.reset();
  });
  await call(page, "track", "Somebody else's");
  const events = await destination.events();
  const of = (name: string) => events.find((event) => event.name == name)!;
  expect(of("Theirs")).toMatchObject({ userId: "kim", anonymousId: of("Identified").anonymousId, sessionId: of("Identified").sessionId });
  expect(of("Somebody else's").anonymousId).not.toBe(of("Theirs").anonymousId);
});

test("an identified visitor is still known on the next page", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: documentOf([]) });
  await call(page, "identify", "kim");
  await destination.events();
  await page.reload();
  await call(page, "track", "Later");
  const [later] = await destination.named("Later");
  const [identified] = await destination.named("Identified");
  expect(later).toMatchObject({ userId: "kim", anonymousId: identified!.anonymousId, sessionId: identified!.sessionId });
  expect(later!.seq).toBeGreaterThan(identified!.seq);
});

test("cart.set moves a spend-and-save banner", async ({ page, open }) => {
  await receive(page);
  const progress = { tiers: [{ threshold: "50.00", reward: "Free shipping" }] };
  const document = documentOf([banner({ message: "Free shipping from {threshold}", progress })]);
  await open({ document, body: `<awning-banner campaign="offer"></awning-banner>` });
  const bar = page.locator("awning-banner");
  await expect(bar.getByText("Free shipping from €50.00")).toBeVisible();
  await call(page, "cart.set", { lines: [{ id: "a", quantity: 2, price: "18.80" }], currency: "EUR" });
  await expect(bar.getByText("€12.40 away from Free shipping")).toBeVisible();
  await call(page, "cart.set", { lines: [{ id: "a", quantity: 3, price: 18.8 }] });
  await expect(bar.getByText("You have earned Free shipping")).toBeVisible();
});

test("on hears events of a name, or all, until it is told to stop, and a handler that throws harms nobody", async ({ page, open, allow }) => {
  allow(/exception: the page's own fault/);
  await receive(page);
  await open({ document: documentOf([]) });
  const heard = await page.evaluate(async () => {
    const { awning } = window as any;
    const heard: any[] = [];
    const stop = awning.on("Product Viewed", (event: any) => heard.push(["one", event.properties.product_id]));
    awning.on("*", (event: any) => heard.push(["all", event.name]));
    awning.on("Product Viewed", () => { throw new Error("the page's own fault"); });
    await awning.flush();
    heard.length = 0;
    awning.track("Product Viewed", { product_id: "a" });
    stop();
    awning.track("Other");
    await awning.flush();
    return heard;
  });
  expect(heard).toEqual([["one", "a"], ["all", "Product Viewed"], ["all", "Other"]]);
});

test("what handlers hear has the id and the time of what is sent", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: documentOf([]) });
  const heard = await page.evaluate(async () => {
    const { awning } = window as any;
    const heard = new Promise((resolve) => awning.on("Mine", resolve));
    awning.track("Mine", { a: 1 });
    return heard;
  });
  const [{ id, name, time, properties }] = (await destination.named("Mine")) as any;
  expect(heard).toEqual({ id, name, time, properties });
});

test("explain tells each rule, what it saw and whether it passed", async ({ page, open }) => {
  await receive(page);
  const campaign = { pages: ["/somewhere-else"] };
  await open({ document: documentOf([survey([QUESTIONS.nps!], {}, campaign)]) });
  expect(await call(page, "explain", "poll")).toEqual({
    campaign: "poll",
    shown: false,
    rules: [
      { rule: "pages", saw: "/test-page", passed: false },
      { rule: "frequency", saw: "not dismissed or completed yet", passed: true },
    ],
  });
});

test("flush resolves when what waited has arrived, at once when nothing waits, and also when a destination refuses", async ({ page, open, allow }) => {
  allow(/Failed to load resource/);
  let status = 200;
  const destination = await receive(page, () => ({ status }));
  await open({ document: documentOf([]) });
  await call(page, "track", "First");
  await call(page, "flush");
  expect(destination.batches.flat().map((event) => event.name)).toEqual(["Page Viewed", "First"]);
  await call(page, "flush");
  status = 503;
  await call(page, "track", "Refused");
  await call(page, "flush");
  expect(destination.batches.at(-1)!.map((event) => event.name)).toEqual(["Refused"]);
});

test("ready resolves with the global, which tells its version", async ({ page, open }) => {
  await open({});
  const version = await page.evaluate(async () => {
    const { awning } = window as any;
    return (await awning.ready) === awning && awning.version;
  });
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});

test("visitor.export holds all that is stored, and visitor.erase leaves nothing of it", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: documentOf([]) });
  await call(page, "identify", "kim");
  await call(page, "track", "Product Viewed", { product_id: "lamp" });
  await call(page, "track", "Order Completed", { order_id: "o1", products: [{ product_id: "lamp" }] });
  const events = await destination.events();
  const exported = await call(page, "visitor.export");
  expect(exported).toMatchObject({
    anonymousId: events[0]!.anonymousId,
    userId: "kim",
    consent: { analytics: true, marketing: true, personalization: true },
    session: { id: events[0]!.sessionId, events: 4 },
    profile: { views: [{ item: "lamp", count: 1 }], orders: [{ id: "o1", items: ["lamp"] }] },
  });
  const { local } = await stored(page);
  expect(Object.keys(local).sort()).toEqual(["awning.done", "awning.profile", "awning.session", "awning.touches", "awning.visitor"]);
  expect(JSON.parse(local["awning.profile"]!)).toEqual(exported.profile);
  await call(page, "visitor.erase");
  expect((await stored(page)).local).toEqual({});
  const after = await call(page, "visitor.export");
  expect(after).toMatchObject({ anonymousId: "", userId: null, session: null, profile: { views: [], orders: [], campaigns: [] } });
});

test("an erased visitor's waiting events are never sent", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: asking("opt-in") });
  await call(page, "track", "Waiting");
  await call(page, "visitor.erase");
  await call(page, "consent", { analytics: true });
  await call(page, "track", "Later");
  expect((await destination.events()).map((event) => event.name)).toEqual(["Later"]);
});
