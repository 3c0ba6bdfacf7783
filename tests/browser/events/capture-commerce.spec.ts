/** E-commerce events from what pages have: Google's array, JSON-LD, Shopify's events. */
import { type Page } from "@playwright/test";

import { begun, capturing } from "../../support/capture";
import { receive } from "../../support/events";
import { expect, test } from "../../support/fixture";
import { call } from "../../support/services";
import { trapping } from "../../support/wasm";

const ITEM = { item_id: "lamp-7", item_name: "Lamp 7", price: 24.9, quantity: 1 };
const LAMP = { product_id: "lamp-7", name: "Lamp 7", price: 24.9, quantity: 1, currency: "EUR", captured_from: "dataLayer" };

/** Events without the page's views, as names and properties. */
async function told(destination: Awaited<ReturnType<typeof receive>>): Promise<[string, any][]> {
  const events = (await destination.events()).filter(({ name }) => name != "Page Viewed");
  return events.map(({ name, properties }) => [name, properties]);
}

/** Pushes to the page's array, as `gtag` does: its arguments. */
const gtag = (page: Page, ...given: unknown[]) =>
  page.evaluate((given) => {
    const push = function (..._: unknown[]) {
      (window as any).dataLayer.push(arguments);
    };
    push(...given);
  }, given);

const push = (page: Page, ...items: object[]) => page.evaluate((items) => (window as any).dataLayer.push(...items), items);

test("what the page pushes for Google is captured, in both shapes, before and after", async ({ page, open }) => {
  const destination = await receive(page);
  await page.addInitScript((ITEM) => {
    (window as any).dataLayer = [
      { "gtm.start": 1, event: "gtm.js" },
      { event: "view_item", ecommerce: { currency: "EUR", value: 24.9, items: [ITEM] } },
    ];
  }, ITEM);
  await open({ document: capturing({ dataLayer: true }) });
  await begun(page, "dataLayer");
  await push(page, { ecommerce: null }, { event: "add_to_cart", ecommerce: { currency: "EUR", items: [ITEM] } }, { event: "video_start" });
  await gtag(page, "config", "G-1");
  await gtag(page, "event", "purchase", { transaction_id: "A-1", value: 24.9, currency: "EUR", items: [{ item_id: "lamp-7" }] });
  expect(await told(destination)).toEqual([
    ["Product Viewed", LAMP],
    ["Product Added", LAMP],
    [
      "Order Completed",
      { order_id: "A-1", currency: "EUR", revenue: 24.9, products: [{ product_id: "lamp-7" }], captured_from: "dataLayer" },
    ],
  ]);
  const { profile } = await call(page, "visitor.export");
  expect(profile.views.map(({ item }: any) => item)).toEqual(["lamp-7"]);
  expect(profile.orders.map(({ id }: any) => id)).toEqual(["A-1"]);
});

test("what is captured from Google's array does not go back there, and what goes there is not captured", async ({ page, open }) => {
  const destination = await receive(page);
  const destinations = [
    { type: "webhook", url: "/test-events" },
    { type: "ga4", api: "data-layer" },
  ];
  await open({ document: capturing({ dataLayer: true }, { destinations }) });
  await begun(page, "dataLayer");
  await push(page, { event: "view_item", ecommerce: { currency: "EUR", items: [ITEM] } });
  await call(page, "track", "Product Added", { product_id: "bulb-1", price: 3.5, currency: "EUR" });
  await call(page, "track", "Last");
  await call(page, "flush");
  const pushed = await page.evaluate(() => (window as any).dataLayer.filter(({ event }: any) => event).map(({ event }: any) => event));
  expect(pushed).toEqual(["view_item", "add_to_cart", "last"]);
  const names = (await told(destination)).map(([name]) => name);
  expect(names).toEqual(["Product Viewed", "Product Added", "Last"]);
});

test("what is pushed again is captured again, and nothing twice after Awning has failed", async ({ page, open, allow }) => {
  allow(/\(trap\)/);
  await page.route("**/banner.wasm", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: trapping(await response.body()) });
  });
  const destination = await receive(page);
  await page.addInitScript(() => ((window as any).dataLayer = [{ event: "search", search_term: "before" }]));
  await open({ document: capturing({ dataLayer: true, clicks: true }), body: "<button>Open</button>" });
  await begun(page, "dataLayer");
  await page.evaluate(() => {
    const again = { event: "search", search_term: "again" };
    (window as any).dataLayer.push(again);
    (window as any).dataLayer.push(again);
    (window as any).hooked = (window as any).dataLayer.push;
    const banner = document.createElement("awning-banner") as any;
    banner.content = { message: "Hello" };
    document.body.append(banner);
  });
  // Another instance takes its place, and begins anew.
  await page.waitForFunction(() => Object.hasOwn((window as any).dataLayer, "push") && (window as any).dataLayer.push != (window as any).hooked);
  await push(page, { event: "search", search_term: "after" });
  await page.getByRole("button").click();
  const found = (await told(destination)).map(([name, { query, text }]) => query ?? [name, text]);
  expect(found).toEqual(["before", "again", "again", "after", ["Element Clicked", "Open"]]);
});

