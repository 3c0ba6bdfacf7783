/** Storage that holds anything, or nothing, or is refused. */
import { documentOf } from "../../support/content";
import { receive } from "../../support/events";
import { expect, items, test } from "../../support/fixture";
import { call } from "../../support/services";

const KEYS = ["awning.visitor", "awning.session", "awning.profile", "awning.touches", "awning.queue", "awning.delivery", "awning.done"];

const HOSTILE: Record<string, string> = {
  "no JSON": "{{{",
  empty: "",
  null: "null",
  "a number": "1e400",
  "a list of anything": '[1,{"id":{}},null,[[]]]',
  "wrong types": '{"id":{"a":1},"user":[],"analytics":"yes","last":"x","events":-5,"views":7,"orders":{"a":1},"campaigns":[{"id":3}]}',
  "numbers out of range": '{"id":"a","last":1e308,"events":1e308,"views":[{"item":"a","at":-1e308,"count":1e308}],"orders":[]}',
  "ids without end": JSON.stringify({ id: "x".repeat(100_000), user: "y".repeat(100_000), last: 0, events: 0 }),
  "a prototype": '{"__proto__":{"analytics":true},"constructor":"x"}',
};

for (const [name, value] of Object.entries(HOSTILE)) {
  test(`stored data that is ${name} is survived`, async ({ page, open }) => {
    await page.addInitScript(([keys, value]) => {
      if (!sessionStorage["written"]) (keys as string[]).forEach((key) => localStorage.setItem(key, value as string));
      sessionStorage["written"] = "1";
    }, [KEYS, value] as const);
    const destination = await receive(page);
    await open({
      document: documentOf([], { catalog: { url: "/test-catalog.json" } }),
      catalog: items(8),
      body: `<awning-recommendations strategy="for-you" limit="4"></awning-recommendations>`,
    });
    await expect(page.getByRole("listitem")).toHaveCount(4);
    await call(page, "track", "Product Viewed", { product_id: "item-3" });
    const [event] = await destination.named("Product Viewed");
    expect(event!.anonymousId.length).toBeGreaterThan(0);
    expect(event!.anonymousId.length).toBeLessThanOrEqual(200);
    expect(event!.userId?.length ?? 0).toBeLessThanOrEqual(200);
    expect(event!.seq).toBeGreaterThan(0);
    expect(Number.isSafeInteger(event!.seq)).toBe(true);
    expect((await call(page, "visitor.export")).profile.views).toContainEqual(expect.objectContaining({ item: "item-3" }));
  });
}

test("where storage is refused, a visit still works and is one session", async ({ page, open }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get() { throw new DOMException("refused", "SecurityError"); } });
  });
  const destination = await receive(page);
  await open({ document: documentOf([]) });
  await call(page, "track", "One");
  await call(page, "track", "Two");
  const events = await destination.events();
  expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(new Set(events.map(({ sessionId }) => sessionId)).size).toBe(1);
});

test("where storage is full, a visit still works, and the shop's own data is untouched", async ({ page, open }) => {
  await page.addInitScript(() => {
    localStorage.setItem("shop", "its own");
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
  });
  const destination = await receive(page);
  await open({ document: documentOf([]) });
  await call(page, "track", "One");
  expect((await destination.events()).map(({ seq }) => seq)).toEqual([1, 2]);
  await call(page, "visitor.erase");
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ shop: "its own" });
});
