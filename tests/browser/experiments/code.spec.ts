/** Features and experiments from a page's own code. */
import { receive } from "../../support/events";
import { experimenting, HERO, serveFeatures } from "../../support/experiments";
import { expect, test } from "../../support/fixture";
import { call } from "../../support/services";

const SPLIT = { features: HERO };

test("a feature has its value, and an experiment its variation, the same as long as the visitor is", async ({ page, open }) => {
  await open({ document: experimenting(SPLIT) });
  const value = await call(page, "feature", "hero", "none");
  expect(["plain", "bold"]).toContain(value);
  const assigned = await call(page, "experiment", "hero-exp");
  expect(assigned).toMatchObject({
    experiment: "hero-exp",
    name: "Hero",
    variation: value == "bold" ? "bold" : "control",
    variationName: value == "bold" ? "Bold" : "Control",
    index: value == "bold" ? 1 : 0,
    value,
    inExperiment: true,
    forced: false,
  });
  // By the key of its feature too.
  expect(await call(page, "experiment", "hero")).toEqual(assigned);
  await page.reload();
  expect(await call(page, "feature", "hero", "none")).toBe(value);
});

test.beforeEach(({ page }) => receive(page).then(() => {}));

test("what is not there is the fallback", async ({ page, open }) => {
  await open({ document: experimenting(SPLIT) });
  expect(await call(page, "feature", "unknown", "fallback")).toBe("fallback");
  expect(await call(page, "experiment", "unknown")).toBeUndefined();
});

test("a page without experiments answers with the fallback", async ({ page, open }) => {
  await open({ document: { version: 1 } });
  expect(await call(page, "feature", "hero", "fallback")).toBe("fallback");
  expect(await call(page, "experiment", "hero")).toBeUndefined();
});

test("the script tag may name the endpoint, without a document", async ({ page, open }) => {
  await serveFeatures(page, () => ({ features: { color: { defaultValue: "green" } } }));
  await open({ script: 'data-features="/api/features/test"' });
  expect(await call(page, "feature", "color", "red")).toBe("green");
});

test("rules go by what the page says of the visitor, and by who they are", async ({ page, open }) => {
  const features = {
    plan: {
      defaultValue: "guest",
      rules: [
        { condition: { company: "acme" }, force: "acme" },
        { condition: { userId: "kim" }, force: "kim" },
        { condition: { loggedIn: true }, force: "member" },
      ],
    },
    place: { defaultValue: "elsewhere", rules: [{ condition: { path: "/test-page", country: "NL" }, force: "here" }] },
  };
  await open({ document: experimenting({ features, attributes: { country: "NL" } }) });
  expect(await call(page, "feature", "place", "")).toBe("here");
  expect(await call(page, "feature", "plan", "")).toBe("guest");
  await call(page, "identify", "lee");
  expect(await call(page, "feature", "plan", "")).toBe("member");
  await call(page, "identify", "kim");
  expect(await call(page, "feature", "plan", "")).toBe("kim");
  await page.evaluate(() => {
    (window as any).changes = 0;
    document.addEventListener("awning-experiments-changed", () => (window as any).changes++);
  });
  await call(page, "attributes", { company: "acme" });
  expect(await call(page, "feature", "plan", "")).toBe("acme");
  expect(await page.evaluate(() => (window as any).changes)).toBeGreaterThan(0);
  await call(page, "reset");
  expect(await call(page, "feature", "plan", "")).toBe("guest");
});

test("what decides can be asked for its reason", async ({ page, open }) => {
  const features = { ...HERO, gated: { defaultValue: 1, rules: [{ id: "fr_1", condition: { country: "FR" }, force: 2 }] } };
  await open({ document: experimenting({ features }) });
  expect(await call(page, "explain", "gated")).toMatchObject({
    feature: "gated",
    value: 1,
    source: "defaultValue",
    skipped: [{ rule: 0, why: "the condition does not hold" }],
  });
  const hero = await call(page, "explain", "hero-exp");
  expect(hero).toMatchObject({ experiment: "hero-exp", feature: "hero", why: "the hash fell into this variation's range", seen: false });
  expect(hero.bucket).toBeGreaterThanOrEqual(0);
  expect(hero.bucket).toBeLessThan(1);
  // Explaining is not seeing.
  await call(page, "experiment", "hero-exp");
  expect(await call(page, "explain", "hero-exp")).toMatchObject({ seen: true });
});

test("when what has won is given to everybody, those who ask for the experiment by its feature get it too", async ({ page, open }) => {
  const [rule] = HERO.hero.rules;
  const features = {
    hero: { defaultValue: "plain", rules: [{ force: "bold" }, rule] },
    done: { defaultValue: "plain", rules: [{ force: "bold" }] },
  };
  const destination = await receive(page);
  await open({ document: experimenting({ features }) });
  expect(await call(page, "experiment", "hero")).toMatchObject({ variation: "bold", index: 1, value: "bold", inExperiment: false });
  expect(await call(page, "experiment", "done")).toMatchObject({ variation: "bold", value: "bold", inExperiment: false });
  expect(await destination.named("Experiment Viewed")).toEqual([]);
});

test("conditions may be nested deep", async ({ page, open }) => {
  let condition: object = { country: "NL" };
  for (let depth = 0; depth < 12; depth++) condition = { $not: { $and: [condition] } };
  const features = { deep: { defaultValue: "no", rules: [{ condition, force: "yes" }] } };
  await serveFeatures(page, () => ({ features }));
  await open({ document: experimenting({ url: "/api/features/test", attributes: { country: "NL" } }) });
  expect(await call(page, "feature", "deep", "")).toBe("yes");
});