test("the page's own push works as before, whoever puts something in front of it", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: capturing({ dataLayer: "shopLayer" }) });
  await begun(page, "shopLayer");
  const answer = await page.evaluate(() => {
    const layer = (window as any).shopLayer;
    const before = layer.push;
    const seen: unknown[] = [];
    layer.push = (...items: unknown[]) => {
      seen.push(...items);
      return before.apply(layer, items);
    };
    const trap = {
      get event() {
        throw new Error("the page's own");
      },
    };
    return [layer.push({ event: "search", search_term: "lamp" }, trap, null, 7, "x"), layer.length, seen.length];
  });
  expect(answer).toEqual([5, 5, 5]);
  expect(await told(destination)).toEqual([["Products Searched", { query: "lamp", captured_from: "shopLayer" }]]);
});

const linked = (product: object) => `<script type="application/ld+json">${JSON.stringify({ "@context": "https://schema.org", ...product })}</script>`;
const PRODUCT = { "@type": "Product", sku: "lamp-7", name: "Lamp 7", offers: { "@type": "Offer", price: "24,90", priceCurrency: "EUR" } };

test("the product that a page describes is viewed once, unless the page says so itself", async ({ page, open }) => {
  const destination = await receive(page);
  await page.clock.install();
  const body = `${linked(PRODUCT)}<script type="application/ld+json">{broken</script>`;
  // Without Trusted Types, so that the page may write another description.
  const csp = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
  await open({ document: capturing({ jsonLd: true }), body, csp });
  await page.clock.runFor(3000);
  await begun(page);
  await page.clock.runFor(10_000);
  const viewed = () => destination.batches.flat().filter(({ name }) => name == "Product Viewed").map(({ properties }) => properties);
  await expect.poll(viewed).toEqual([{ product_id: "lamp-7", sku: "lamp-7", name: "Lamp 7", price: 24.9, currency: "EUR", captured_from: "json-ld" }]);
  // Another page of the same document, whose description comes a little later.
  await page.evaluate((next) => {
    history.pushState({}, "", "/test-page-2");
    setTimeout(() => (document.querySelector("script[type='application/ld+json']")!.textContent = next), 2000);
  }, JSON.stringify({ ...PRODUCT, sku: "lamp-8" }));
  await page.clock.runFor(10_000);
  await expect.poll(() => viewed().map(({ product_id }) => product_id)).toEqual(["lamp-7", "lamp-8"]);

  await page.addInitScript(() => ((window as any).awning = [["track", "Product Viewed", { product_id: "lamp-7" }]]));
  destination.batches.length = 0;
  await open({ document: capturing({ jsonLd: true }), body });
  await page.clock.runFor(3000);
  await begun(page);
  await page.clock.runFor(10_000);
  await expect.poll(viewed).toEqual([{ product_id: "lamp-7" }]);
});

test("Shopify's events are told in the vocabulary's words, a change of the cart when it is done", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: capturing({ shopify: true }), body: `<div id="card"></div>` });
  await begun(page);
  await page.evaluate(async () => {
    const dispatch = (name: string, fields: object) =>
      document.querySelector("#card")!.dispatchEvent(Object.assign(new Event(`shopify:${name}`, { bubbles: true }), fields));
    const price = { amount: "24.90", currencyCode: "EUR" };
    const line = {
      id: "gid://shopify/CartLine/1",
      quantity: 2,
      cost: { amountPerQuantity: price },
      merchandise: { id: "gid://shopify/ProductVariant/5", title: "Brass", product: { id: "gid://shopify/Product/42", title: "Lamp 7" } },
    };
    const cart = { id: "gid://shopify/Cart/secret", cost: { subtotalAmount: { amount: "49.80", currencyCode: "EUR" } }, lines: { nodes: [line] } };
    dispatch("product:view", { context: "page", product: { id: "gid://shopify/Product/42", title: "Lamp 7", selectedVariant: { title: "Brass", price } } });
    dispatch("collection:view", { collection: { id: null, handle: "all", productsCount: 12 } });
    dispatch("search:update", { search: { query: "lamp" }, promise: Promise.resolve({}) });
    const lines = [{ merchandiseId: "gid://shopify/ProductVariant/5", quantity: 2 }];
    dispatch("cart:lines-update", { action: "add", context: "product", lines, promise: Promise.resolve({ cart }) });
    await new Promise((then) => setTimeout(then));
    const declined = Promise.reject(new Error("declined"));
    declined.catch(() => {});
    dispatch("cart:lines-update", { action: "add", context: "product", lines, promise: declined });
    dispatch("cart:view", { context: "page", cart });
    const removed = { cart: { ...cart, lines: { nodes: [] } } };
    dispatch("cart:lines-update", { action: "remove", context: "cart", lines: [{ id: line.id }], promise: Promise.resolve(removed) });
    await new Promise((then) => setTimeout(then));
  });
  const lamp = { product_id: "42", name: "Lamp 7", variant: "Brass", price: 24.9, currency: "EUR" };
  const from = { captured_from: "shopify" };
  expect(await told(destination)).toEqual([
    ["Product Viewed", { ...lamp, ...from }],
    ["Product List Viewed", { list_id: "all", list: "all", products_count: 12, ...from }],
    ["Products Searched", { query: "lamp", ...from }],
    ["Product Added", { ...lamp, quantity: 2, ...from }],
    ["Cart Viewed", { value: 49.8, currency: "EUR", products: [{ ...lamp, quantity: 2 }], ...from }],
    ["Product Removed", { ...lamp, quantity: 2, ...from }],
  ]);
});
