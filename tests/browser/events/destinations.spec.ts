/** Events to other backends than a webhook: over the network, through scripts of the page, and to the page itself. */
import { type Page } from "@playwright/test";
import { receive } from "../../support/events";
import { expect, test, STRICT_CSP } from "../../support/fixture";
import { call, settle } from "../../support/services";

const OTHER = "https://collector.example";
const CSP = `${STRICT_CSP}; connect-src 'self' ${OTHER}`;

function sendingTo(...destinations: object[]): object {
  return { version: 1, consent: { mode: "none" }, destinations };
}

/** Answers of a server on another origin. */
async function collect(page: Page, path: string, answer: (body: any) => object = () => ({})): Promise<any[]> {
  const bodies: any[] = [];
  await page.route(`${OTHER}${path}`, async (route) => {
    const headers = { "access-control-allow-origin": "*", "access-control-allow-headers": "*" };
    if (route.request().method() == "OPTIONS") return route.fulfill({ status: 204, headers });
    const body = JSON.parse(route.request().postData()!);
    bodies.push(body);
    await route.fulfill({ status: 200, headers, json: answer(body) });
  });
  return bodies;
}

/** Functions and arrays of the page as scripts of others leave them; they note what they get. */
async function prepare(page: Page, script: () => void): Promise<void> {
  await page.addInitScript(script);
}

test("a backend on another origin gets events in its own words", async ({ page, open }) => {
  const posthog = await collect(page, "/batch/");
  const snowplow = await collect(page, "/com.snowplowanalytics.snowplow/tp2");
  await open({
    document: sendingTo({ type: "posthog", key: "phc_test", url: OTHER }, { type: "snowplow", url: OTHER }),
    csp: CSP,
  });
  await call(page, "track", "Product Viewed", { product_id: "lamp-7", price: "24.90", currency: "EUR" });
  const names = () => posthog.flatMap(({ batch }) => batch.map(({ event }: any) => event));
  await expect.poll(names).toEqual(["$pageview", "Product Viewed"]);
  expect(posthog[0]).toMatchObject({ api_key: "phc_test" });
  const payloads = () => snowplow.flatMap(({ data }) => data);
  await expect.poll(() => payloads().length).toBe(2);
  expect(payloads().map(({ e }) => e)).toEqual(["pv", "ue"]);
  expect(JSON.parse(payloads()[1].co).data[0].data).toEqual({
    id: "lamp-7",
    price: 24.9,
    currency: "EUR",
    category: "unknown",
  });
});

test("only the events that a backend asks for again are sent again", async ({ page, open }) => {
  let first = true;
  const batches = await collect(page, "/i/v1/analytics/events", ({ batch }) => {
    const results = Object.fromEntries(batch.map(({ uuid, event }: any) => [uuid, { result: first && event == "Kept" ? "retry" : "ok" }]));
    first = false;
    return { results };
  });
  await open({ document: sendingTo({ type: "posthog", key: "phc_test", url: OTHER, api: "capture-v1" }), csp: CSP });
  await call(page, "track", "Kept");
  await call(page, "track", "Taken");
  await expect.poll(() => batches.length).toBeGreaterThan(1);
  const named = (index: number) => batches[index].batch.map(({ event }: any) => event);
  expect(named(0)).toContain("Kept");
  expect(named(1)).toContain("Kept");
  expect(named(1)).not.toContain("$pageview");
  const ids = batches.flatMap(({ batch }) => batch.filter(({ event }: any) => event == "Kept").map(({ uuid }: any) => uuid));
  expect(new Set(ids).size).toBe(1);
});

test("gtag.js finds its commands in the data layer, as arguments", async ({ page, open }) => {
  await open({ document: sendingTo({ type: "ga4", measurementId: "G-1" }) });
  await call(page, "track", "Product Viewed", { product_id: "lamp-7", price: 24.9, currency: "EUR" });
  await settle(page);
  const commands = () =>
    page.evaluate(() => ((window as any).dataLayer ?? []).map((entry: any) => [Object.prototype.toString.call(entry), ...entry]));
  await expect.poll(commands).toHaveLength(1);
  const [[kind, command, name, parameters]] = await commands();
  expect([kind, command, name]).toEqual(["[object Arguments]", "event", "view_item"]);
  expect(parameters).toMatchObject({ send_to: "G-1", currency: "EUR", value: 24.9, items: [{ item_id: "lamp-7", price: 24.9 }] });
});

