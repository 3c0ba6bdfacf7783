/** Servers that rank: what they are asked, what is made of their replies, and what is shown without them. */
import { type Page, type Request, type Route } from "@playwright/test";
import { hear, receive } from "../../../support/events";
import { expect, test } from "../../../support/fixture";
import { learnedDocument, serveIndex } from "../../../support/learned";
import { SHOP, titles, view } from "../../../support/shop";

const PANEL = `<awning-recommendations limit="2"></awning-recommendations>`;
/** A machine that is busy answers late, too: only where that is what is tested, a server has little time. */
const SERVER = { type: "json", url: "/test-ranking", timeout: 5000 };
const HURRIED = { ...SERVER, timeout: 100 };
const BY_INDEX = ["Wool rug", "Reading lamp"];

const documentWith = (provider: object) => learnedDocument({}, { provider });

/** Answers questions, and keeps them. */
async function rank(page: Page, answer: (route: Route) => unknown, url = "**/test-ranking*"): Promise<Request[]> {
  const asked: Request[] = [];
  await page.route(url, async (route) => {
    asked.push(route.request());
    await answer(route);
  });
  return asked;
}

test.beforeEach(async ({ page }) => {
  await receive(page);
  await serveIndex(page);
});

test("a panel shows what the server ranks, and the device fills up", async ({ page, open }) => {
  const asked = await rank(page, (route) => route.fulfill({ json: { items: ["lamp-2", "gone", "knife-3"] } }));
  await open({ document: documentWith(SERVER), catalog: SHOP });
  await view(page, "knife-1");
  await page.evaluate(() => document.body.append(Object.assign(document.createElement("awning-recommendations"), { limit: 2 })));
  // Gone from the catalog, sold out: not shown.
  await expect.poll(() => titles(page)).toEqual(["Reading lamp", "Wool rug"]);
  expect(asked).toHaveLength(1);
  expect(asked[0]!.postDataJSON()).toMatchObject({ strategy: "for-you", session: ["knife-1"] });
  expect(asked[0]!.postDataJSON().limit).toBeGreaterThanOrEqual(2);
});

for (const [what, answer, message] of [
  ["answers with an error", (route: Route) => route.fulfill({ status: 500, body: "" }), /answered 500/],
  ["answers something else", (route: Route) => route.fulfill({ json: { products: [] } }), /expected an object with a list "items"/],
  ["answers no JSON", (route: Route) => route.fulfill({ body: "<!doctype html>" }), /the provider of recommendations: /],
  ["cannot be reached", (route: Route) => route.abort(), /cannot be reached/],
  ["does not answer in time", () => new Promise(() => {}), /cannot be reached|timed out/],
] as const) {
  test(`a server that ${what} is one error, and the device ranks`, async ({ page, open, allow }) => {
    allow(message);
    if (/500/.test(String(message))) allow(/500/);
    if (what == "cannot be reached") allow(/ERR_FAILED/);
    const heard = await hear(page, ["awning-error"]);
    await rank(page, answer);
    const server = what == "does not answer in time" ? HURRIED : SERVER;
    await open({ document: documentWith(server), catalog: SHOP });
    await view(page, "knife-1");
    await page.evaluate(() => document.body.append(Object.assign(document.createElement("awning-recommendations"), { limit: 2 })));
    await expect.poll(() => titles(page)).toEqual(BY_INDEX);
    expect((await heard()).map(({ detail }) => detail.code)).toEqual(["provider-failed"]);
  });
}

test("a server that comes too late changes nothing before the shopper's eyes", async ({ page, open, allow }) => {
  allow(/provider-failed/);
  let release = () => {};
  const held = new Promise<void>((then) => (release = then));
  await rank(page, async (route) => {
    await held;
    await route.fulfill({ json: { items: ["lamp-2", "board"] } }).catch(() => {});
  });
  await open({ document: documentWith(HURRIED), catalog: SHOP });
  await view(page, "knife-1");
  await page.evaluate(() => document.body.append(Object.assign(document.createElement("awning-recommendations"), { limit: 2 })));
  await expect.poll(() => titles(page)).toEqual(BY_INDEX);
  release();
  await page.evaluate(() => (window as any).awning.flush());
  expect(await titles(page)).toEqual(BY_INDEX);
});

test("a server is asked once for a list, whatever becomes of the cart", async ({ page, open }) => {
  const asked = await rank(page, (route) => route.fulfill({ json: { items: ["lamp-2", "board", "rug"] } }));
  await open({ document: documentWith(SERVER), catalog: SHOP, body: PANEL });
  await expect.poll(() => titles(page)).toEqual(["Reading lamp", "Oak board"]);
  await page.evaluate(() => (window as any).awning.cart.set({ lines: [{ id: "lamp-2", quantity: 1, price: 99 }] }));
  await expect.poll(() => titles(page)).toEqual(["Oak board", "Wool rug"]);
  expect(asked).toHaveLength(1);
});

test("Recombee is asked with a signature, and its reply is shown", async ({ page, open }) => {
  const asked = await rank(
    page,
    (route) =>
      route.fulfill({
        json: { recommId: "1", recomms: [{ id: "board" }, { id: "lamp-1" }] },
        headers: { "access-control-allow-origin": "*" },
      }),
    "https://client-rapi-eu-west.recombee.com/**",
  );
  const provider = { type: "recombee", database: "shop", token: "public-token", timeout: SERVER.timeout };
  await open({
    document: documentWith(provider),
    catalog: SHOP,
    body: `<awning-recommendations strategy="similar" item="knife-1" limit="2"></awning-recommendations>`,
    csp: "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' https://client-rapi-eu-west.recombee.com",
  });
  await expect.poll(() => titles(page)).toEqual(["Oak board", "Table lamp"]);
  const question = asked.find((request) => request.method() == "POST")!;
  expect(question.url()).toMatch(/\/shop\/recomms\/items\/knife-1\/items\/\?frontend_timestamp=\d+&frontend_sign=[0-9a-f]{40}$/);
});

test("what asks a server is loaded only where the document names one", async ({ page, open }) => {
  const paths: string[] = [];
  page.on("request", (request) => paths.push(new URL(request.url()).pathname.split("/").pop()!));
  await open({ document: learnedDocument(), catalog: SHOP, body: PANEL });
  await expect(page.getByRole("listitem").first()).toBeVisible();
  expect(paths).not.toContain("providers.wasm");
});

test("a provider that the document describes badly is said, and the device ranks", async ({ page, open, allow }) => {
  allow(/provider.*found "pigeon", expected a "type" that is one of algolia, gorse, json, recombee, shopify/);
  await open({ document: documentWith({ type: "pigeon" }), catalog: SHOP, body: PANEL });
  await expect(page.getByRole("listitem").first()).toBeVisible();
});
