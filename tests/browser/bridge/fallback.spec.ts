import { SAMPLES, all, instead, widget } from "../../support/elements";
import { expect, test } from "../../support/fixture";

test("children are shown until the widget is there, and not beside it", async ({ page, open }) => {
  let answer = () => {};
  const asked = new Promise<void>((then) => (answer = then));
  let arrived = () => {};
  const waiting = new Promise<void>((then) => (arrived = then));
  await page.route("**/main.wasm", async (route) => {
    arrived();
    await asked;
    await route.continue();
  });
  await open({ body: all() });
  await waiting;
  for (const sample of SAMPLES) await expect(instead(page, sample)).toBeVisible();
  answer();
  for (const sample of SAMPLES) {
    await expect(widget(page, sample)).toBeVisible();
    await expect(instead(page, sample)).toBeHidden();
  }
});

test.describe("a page without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("shows the children", async ({ page, open }) => {
    await open({ body: all() });
    for (const sample of SAMPLES) await expect(instead(page, sample)).toBeVisible();
  });
});
