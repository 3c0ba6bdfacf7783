import { type Page } from "@playwright/test";
import { hear, receive } from "../../../support/events";
import { expect, test } from "../../../support/fixture";
import { INDEX, fulfill, learnedDocument, serveIndex } from "../../../support/learned";
import { SHOP, titles, view } from "../../../support/shop";

const PANEL = `<awning-recommendations strategy="for-you" limit="2"></awning-recommendations>`;

/** Who viewed the chef's knife sees this by the catalog alone. */
const BY_CONTENT = "Bread knife";

/** Adds a panel; `below` the window, where nobody looks, but near enough to be there. */
async function addPanel(page: Page, id: string, below = false): Promise<void> {
  await page.evaluate(
    ([id, below]) => {
      const panel = document.createElement("awning-recommendations");
      Object.assign(panel, { id, strategy: "for-you", limit: 2 });
      if (below) Object.assign(panel.style, { position: "absolute", top: "calc(100vh + 9rem)", inlineSize: "100%" });
      document.body.append(panel);
    },
    [id, below] as const,
  );
}

async function viewed(page: Page, id: string): Promise<void> {
  // Before there is a panel, so that its list is the first that anybody sees.
  await view(page, id);
  await addPanel(page, "panel");
}

const asked = (page: Page): string[] => {
  const paths: string[] = [];
  page.on("request", (request) => paths.push(new URL(request.url()).pathname.split("/").pop()!));
  return paths;
};

test("an index and what reads it are asked for with the document, and once", async ({ page, open }) => {
  await receive(page);
  const count = await serveIndex(page);
  const paths = asked(page);
  await open({ body: PANEL + PANEL, document: learnedDocument(), catalog: SHOP });
  await expect(page.getByRole("listitem").first()).toBeVisible();
  expect(count()).toBe(1);
  expect(paths.filter((path) => path == "index.wasm")).toHaveLength(1);
  expect(paths.indexOf("index.wasm"), "not only when the catalog is there").toBeLessThan(paths.indexOf("test-catalog.json"));
});

test("a page without an index does not load what reads one", async ({ page, open }) => {
  await receive(page);
  const paths = asked(page);
  await open({ body: PANEL, document: learnedDocument({}, { index: undefined }), catalog: SHOP });
  await expect(page.getByRole("listitem").first()).toBeVisible();
  expect(paths).not.toContain("index.wasm");
});

for (const [what, answer, message] of [
  ["is missing", { status: 404, body: "" }, /the index cannot be had: \/test\.index answered 404/],
  ["is cut off", { body: INDEX.subarray(0, INDEX.length - 9) }, /the index cannot be used: the index: found bytes that were cut or changed/],
  ["is something else", { body: Buffer.from("<!doctype html><title>Not found</title>") }, /the index cannot be used: the index: found other bytes/],
  ["is empty", { body: Buffer.alloc(0) }, /the index cannot be used/],
] as const) {
  test(`an index that ${what} is one error, and the catalog decides`, async ({ page, open, allow }) => {
    allow(message);
    if ("status" in answer) allow(/404/);
    await receive(page);
    const heard = await hear(page, ["awning-error"]);
    await serveIndex(page, (route) => route.fulfill(answer));
    await open({ document: learnedDocument(), catalog: SHOP });
    await viewed(page, "knife-1");
    await expect(page.getByRole("listitem").first()).toBeVisible();
    expect((await titles(page))[0]).toBe(BY_CONTENT);
    const errors = await heard();
    expect(errors.map(({ detail }) => detail.code)).toEqual(["index-failed"]);
    expect(errors[0]!.detail.element, "no element is to blame").toBe("");
  });
}

test("a part of Awning that cannot be had is one error, and the catalog decides", async ({ page, open, allow }) => {
  allow(/the index cannot be had: .*index\.wasm answered 404/);
  allow(/404/);
  await receive(page);
  const heard = await hear(page, ["awning-error"]);
  await serveIndex(page);
  await page.route("**/index.wasm", (route) => route.fulfill({ status: 404, body: "" }));
  await open({ document: learnedDocument(), catalog: SHOP });
  await viewed(page, "knife-1");
  await expect(page.getByRole("listitem").first()).toBeVisible();
  expect((await titles(page))[0]).toBe(BY_CONTENT);
  expect((await heard()).map(({ detail }) => detail.code)).toEqual(["index-failed"]);
});

test("panels wait for an index a little, and go by the catalog when it is late", async ({ page, open }) => {
  await receive(page);
  let release = () => {};
  const held = new Promise<void>((then) => (release = then));
  await serveIndex(page, async (route) => {
    await held;
    await fulfill(route);
  });
  await open({ document: learnedDocument(), catalog: SHOP });
  await viewed(page, "knife-1");
  await addPanel(page, "below", true);
  await expect(page.locator("#below").getByRole("listitem").first()).toBeAttached();
  const before = await titles(page, "#panel");
  expect(before[0]).toBe(BY_CONTENT);
  release();
  // What was learned decides where nobody has looked yet; what a visitor has before their eyes stays.
  await expect.poll(() => titles(page, "#below")).toContain("Wool rug");
  expect(await titles(page, "#panel")).toEqual(before);
});
