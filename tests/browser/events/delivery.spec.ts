/** What becomes of events that a destination does not take at once. */
import { takeClock } from "../../support/clock";
import { documentOf } from "../../support/content";
import { receive } from "../../support/events";
import { expect, test } from "../../support/fixture";
import { call, settle } from "../../support/services";

test("events wait for company and go as one batch", async ({ page, open }) => {
  const clock = await takeClock(page);
  const destination = await receive(page);
  await open({ document: documentOf([]) });
  await settle(page);
  const before = destination.batches.length;
  await page.evaluate(() => ["a", "b", "c"].forEach((name) => (window as any).awning.track(name)));
  await clock.pass(2500);
  await expect.poll(() => destination.batches.length).toBe(before + 1);
  expect(destination.batches.at(-1)!.map(({ name }) => name)).toEqual(["a", "b", "c"]);
});

test("more events than a batch holds go in several, in their order", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: documentOf([]) });
  await page.evaluate(() => {
    for (let number = 0; number < 1200; number++) (window as any).awning.track("Counted", { number });
  });
  const events = await destination.named("Counted");
  expect(events.map(({ properties }) => properties.number)).toEqual([...Array(1200).keys()]);
  expect(Math.max(...destination.batches.map((batch) => batch.length))).toBe(500);
});

for (const { name, answer } of [
  { name: "429", answer: { status: 429 } },
  { name: "500", answer: { status: 500 } },
  { name: "503 with Retry-After", answer: { status: 503, headers: { "retry-after": "7" } } },
]) {
  test(`a batch answered ${name} is sent again with the same ids, after a pause`, async ({ page, open, allow }) => {
    allow(/Failed to load resource/);
    const clock = await takeClock(page);
    let healthy = false;
    const destination = await receive(page, () => (healthy ? { status: 200 } : answer));
    await open({ document: documentOf([]) });
    await call(page, "track", "Kept");
    await settle(page);
    await clock.quiet();
    const refused = destination.batches.length;
    expect(refused).toBeGreaterThanOrEqual(1);
    healthy = true;
    // The first pause is a quarter to half a second, or what the destination asked for.
    const asked = "headers" in answer;
    if (asked) {
      await clock.pass(6000);
      expect(destination.batches).toHaveLength(refused);
    }
    await clock.pass(2000);
    await expect.poll(() => destination.batches.length).toBe(refused + 1);
    const ids = (batch: number) => destination.batches.at(batch)!.map(({ id }) => id);
    expect(ids(-1)).toEqual(expect.arrayContaining(ids(0)));
    expect(destination.batches.at(-1)!.map(({ name }) => name)).toEqual(["Page Viewed", "Kept"]);
    await clock.pass(60_000);
    expect(destination.batches).toHaveLength(refused + 1);
  });
}

test("pauses grow with each refusal", async ({ page, open, allow }) => {
  allow(/Failed to load resource/);
  const clock = await takeClock(page);
  const destination = await receive(page, () => ({ status: 500 }));
  await open({ document: documentOf([]) });
  await call(page, "delivery");
  await clock.pass(2500);
  await expect.poll(() => destination.batches.length).toBe(1);
  await clock.quiet();
  let tries = 1;
  // Half a second, doubled with each refusal, each pause spread over its upper half.
  for (const pause of [500, 1000, 2000, 4000, 8000]) {
    await clock.pass(pause / 2 - 100);
    expect(destination.batches).toHaveLength(tries);
    await clock.pass(pause / 2 + 100);
    tries++;
    await expect.poll(() => destination.batches.length).toBe(tries);
    await clock.quiet();
  }
});

test("a batch that never arrived is sent again", async ({ page, open, allow }) => {
  allow(/net::ERR_FAILED/);
  const clock = await takeClock(page);
  const sent: string[][] = [];
  await page.route("**/test-events", async (route) => {
    sent.push(route.request().postDataJSON().events.map(({ id }: { id: string }) => id));
    await (sent.length == 1 ? route.abort() : route.fulfill({ status: 200 }));
  });
  await open({ document: documentOf([]) });
  await settle(page);
  await clock.pass(3000);
  await expect.poll(() => sent.length).toBe(2);
  expect(sent[1]).toEqual(sent[0]);
});

test("a batch that is too large is sent in halves, and nothing of it is lost", async ({ page, open, allow }) => {
  allow(/Failed to load resource/);
  const clock = await takeClock(page);
  const destination = await receive(page, (events) => ({ status: events.length > 2 ? 413 : 200 }));
  await open({ document: documentOf([]) });
  await page.evaluate(() => {
    for (let number = 0; number < 7; number++) (window as any).awning.track("Counted", { number });
  });
  await settle(page);
  await clock.pass(5000);
  await expect.poll(async () => (await destination.named("Counted")).map(({ properties }) => properties.number)).toEqual([...Array(7).keys()]);
});

test("what a destination refuses for good is given up, said, and does not hold up what follows", async ({ page, open, allow }) => {
  allow(/Failed to load resource/);
  allow(/awning: \/test-events answered 400: 1 event was given up/);
  const destination = await receive(page, (events) => ({ status: events.some(({ name }) => name == "Page Viewed") ? 400 : 200 }));
  await open({ document: documentOf([]) });
  await settle(page);
  await call(page, "track", "Next");
  expect((await destination.events()).map(({ name }) => name)).toEqual(["Next"]);
  expect(destination.batches.filter((batch) => batch.some(({ name }) => name == "Page Viewed"))).toHaveLength(1);
});

test("each destination gets all events, and one that fails does not hold up another", async ({ page, open, allow }) => {
  allow(/Failed to load resource/);
  const good = await receive(page);
  await page.route("**/test-broken", (route) => route.fulfill({ status: 500 }));
  const destinations = [{ type: "webhook", url: "/test-broken" }, { type: "webhook", url: "/test-events" }];
  await open({ document: documentOf([], { destinations }) });
  await call(page, "track", "Shared");
  await expect.poll(async () => (await good.events()).map(({ name }) => name)).toEqual(["Page Viewed", "Shared"]);
});