test("Tag Manager finds plain objects, and no items of an event before", async ({ page, open }) => {
  await open({ document: sendingTo({ type: "ga4", api: "data-layer", dataLayer: "layer" }) });
  await call(page, "track", "Product Added", { product_id: "lamp-7", price: 24.9, currency: "EUR" });
  await settle(page);
  const layer = () => page.evaluate(() => (window as any).layer ?? []);
  await expect.poll(layer).toHaveLength(2);
  const [before, pushed] = await layer();
  expect(before).toEqual({ ecommerce: null });
  expect(pushed).toMatchObject({ event: "add_to_cart", ecommerce: { value: 24.9, items: [{ item_id: "lamp-7" }] } });
});

test("a function of a script that comes late gets all that was tracked before", async ({ page, open }) => {
  await open({ document: sendingTo({ type: "sensors" }) });
  await call(page, "track", "Product Viewed", { product_id: "lamp-7" });
  await settle(page);
  await page.evaluate(() => {
    const calls: unknown[] = ((window as any).calls = []);
    (window as any).sensors = { track: (...given: unknown[]) => calls.push(given) };
  });
  await expect.poll(() => page.evaluate(() => (window as any).calls), { timeout: 15_000 }).toHaveLength(1);
  const [[name, properties]] = await page.evaluate(() => (window as any).calls);
  expect(name).toBe("product_viewed");
  expect(properties).toMatchObject({ product_id: "lamp-7" });
});

test("a page's own destination gets batches, and what it refuses again", async ({ page, open }) => {
  await open({ document: sendingTo({ type: "function", name: "crm" }) });
  await call(page, "track", "First", { number: 1 });
  await page.evaluate(() => {
    const batches: any[] = ((window as any).batches = []);
    (window as any).awning.destination("crm", {
      async send(events: any[]) {
        batches.push(events.map(({ name }) => name));
        if (batches.length == 1) throw new Error("not yet");
        if (batches.length == 2) return { status: 503 };
        return events.map(({ name }) => (name == "Second" ? 400 : 200));
      },
    });
  });
  const batches = () => page.evaluate(() => (window as any).batches as string[][]);
  await expect.poll(batches, { timeout: 15_000 }).toHaveLength(3);
  const [first, second, third] = await batches();
  expect(first).toEqual(["Page Viewed", "First"]);
  expect(second).toEqual(first);
  expect(third).toEqual(first);
});

test("what waits for a page's own destination is there for the next page", async ({ page, open }) => {
  await open({ document: sendingTo({ type: "function", name: "crm" }) });
  await call(page, "track", "Before", {});
  await settle(page);
  await page.reload();
  await page.evaluate(() => {
    const names: string[] = ((window as any).names = []);
    (window as any).awning.destination("crm", { send: (events: any[]) => void names.push(...events.map(({ id, name }) => `${name} ${id}`)) });
  });
  await call(page, "track", "After", {});
  const sent = () => page.evaluate(() => (window as any).names as string[]);
  const named = async () => (await sent()).map((entry) => entry.replace(/ \S+$/, ""));
  await expect.poll(named, { timeout: 15_000 }).toEqual(["Page Viewed", "Before", "Page Viewed", "After"]);
  expect(new Set(await sent()).size).toBe(4);
});

test("what is no function is said, and changes nothing", async ({ page, open, allow }) => {
  allow(/awning\.destination: found "crm", expected a name, and an object with a function send/);
  await open({ document: sendingTo({ type: "function", name: "crm" }) });
  await call(page, "destination", "crm", { send: "now" });
});

