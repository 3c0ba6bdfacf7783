/** What a visitor's own history makes of what was learned of all: on this device, and nowhere else. */
import { expect, test } from "../../../support/fixture";
import { documentOf } from "../../../support/content";
import { receive } from "../../../support/events";
import { learnedDocument, serveIndex } from "../../../support/learned";
import { CATALOG, SHOP, titles, view } from "../../../support/shop";
import { NOTHING, stored } from "../../../support/storage";

const PANEL = `<awning-recommendations limit="2"></awning-recommendations>`;

test("two visitors with different histories see different, sensible panels", async ({ browser, baseURL }) => {
  const seen: string[][] = [];
  for (const id of ["knife-1", "lamp-1"]) {
    const context = await browser.newContext({ baseURL });
    const page = await context.newPage();
    await receive(page);
    await serveIndex(page);
    await page.route("**/test-document.json", (route) => route.fulfill({ json: learnedDocument() }));
    await page.route("**/test-catalog.json", (route) => route.fulfill({ json: SHOP }));
    const html = (body: string) =>
      `<!doctype html><html lang="en"><title>A page</title><script type="module" src="/awning/awning.js" data-config="/test-document.json"></script>${body}`;
    await page.route("**/test-page", (route) => route.fulfill({ contentType: "text/html", body: html("") }));
    await page.route("**/test-next-page", (route) => route.fulfill({ contentType: "text/html", body: html(PANEL) }));
    await page.goto("/test-page");
    await view(page, id);
    await page.goto("/test-next-page");
    await expect(page.getByRole("listitem").first()).toBeVisible();
    seen.push(await titles(page));
    await context.close();
  }
  expect(seen).toEqual([
    ["Wool rug", "Reading lamp"],
    ["Oak board", "Bread knife"],
  ]);
});

test("what a visitor views decides without a network, and nothing is asked of anybody", async ({ page, context, open }) => {
  await receive(page);
  await serveIndex(page);
  await open({ body: PANEL, document: learnedDocument(), catalog: SHOP });
  await expect(page.getByRole("listitem").first()).toBeVisible();
  await view(page, "knife-1");
  // Events wait; everything else is here.
  await context.setOffline(true);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.evaluate(() => {
    history.pushState({}, "", "/test-page-2");
  });
  await expect.poll(() => titles(page)).toEqual(["Wool rug", "Reading lamp"]);
  await page.evaluate(() => (window as any).awning.track("Product Viewed", { product_id: "lamp-1" }));
  await page.evaluate(() => history.pushState({}, "", "/test-page-3"));
  await expect.poll(() => titles(page)).toEqual(["Oak board", "Bread knife"]);
  expect(asked.filter((path) => path != "/test-events" && !path.endsWith(".svg"))).toEqual([]);
  await context.setOffline(false);
});

test("how recommended items did is kept on the device only with consent", async ({ page, open }) => {
  await page.clock.install();
  await receive(page);
  const document = documentOf([], { ...CATALOG, consent: { mode: "opt-in" } });
  await open({ body: PANEL, document, catalog: SHOP });
  await expect(page.getByRole("listitem").first()).toBeVisible();
  await page.clock.runFor(1500);
  await expect.poll(() => page.evaluate(() => (window as any).awning.visitor.export().profile.trials.length)).toBe(2);
  expect(await stored(page)).toEqual(NOTHING);
  await page.evaluate(() => (window as any).awning.consent({ personalization: true }));
  expect(JSON.parse((await stored(page)).local["awning.profile"]!).trials).toHaveLength(2);
});

test("a developer is told why an item is where it is", async ({ page, open }) => {
  await receive(page);
  await serveIndex(page);
  await open({ document: learnedDocument(), catalog: SHOP });
  await view(page, "knife-1");
  const explain = (...given: unknown[]) => page.evaluate((given) => (window as any).awning.explain(...given), given);
  expect(await explain("recommendations", "rug")).toEqual({ item: "rug", panels: [] });
  await page.evaluate(() => {
    for (const strategy of ["for-you", "trending"]) {
      document.body.append(Object.assign(document.createElement("awning-recommendations"), { strategy, limit: 2 }));
    }
  });
  await expect(page.getByRole("listitem").first()).toBeVisible();
  const { panels } = (await explain("recommendations", "rug")) as any;
  expect(panels[0]).toMatchObject({ panel: "for-you", place: 1, strategy: "for-you", removed: null });
  expect(panels[0].parts.links).toBeGreaterThan(0.5);
  expect(panels[1], "another panel shows it").toMatchObject({ panel: "trending", place: null, removed: { why: "excluded" } });
});
