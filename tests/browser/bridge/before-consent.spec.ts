import { documentOf } from "../../support/content";
import { all, SAMPLES, widget } from "../../support/elements";
import { expect, test } from "../../support/fixture";

const OPT_IN = { consent: { mode: "opt-in" } };

test("before consent nothing is asked of anybody but the package and the page's own files", async ({ page, open }) => {
  const asked = new Set<string>();
  page.on("request", (request) => asked.add(request.url().replace(/\/awning\/.*/, "/awning/*")));
  await open({ body: all(), document: documentOf([], OPT_IN) });
  for (const sample of SAMPLES) await expect(widget(page, sample)).toBeVisible();
  await page.getByRole("textbox").fill("A present");
  await page.evaluate(async () => {
    const { awning } = window as any;
    awning.track("Product Viewed", { product_id: "1" });
    awning.cart.set({ lines: [], currency: "EUR" });
    await awning.flush();
    document.dispatchEvent(new Event("visibilitychange"));
    dispatchEvent(new Event("pagehide"));
  });
  const own = ["/assets/icon.svg", "/awning/*", "/test-document.json", "/test-page"];
  expect([...asked].sort()).toEqual(own.map((path) => new URL(path, page.url()).href));
  const kept = await page.evaluate(async () => [
    Object.keys(localStorage),
    Object.keys(sessionStorage),
    document.cookie,
    (await indexedDB.databases()).length,
    (await caches.keys()).length,
  ]);
  expect(kept).toEqual([[], [], "", 0, 0]);
});
