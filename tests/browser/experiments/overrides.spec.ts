/** Attributes of elements that a variation replaces: `experiment="key"`. */
import { receive } from "../../support/events";
import { always, experimenting, holdFeatures } from "../../support/experiments";
import { missing } from "../../support/failing";
import { expect, test } from "../../support/fixture";
import { CATALOG, SHOP } from "../../support/shop";

const PANEL = '<awning-recommendations experiment="hero" strategy="trending" limit="4" heading="Popular"></awning-recommendations>';
const BIG = { heading: "Loved by others", limit: 2, layout: "list", "no-reasons": true };
const varied = (value: unknown, variation: "control" | "bold" = "bold") =>
  experimenting({ experiments: [always(variation, [null, value])] }, CATALOG);

test("a variation replaces attributes, and who could see the element is counted", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: varied(BIG), catalog: SHOP, body: PANEL });
  await expect(page.locator("[part=heading]")).toHaveText("Loved by others");
  await expect(page.getByRole("listitem")).toHaveCount(2);
  expect(await page.locator("awning-recommendations").evaluate((element) => element.getAttribute("layout"))).toBe("list");
  await expect.poll(async () => (await destination.named("Experiment Viewed")).map(({ properties }) => properties.variation_id)).toEqual(["bold"]);
});

test("the control keeps them, and is counted as well", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: varied(BIG, "control"), catalog: SHOP, body: PANEL });
  await expect(page.locator("[part=heading]")).toHaveText("Popular");
  await expect.poll(async () => (await destination.named("Experiment Viewed")).map(({ properties }) => properties.variation_id)).toEqual(["control"]);
});

test("a feature without an experiment replaces them too, and nobody is counted", async ({ page, open }) => {
  const destination = await receive(page);
  const features = { look: { defaultValue: { heading: "From a feature" } } };
  await open({ document: experimenting({ features }, CATALOG), catalog: SHOP, body: PANEL.replace("hero", "look") });
  await expect(page.locator("[part=heading]")).toHaveText("From a feature");
  expect(await destination.named("Experiment Viewed")).toEqual([]);
});

test("what is no attribute and what is no value is left out, and said in one sentence", async ({ page, open, allow }) => {
  allow(/experiment "hero": left out onclick: "x\(\)", title: "T", heading: an object; expected/);
  await open({ document: varied({ onclick: "x()", title: "T", heading: {}, limit: "2" }), catalog: SHOP, body: PANEL });
  await expect(page.getByRole("listitem")).toHaveCount(2);
  await expect(page.locator("[part=heading]")).toHaveText("Popular");
});

for (const [what, document, told] of [
  ["nothing of that name", experimenting({}, CATALOG), /no experiment and no feature of that name/],
  ["a page without experiments", { version: 1, ...CATALOG }, /the page has no experiments/],
  ["a value that is no object", varied("large"), /found "large", expected an object of attributes/],
] as const) {
  test(`${what} leaves the element as it is`, async ({ page, open, allow }) => {
    allow(told);
    await receive(page);
    await open({ document, catalog: SHOP, body: PANEL });
    await expect(page.locator("[part=heading]")).toHaveText("Popular");
  });
}

test("what is not known in time leaves the element as it is, also later, and nobody is counted", async ({ page, open }) => {
  const destination = await receive(page);
  const release = await holdFeatures(page, { experiments: [always("bold", [null, BIG])] });
  await open({ document: experimenting({ url: "/api/features/test" }, CATALOG), catalog: SHOP, body: PANEL });
  await expect(page.locator("[part=heading]")).toHaveText("Popular");
  release();
  await expect.poll(() => page.evaluate(() => (window as any).awning.experiment("hero"))).toMatchObject({ variation: "bold" });
  await expect(page.locator("[part=heading]")).toHaveText("Popular");
  expect(await page.locator("awning-recommendations").getAttribute("layout")).toBe(null);
  expect((await destination.named("Experiment Viewed")).length).toBeLessThanOrEqual(1); // asking from code counts
});

test("without the file that evaluates experiments widgets come as they are", async ({ page, open, allow }) => {
  allow(/404|load-failed|could not be loaded/);
  await missing(page, "experiment.wasm");
  await open({ document: varied(BIG), catalog: SHOP, body: PANEL });
  await expect(page.locator("[part=heading]")).toHaveText("Popular");
});

test("taken out of the page an element has its own attributes again, and put back the variation's", async ({ page, open }) => {
  await receive(page);
  await open({ document: varied(BIG), catalog: SHOP, body: `${PANEL}<main></main>` });
  await expect(page.locator("[part=heading]")).toHaveText("Loved by others");
  const own = await page.evaluate(async () => {
    const panel = document.querySelector("awning-recommendations")!;
    panel.remove();
    await new Promise((then) => setTimeout(then, 20));
    const own = ["heading", "limit", "layout"].map((name) => panel.getAttribute(name));
    document.querySelector("main")!.append(panel);
    return own;
  });
  expect(own).toEqual(["Popular", "4", null]);
  await expect(page.locator("main [part=heading]")).toHaveText("Loved by others");
});
