/** Encryption at rest: what the document wants encrypted cannot be read on the device, and nothing else changes. */
import { type Page } from "@playwright/test";
import { documentOf } from "../../support/content";
import { type Sent } from "../../support/events";
import { expect, test } from "../../support/fixture";
import { asking, call, settle } from "../../support/services";
import { NOTHING, stored } from "../../support/storage";

const ENCRYPTED = { storage: { encrypted: true } };
const SECRET = "a very private wish";
/** A page of the origin without Awning. */
const NOWHERE = "/awning/document.schema.json";
const KEYS = ["awning-profile", "awning-queue"];

/** Everything in all databases and in local storage, as text, bytes as letters. */
async function raw(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const texts: string[] = [];
    const look = (value: any): void => {
      if (value instanceof ArrayBuffer) value = new Uint8Array(value);
      if (value instanceof CryptoKey) texts.push(`key ${value.algorithm.name} ${(value.algorithm as any).length} extractable: ${value.extractable}`);
      else if (value instanceof Uint8Array) texts.push(String.fromCharCode(...value));
      else if (value && typeof value == "object") [...Object.keys(value), ...Object.values(value)].forEach(look);
      else texts.push(String(value));
    };
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name!);
        request.onsuccess = () => resolve(request.result);
      });
      for (const store of database.objectStoreNames) {
        const request = database.transaction(store).objectStore(store).getAll();
        await new Promise((resolve) => (request.onsuccess = resolve));
        look(request.result);
      }
      database.close();
    }
    look({ ...localStorage });
    return texts.join("\n");
  });
}

/** How many records wait in the store. */
async function records(page: Page): Promise<any[]> {
  return page.evaluate(async () => {
    if (!(await indexedDB.databases()).some(({ name }) => name == "awning")) return [];
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open("awning");
      request.onsuccess = () => resolve(request.result);
    });
    const request = database.transaction("queue").objectStore("queue").getAll();
    await new Promise((resolve) => (request.onsuccess = resolve));
    database.close();
    return request.result.map((record: object) => Object.keys(record).sort());
  });
}

async function destination(page: Page) {
  const told = { status: 503, events: [] as Sent[] };
  await page.context().route("**/test-events", async (route) => {
    if (told.status < 300) told.events.push(...JSON.parse(route.request().postData() ?? "{}").events);
    await route.fulfill({ status: told.status, body: "" });
  });
  return told;
}

/** Tracks something that waits, and something that the profile learns. */
async function wish(page: Page): Promise<void> {
  await call(page, "track", "Wished", { wish: SECRET });
  await call(page, "track", "Product Viewed", { product_id: SECRET });
  await settle(page);
}

test("nothing of what waits and of the profile can be read on the device, and the next page knows both", async ({ page, open, allow }) => {
  allow(/Failed to load resource/);
  const told = await destination(page);
  await open({ document: documentOf([], ENCRYPTED) });
  await wish(page);
  await expect.poll(() => records(page)).not.toEqual([]);
  for (const fields of await records(page)) expect(fields).toEqual(["data", "iv", "standing"]);
  await expect.poll(() => page.evaluate(() => Object.keys(JSON.parse(localStorage["awning.profile"] ?? "{}")))).toEqual(["iv", "data"]);
  const found = await raw(page);
  expect(found).not.toContain(SECRET);
  expect(found).not.toContain("Wished");
  expect(found.match(/key .*/g)).toEqual(KEYS.map(() => "key AES-GCM 256 extractable: false"));
  told.status = 200;
  await page.reload();
  await settle(page);
  expect(told.events.map(({ name }) => name)).toEqual(["Page Viewed", "Wished", "Product Viewed", "Page Viewed"]);
  expect(told.events[1]!.properties).toEqual({ wish: SECRET });
  expect(JSON.stringify((await call(page, "visitor.export")).profile)).toContain(SECRET);
  await expect.poll(() => records(page)).toEqual([]);
});

