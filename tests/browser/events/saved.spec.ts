/** What a page saves in local storage as it ends, because its store does not have it for sure. */
import { type Page } from "@playwright/test";
import { documentOf } from "../../support/content";
import { receive } from "../../support/events";
import { expect, test } from "../../support/fixture";
import { call, settle } from "../../support/services";

/** A page of the origin without Awning. */
const NOWHERE = "/awning/document.schema.json";
const SLOT = "awning.queue";

/** An event as it is stored. */
function text(name: string, id: string): string {
  const event = { id, name, at: Date.now(), seq: 1, anonymousId: "a", sessionId: "s", userId: null, properties: {} };
  return JSON.stringify([[{}, event]]);
}

/** What is in the slot when a page opens. */
async function save(page: Page, rows: unknown): Promise<void> {
  await page.addInitScript(
    ([slot, rows]) => {
      // Once: pages that follow find what this one has left.
      if (!sessionStorage["saved"]) localStorage[slot as string] = JSON.stringify(rows);
      sessionStorage["saved"] = true;
    },
    [SLOT, rows] as const,
  );
}

const slot = (page: Page): Promise<string | null> => page.evaluate((slot) => localStorage.getItem(slot), SLOT);

test("what a page has saved as it ended is sent by the next one, before its own, and is forgotten", async ({ page, open }) => {
  const destination = await receive(page);
  await save(page, [
    ["/test-events\n00000000000001.00000000.x", text("First", "one"), 0],
    ["/test-events\n00000000000002.00000000.x", text("Second", "two"), 1],
    ["/test-events\n00000000000003.00000000.x", text("Gone", "three"), 0],
    // It had arrived before the page ended.
    ["/test-events\n00000000000003.00000000.x"],
  ]);
  await open({ document: documentOf([]) });
  const events = await destination.events();
  expect(events.map(({ name }) => name)).toEqual(["First", "Second", "Page Viewed"]);
  expect(events.map(({ id }) => id).slice(0, 2)).toEqual(["one", "two"]);
  await expect.poll(() => slot(page)).toBeNull();
  await page.reload();
  expect((await destination.events()).filter(({ name }) => name != "Page Viewed")).toHaveLength(2);
});

test("where there is no store, what a page has saved is sent from there, and stays until it has arrived", async ({ page, open, allow }) => {
  allow(/events that wait cannot be stored/);
  allow(/Failed to load resource/);
  let status = 503;
  const destination = await receive(page, () => ({ status }));
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("refused here", "SecurityError");
    };
  });
  await save(page, [["/test-events\n00000000000001.00000000.x", text("First", "one"), 0]]);
  await open({ document: documentOf([]) });
  await settle(page);
  expect(destination.batches.length).toBeGreaterThan(0);
  expect(await slot(page)).toContain("First");
  status = 200;
  await page.reload();
  expect((await destination.events()).map(({ name }) => name)).toContain("First");
  await expect.poll(() => slot(page)).toBeNull();
});

test("what somebody else has written there is survived", async ({ page, open }) => {
  const destination = await receive(page);
  await save(page, [
    7,
    null,
    "x",
    {},
    [],
    [7],
    ["no destination", text("Nowhere", "n"), 0],
    ["/test-events\na", "{{{", 0],
    ["/test-events\nb", "[".repeat(9999), 0],
    ["/test-events\nc", '[{"id":"a"}]', 0],
    ["/test-events\nd", text("No code", "d"), "yes"],
    ["/test-events\n".padEnd(9999, "e"), text("Long key", "e"), 0],
    ["/test-events\n00f", text("Strange code", "f"), 1e300],
    ["/test-events\n00g", text("Good", "g"), 0],
  ]);
  await open({ document: documentOf([]) });
  const names = (await destination.events()).map(({ name }) => name);
  expect(names).toEqual(["Strange code", "Good", "Page Viewed"]);
  await expect.poll(() => slot(page)).toBeNull();
});

test("no more is saved than a share of what the shop may keep", async ({ page, open }) => {
  await receive(page, () => ({ status: 503 }));
  await page.addInitScript(() => {
    // The browser takes long to open it: for ever.
    if (!location.pathname.includes("schema")) IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
  });
  await open({ document: documentOf([]) });
  await call(page, "delivery");
  await page.evaluate(() => {
    for (let number = 0; number < 600; number++) (window as any).awning.track("Large", { number, text: "x".repeat(1000) });
  });
  await page.goto(NOWHERE);
  const saved = (await slot(page))!;
  expect(saved).toContain("Large");
  expect(saved.length).toBeLessThan(512 * 1024);
  // The newest.
  expect(saved).toContain('\\"number\\":599');
});
