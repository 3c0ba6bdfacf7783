/** The features endpoint: fetched, kept fresh, streamed, decrypted, and missed. */
import { type Page } from "@playwright/test";
import { receive } from "../../support/events";
import { experimenting, serveFeatures } from "../../support/experiments";
import { expect, test } from "../../support/fixture";
import { call } from "../../support/services";

const URL = "/api/features/test";
const color = (value: string) => ({ features: { color: { defaultValue: value } } });
/** Asks nothing again by itself. */
const STILL = { url: URL, refreshSeconds: 0, streaming: false };

test.beforeEach(({ page }) => receive(page).then(() => {}));

test("what the endpoint says is what features are; the document's own win", async ({ page, open }) => {
  await serveFeatures(page, () => ({ features: { color: { defaultValue: "green" }, size: { defaultValue: "large" } } }));
  await open({ document: experimenting({ ...STILL, features: { size: { defaultValue: "small" } } }) });
  expect(await call(page, "feature", "color", "red")).toBe("green");
  expect(await call(page, "feature", "size", "none")).toBe("small");
});

test("an endpoint that is down: fallbacks, and one error", async ({ page, open, allow }) => {
  allow(/Failed to load resource/);
  allow(/\/api\/features\/test: .*\(experiments-failed\)/);
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("experiments-failed")) errors.push(message.text());
  });
  const served = await serveFeatures(page, () => undefined);
  await open({ document: experimenting({ url: URL, refreshSeconds: 1, features: { own: { defaultValue: 1 } } }) });
  expect(await call(page, "feature", "color", "red")).toBe("red");
  expect(await call(page, "feature", "own", 0)).toBe(1);
  await expect.poll(() => served.requests).toBeGreaterThan(2);
  expect(errors).toHaveLength(1);
});

test("an endpoint that answers nonsense: fallbacks, and one error", async ({ page, open, allow }) => {
  allow(/the payload cannot be used: .*\(experiments-failed\)/);
  await page.route("**/api/features/test", (route) => route.fulfill({ contentType: "application/json", body: "<html>" }));
  await open({ document: experimenting(STILL) });
  expect(await call(page, "feature", "color", "red")).toBe("red");
});

test("it is asked again from time to time, and when the page is looked at again", async ({ page, open }) => {
  let value = "green";
  await serveFeatures(page, () => color(value));
  await open({ document: experimenting({ url: URL, refreshSeconds: 1 }) });
  expect(await call(page, "feature", "color", "red")).toBe("green");
  value = "blue";
  await expect.poll(() => call(page, "feature", "color", "red")).toBe("blue");
});

test("changes are streamed, by a connection that the endpoint offers", async ({ page, open }) => {
  let value = "green";
  const served = await serveFeatures(page, () => color(value), { "x-sse-support": "enabled" });
  const messages = [
    `event: features\ndata: ${JSON.stringify(color("streamed"))}\n\n`,
    `event: features-updated\ndata: {}\n\n`,
  ];
  let streams = 0;
  await page.route("**/sub/test", async (route) => {
    value = "fetched";
    const body = messages[streams++];
    // A connection that ends is opened again; the last one stays quiet.
    if (body) await route.fulfill({ headers: { "content-type": "text/event-stream" }, body });
  });
  await open({ document: experimenting({ url: URL, refreshSeconds: 0 }) });
  await expect.poll(() => call(page, "feature", "color", "red")).toBe("streamed");
  expect(served.requests).toBe(1);
  await expect.poll(() => call(page, "feature", "color", "red")).toBe("fetched");
  expect(served.requests).toBe(2);
});

test("without the endpoint's word for it, or where the document says so, nothing is streamed", async ({ page, open }) => {
  let streams = 0;
  await page.route("**/sub/test", (route) => (streams++, route.abort()));
  await serveFeatures(page, () => color("green"), { "x-sse-support": "enabled" });
  await open({ document: experimenting(STILL) });
  expect(await call(page, "feature", "color", "red")).toBe("green");
  expect(streams).toBe(0);
});

/** A text sealed as GrowthBook seals payloads, and its key; made in the browser, on a page of no consequence. */
async function encrypted(page: Page, text: string): Promise<{ key: string; sealed: string }> {
  await page.route("**/sealing", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><link rel=icon href='data:,'>" }));
  await page.goto("/sealing");
  return page.evaluate(async (text) => {
    const base64 = (bytes: ArrayBuffer | Uint8Array) => btoa(String.fromCharCode(...new Uint8Array(bytes as ArrayBuffer)));
    const raw = Uint8Array.from({ length: 16 }, (_, index) => index * 7);
    const iv = Uint8Array.from({ length: 16 }, (_, index) => 200 - index);
    const key = await crypto.subtle.importKey("raw", raw, "AES-CBC", false, ["encrypt"]);
    const cipher = await crypto.subtle.encrypt({ name: "AES-CBC", iv }, key, new TextEncoder().encode(text));
    return { key: base64(raw), sealed: `${base64(iv)}.${base64(cipher)}` };
  }, text);
}

test("an encrypted payload is opened with the document's key", async ({ page, open }) => {
  const { key, sealed } = await encrypted(page, JSON.stringify(color("secret").features));
  await serveFeatures(page, () => ({ features: {}, encryptedFeatures: sealed }));
  await open({ document: experimenting({ ...STILL, decryptionKey: key }) });
  expect(await call(page, "feature", "color", "red")).toBe("secret");
});

for (const [what, key, message] of [
  ["without a key", undefined, /it is encrypted, and "decryptionKey" is missing/],
  ["with another key", "AAAAAAAAAAAAAAAAAAAAAA==", /"decryptionKey" does not open it/],
] as const) {
  test(`an encrypted payload ${what}: fallbacks, and one error`, async ({ page, open, allow }) => {
    allow(message);
    const { sealed } = await encrypted(page, JSON.stringify(color("secret").features));
    await serveFeatures(page, () => ({ features: {}, encryptedFeatures: sealed }));
    await open({ document: experimenting({ ...STILL, decryptionKey: key }) });
    expect(await call(page, "feature", "color", "red")).toBe("red");
  });
}