test("withdrawn consent removes what was encrypted, and the keys", async ({ page, open, allow }) => {
  allow(/Failed to load resource/);
  const told = await destination(page);
  await open({ document: asking("opt-in", ENCRYPTED) });
  expect(await stored(page)).toEqual(NOTHING);
  await call(page, "consent", { analytics: true, personalization: true });
  await wish(page);
  await expect.poll(async () => (await stored(page)).databases.sort()).toEqual(["awning", ...KEYS]);
  await call(page, "consent", { analytics: false, personalization: false });
  await expect.poll(() => stored(page)).toEqual(NOTHING);
  told.status = 200;
  await page.reload();
  await settle(page);
  expect(told.events).toEqual([]);
});

test("where the browser cannot encrypt, nothing of both is stored, that is said, and events arrive", async ({ page, open, allow }) => {
  allow(/awning: the visitor's profile is not kept: only pages on https can encrypt/);
  allow(/awning: events that wait cannot be stored, and end with the page: only pages on https can encrypt/);
  const told = await destination(page);
  told.status = 200;
  await page.addInitScript(() => Object.defineProperty(Crypto.prototype, "subtle", { value: undefined }));
  await open({ document: documentOf([], ENCRYPTED) });
  await wish(page);
  expect(told.events.map(({ name }) => name)).toEqual(["Page Viewed", "Wished", "Product Viewed"]);
  const { local, databases } = await stored(page);
  expect(databases).toEqual([]);
  expect(Object.keys(local)).not.toContain("awning.profile");
  expect(Object.keys(local)).not.toContain("awning.queue");
  expect((await call(page, "visitor.export")).profile).toBeTruthy();
});

test("where what encrypts cannot be loaded, nothing is stored as it is", async ({ page, open, allow }) => {
  allow(/Failed to load resource/);
  allow(/nothing is stored: what encrypts it could not be loaded/);
  allow(/events that wait cannot be stored/);
  const told = await destination(page);
  told.status = 200;
  await page.route("**/vault.js", (route) => route.fulfill({ status: 404, body: "" }));
  await open({ document: documentOf([], ENCRYPTED) });
  await wish(page);
  expect(told.events).toHaveLength(3);
  expect((await stored(page)).databases).toEqual([]);
  expect(await raw(page)).not.toContain(SECRET);
});

test("what cannot be decrypted any more is dropped and counted, and the visit goes on", async ({ page, open, allow }) => {
  allow(/Failed to load resource/);
  const told = await destination(page);
  await open({ document: documentOf([], ENCRYPTED) });
  await wish(page);
  await expect.poll(() => records(page)).not.toEqual([]);
  await page.goto(NOWHERE);
  const lost = (await records(page)).length;
  await page.evaluate(async (names) => {
    for (const name of names) await new Promise((resolve) => (indexedDB.deleteDatabase(name).onsuccess = resolve));
  }, KEYS);
  told.status = 200;
  await open({ document: documentOf([], ENCRYPTED) });
  await settle(page);
  expect(told.events.map(({ name }) => name)).toEqual(["Page Viewed"]);
  expect((await call(page, "delivery"))[0].givenUp).toEqual({ unreadable: lost });
  await expect.poll(() => records(page)).toEqual([]);
});

test("without the field nothing is loaded for it, and records are as they were", async ({ page, open, allow }) => {
  allow(/Failed to load resource/);
  await destination(page);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await open({ document: documentOf([]) });
  await wish(page);
  await expect.poll(() => records(page)).not.toEqual([]);
  for (const fields of await records(page)) expect(fields).toEqual(["standing", "text"]);
  expect(asked.filter((url) => url.includes("vault"))).toEqual([]);
  expect((await stored(page)).databases).toEqual(["awning"]);
});

test("what was stored before the document asked for it is taken up, and is encrypted from then on", async ({ page, open, allow }) => {
  allow(/Failed to load resource/);
  const told = await destination(page);
  await open({ document: documentOf([]) });
  await wish(page);
  await expect.poll(() => records(page)).not.toEqual([]);
  told.status = 200;
  await open({ document: documentOf([], ENCRYPTED) });
  await settle(page);
  expect(told.events.map(({ name }) => name)).toContain("Wished");
  expect(JSON.stringify((await call(page, "visitor.export")).profile)).toContain(SECRET);
  await expect.poll(() => raw(page)).not.toContain(SECRET);
});