test("the page's listeners hear each event", async ({ page, open }) => {
  await prepare(page, () => {
    const heard: any[] = ((window as any).heard = []);
    document.addEventListener("shop-event", (event) => heard.push((event as CustomEvent).detail));
  });
  await open({ document: sendingTo({ type: "dom", event: "shop-event" }) });
  await call(page, "track", "Product Viewed", { product_id: "lamp-7" });
  await settle(page);
  const heard = () => page.evaluate(() => (window as any).heard.map(({ name, seq }: any) => [name, seq]));
  await expect.poll(heard).toEqual([
    ["Page Viewed", 1],
    ["Product Viewed", 2],
  ]);
});

test("events wait for what speaks to a backend, and the webhook does not wait for it", async ({ page, open }) => {
  let release = () => {};
  const held = new Promise<void>((then) => (release = then));
  await page.route("**/destinations.wasm", async (route) => {
    await held;
    await route.continue();
  });
  const webhook = await receive(page);
  const bodies = await collect(page, "/v1/b");
  await open({
    document: sendingTo({ type: "webhook", url: "/test-events" }, { type: "segment", writeKey: "wk", url: `${OTHER}/v1` }),
    csp: CSP,
  });
  await call(page, "track", "Product Viewed", { product_id: "lamp-7" });
  await expect.poll(() => webhook.batches.flat().map(({ name }) => name)).toEqual(["Page Viewed", "Product Viewed"]);
  expect(bodies).toEqual([]);
  release();
  await expect.poll(() => bodies.flatMap(({ batch }) => batch.map(({ type, event }: any) => event ?? type))).toEqual(["page", "Product Viewed"]);
  const ids = bodies.flatMap(({ batch }) => batch.map(({ messageId }: any) => messageId));
  expect(ids).toEqual(webhook.batches.flat().map(({ id }) => id));
});

test("what speaks to a backend is asked for again with the next call, if it could not be had", async ({ page, open, allow }) => {
  allow(/a part of Awning could not be loaded/);
  allow(/Failed to load resource/);
  let broken = true;
  await page.route("**/destinations.wasm", (route) => (broken ? route.fulfill({ status: 503 }) : route.continue()));
  const bodies = await collect(page, "/v1/b");
  const said = page.waitForEvent("console", (message) => /could not be loaded/.test(message.text()));
  await open({ document: sendingTo({ type: "segment", writeKey: "wk", url: `${OTHER}/v1` }), csp: CSP });
  await call(page, "track", "First");
  await said;
  await expect(async () => {
    broken = false;
    await call(page, "track", "Next");
    expect(bodies.length).toBeGreaterThan(0);
  }).toPass();
  const names = () => bodies.flatMap(({ batch }) => batch.map(({ event }: any) => event));
  await expect.poll(names).toContain("First");
});

test("what speaks to other backends is loaded only where the document names one", async ({ page, open }) => {
  const paths: string[] = [];
  page.on("request", (request) => paths.push(new URL(request.url()).pathname.split("/").pop()!));
  const webhook = await receive(page);
  await open({ document: sendingTo({ type: "webhook", url: "/test-events" }) });
  await call(page, "track", "Product Viewed");
  expect(await webhook.named("Product Viewed")).toHaveLength(1);
  expect(paths).not.toContain("destinations.wasm");
});

test("a secret in the document is refused with a word on the proxy, and the other destinations work", async ({ page, open, allow }) => {
  allow(/destinations\[0\]\.apiSecret: found a secret, expected none: a document is public, so send to a path of your own server/);
  const webhook = await receive(page);
  await open({
    document: sendingTo(
      { type: "ga4-measurement-protocol", url: "/collect", apiSecret: "s3cr3t" },
      { type: "webhook", url: "/test-events" },
    ),
  });
  await call(page, "track", "Product Viewed");
  expect(await webhook.named("Product Viewed")).toHaveLength(1);
});

test("an unknown destination is answered with all types there are", async ({ page, open, allow }) => {
  allow(/destinations\[0\]: found "pigeon", expected a "type" that is one of webhook, cloudevents, .*, function/);
  await open({ document: sendingTo({ type: "pigeon" }) });
  await call(page, "track", "Product Viewed");
});
