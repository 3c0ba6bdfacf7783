/** Experiments that lead to another URL, also on another host of the shop's domain. */
import { type APIRequestContext, type Page } from "@playwright/test";
import { type Sent } from "../../support/events";
import { HERO, originAt } from "../../support/experiments";
import { expect, test } from "../../support/fixture";
import { call } from "../../support/services";

const [A, B] = [originAt("a.shop.localhost"), originAt("b.shop.localhost")];

/** A test of its own landing page: everybody is led to `to`, or only some. */
function landing(to: string, rest: object = {}): object {
  return {
    key: `landing-${crypto.randomUUID()}`,
    changeId: "c1",
    hashAttribute: "id",
    variations: [{}, { urlRedirect: to }],
    weights: [0, 1],
    urlPatterns: [{ include: true, type: "simple", pattern: "/test-page" }],
    persistQueryString: true,
    ...rest,
  };
}

/** A document that sends to the server itself. */
function documentOf(experiments: object, mode = "none"): object {
  return { version: 1, consent: { mode }, destinations: [{ type: "webhook", url: "/v1/events" }], experiments };
}

/** The exposures to an experiment that the server has. */
async function exposures(request: APIRequestContext, experiment: string): Promise<Sent[]> {
  const answer = await request.get("/v1/events", { params: { name: "Experiment Viewed", limit: "1000" } });
  const { events } = (await answer.json()) as { events: Sent[] };
  return events.filter(({ properties }) => properties.experiment_id == experiment);
}

/** Serves the page that is led to. */
async function serveTarget(page: Page, document: object): Promise<void> {
  await page.route("**/elsewhere*", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><html lang="en"><title>Elsewhere</title><script type="module" src="/awning/awning.js" data-config="/test-document.json"></script>`,
    }),
  );
  await page.route("**/test-document.json", (route) => route.fulfill({ json: document }));
}

test("the exposure is with the server, and the visitor is the same on the other host", async ({ page, open, request }) => {
  const experiment = landing(`${B}/elsewhere`) as { key: string };
  const document = documentOf({ experiments: [experiment], features: HERO });
  await serveTarget(page, document);
  await open({ document, origin: A, path: "/test-page?utm_source=news" });
  await page.waitForURL(`${B}/elsewhere?utm_source=news`);
  await expect.poll(() => exposures(request, experiment.key)).toHaveLength(1);
  const [exposure] = await exposures(request, experiment.key);
  expect(exposure!.properties.variation_id).toBe("1");
  const { anonymousId } = await call(page, "visitor.export");
  expect(anonymousId).toBe(exposure!.anonymousId);
  // The same bucket on both hosts.
  const there = await call(page, "explain", "hero-exp");
  expect(there.hashValue).toBe(anonymousId);
  await open({ document: documentOf({ features: HERO }), origin: A, path: "/other" });
  expect(await call(page, "explain", "hero-exp")).toMatchObject({ bucket: there.bucket, hashValue: anonymousId });
  const cookie = (await page.context().cookies()).find(({ name }) => name == "awning.id");
  expect(cookie).toMatchObject({ value: anonymousId, domain: ".shop.localhost", sameSite: "Lax", path: "/" });
});

test("the control stays, and is told to be exposed all the same", async ({ page, open, request }) => {
  const experiment = landing(`${A}/elsewhere`, { weights: [1, 0] }) as { key: string };
  await open({ document: documentOf({ experiments: [experiment] }), origin: A });
  await call(page, "flush");
  await expect.poll(() => exposures(request, experiment.key)).toHaveLength(1);
  expect(page.url()).toBe(`${A}/test-page`);
  expect((await exposures(request, experiment.key))[0]!.properties.variation_id).toBe("0");
});

for (const [what, settings, mode] of [
  ["where redirects are off", { redirects: false }, "none"],
  ["before consent: on the next page they would be somebody else", {}, "opt-in"],
] as const) {
  test(`nobody is led away ${what}`, async ({ page, open, request }) => {
    const experiment = landing(`${A}/elsewhere`) as { key: string };
    await open({ document: documentOf({ experiments: [experiment], ...settings }, mode), origin: A });
    await call(page, "flush");
    expect(page.url()).toBe(`${A}/test-page`);
    expect(await exposures(request, experiment.key)).toEqual([]);
  });
}

test("a redirect to where the experiment runs leads nowhere: it would never end", async ({ page, open }) => {
  let views = 0;
  page.on("framenavigated", () => views++);
  await open({ document: documentOf({ experiments: [landing(`${A}/test-page?again=1`)] }), origin: A });
  await call(page, "flush");
  expect(page.url()).toBe(`${A}/test-page`);
  expect(views).toBe(1);
});

test("what is forced leads there, and is not counted", async ({ page, open, request }) => {
  const experiment = landing(`${A}/elsewhere`, { weights: [1, 0] }) as { key: string };
  const document = documentOf({ experiments: [experiment] });
  await serveTarget(page, document);
  await open({ document, origin: A, path: `/test-page?awning-force=${experiment.key}:1` });
  await page.waitForURL(/elsewhere/);
  await call(page, "flush");
  expect(await exposures(request, experiment.key)).toEqual([]);
});
