/** What is around each event that is sent. */
import { takeClock } from "../../support/clock";
import { documentOf } from "../../support/content";
import { receive } from "../../support/events";
import { expect, test } from "../../support/fixture";
import { asking, call } from "../../support/services";
import { stored } from "../../support/storage";

const UUID_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

test("every event has an id, a time, a place in its session, the visitor and the page", async ({ page, open }) => {
  const destination = await receive(page);
  const began = Date.now();
  await open({ document: documentOf([]), html: 'lang="de-AT"' });
  for (let number = 0; number < 60; number++) await page.evaluate(() => (window as any).awning.track("Counted"));
  const events = await destination.events();
  expect(events).toHaveLength(61);
  expect(new Set(events.map(({ id }) => id)).size).toBe(61);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  expect(new Set(events.map(({ sessionId }) => sessionId)).size).toBe(1);
  expect(new Set(events.map(({ anonymousId }) => anonymousId)).size).toBe(1);
  for (const event of events) {
    expect(event.id).toMatch(UUID_7);
    expect(event.time).toMatch(RFC_3339);
    const time = Date.parse(event.time);
    expect(time).toBeGreaterThanOrEqual(began);
    expect(time).toBeLessThanOrEqual(Date.now());
    // The id begins with the same milliseconds, so that ids sort by time.
    expect(parseInt(event.id.slice(0, 13).replace("-", ""), 16)).toBe(time);
    expect(event.context).toMatchObject({
      page: { path: "/test-page", title: "A page", referrer: "" },
      library: { name: "awning", version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
      locale: "de-AT",
      consent: { analytics: true, marketing: true, personalization: true },
    });
    expect(event.context.page.url).toBe(page.url());
  }
  expect(events[0]).toMatchObject({ sessionId: expect.stringMatching(UUID_7), anonymousId: expect.stringMatching(UUID_7) });
});

test("the body is a batch with the time of sending, as a request that needs no preflight", async ({ page, open }) => {
  const bodies: { type: string | undefined; body: any }[] = [];
  await page.route("**/test-events", async (route) => {
    bodies.push({ type: route.request().headers()["content-type"], body: route.request().postDataJSON() });
    await route.fulfill({ status: 204 });
  });
  await open({ document: documentOf([]) });
  await call(page, "flush");
  expect(bodies).toHaveLength(1);
  expect(bodies[0]!.type).toMatch(/^text\/plain/);
  expect(Object.keys(bodies[0]!.body)).toEqual(["sentAt", "events"]);
  expect(bodies[0]!.body.sentAt).toMatch(RFC_3339);
});

test("the campaign that brought the visitor is read from the address", async ({ page, open }) => {
  const destination = await receive(page);
  await page.route("**/test-landing?*", (route) => route.fallback());
  await open({ document: documentOf([]), path: "/test-landing?utm_source=news&utm_medium=email&utm_campaign=spring%20sale&utm_term=lamps&utm_content=top&other=1" });
  const [view] = await destination.named("Page Viewed");
  expect(view!.context.campaign).toEqual({ name: "spring sale", source: "news", medium: "email", term: "lamps", content: "top" });
});

test("the campaign lasts for the session, over pages whose address does not name it, until another one brings the visitor", async ({ page, open }) => {
  const clock = await takeClock(page);
  const destination = await receive(page);
  await page.route("**/test-landing?*", (route) => route.fallback());
  await open({ document: documentOf([]), path: "/test-landing?utm_source=news&utm_campaign=spring" });
  await destination.events();
  await open({ document: documentOf([]) });
  await page.evaluate(() => history.pushState({}, "", "/test-other"));
  await call(page, "track", "Later");
  await destination.events();
  await open({ document: documentOf([]), path: "/test-landing?utm_source=search" });
  await call(page, "track", "Brought again");
  await destination.events();
  await open({ document: documentOf([]) });
  await clock.pass(31 * 60_000);
  await call(page, "track", "Too late");
  const events = await destination.events();
  const campaign = (name: string) => events.find((event) => event.name == name)!.context.campaign;
  expect(campaign("Later")).toEqual({ name: "spring", source: "news" });
  expect(campaign("Brought again")).toEqual({ source: "search" });
  expect(campaign("Too late")).toBeUndefined();
});

test("without consent the campaign is known to the page alone, and goes out with what waited if the visitor agrees there", async ({ page, open }) => {
  const destination = await receive(page);
  await page.route("**/test-landing?*", (route) => route.fallback());
  await open({ document: asking("opt-in"), path: "/test-landing?utm_source=news" });
  await call(page, "flush");
  await page.evaluate(() => history.pushState({}, "", "/test-other"));
  await call(page, "track", "Waiting");
  expect((await stored(page)).local).toEqual({});
  await call(page, "consent", { analytics: true });
  const [waiting] = await destination.named("Waiting");
  expect(waiting!.context.campaign).toEqual({ source: "news" });
});

test("without a campaign in the address there is none in the event", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: documentOf([]), path: "/test-landing?other=1" });
  const [view] = await destination.named("Page Viewed");
  expect(view!.context).not.toHaveProperty("campaign");
});

test("events of two tabs are one session and count on", async ({ page, open, context }) => {
  const destination = await receive(page);
  await open({ document: documentOf([]) });
  await call(page, "track", "Here");
  await call(page, "flush");
  const other = await context.newPage();
  for (const pattern of ["**/test-document.json", "**/test-page"]) {
    await other.route(pattern, async (route) =>
      pattern.endsWith("json")
        ? route.fulfill({ json: documentOf([]) })
        : route.fulfill({ contentType: "text/html", body: `<!doctype html><script type="module" src="/awning/awning.js" data-config="/test-document.json"></script>` }),
    );
  }
  const there = await receive(other);
  await other.goto("/test-page");
  await call(other, "track", "There");
  const second = await there.events();
  await call(page, "track", "Here again");
  const first = await destination.events();
  const all = [...first, ...second].sort((a, b) => a.seq - b.seq);
  expect(all.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  expect(new Set(all.map(({ sessionId }) => sessionId)).size).toBe(1);
});

test("a session ends after half an hour without an event", async ({ page, open }) => {
  const clock = await takeClock(page);
  const destination = await receive(page);
  await open({ document: documentOf([]) });
  await call(page, "track", "Early");
  await destination.events();
  await clock.pass(29 * 60_000);
  await call(page, "track", "In time");
  await destination.events();
  await clock.pass(31 * 60_000);
  await call(page, "track", "Late");
  const events = await destination.events();
  const of = (name: string) => events.find((event) => event.name == name)!;
  expect(of("In time").sessionId).toBe(of("Early").sessionId);
  expect(of("Late").sessionId).not.toBe(of("Early").sessionId);
  expect(of("Late")).toMatchObject({ seq: 1, anonymousId: of("Early").anonymousId });
});
