/** Sticky buckets: visitors keep their variation, whatever becomes of weights. */
import { receive } from "../../support/events";
import { experimenting, HERO } from "../../support/experiments";
import { expect, test } from "../../support/fixture";
import { asking, call } from "../../support/services";
import { stored } from "../../support/storage";

/** The split with all visitors in one of its halves. */
function weighted(weights: number[]): object {
  const [rule] = HERO.hero.rules;
  return { hero: { ...HERO.hero, rules: [{ ...rule, weights }] } };
}

for (const [where, settings] of [
  ["local storage", {}],
  ["a cookie", { stickyBucketing: "cookie" }],
] as const) {
  test(`who has seen a variation keeps it in later sessions, by ${where}`, async ({ page, open }) => {
    await receive(page);
    await open({ document: experimenting({ ...settings, features: weighted([0, 1]) }) });
    expect(await call(page, "feature", "hero", "")).toBe("bold");
    const { local, cookies } = await stored(page);
    const kept = (names: string[]) => names.filter((name) => decodeURIComponent(name).startsWith("gbStickyBuckets__id||"));
    expect(kept(Object.keys(local))).toHaveLength(where == "local storage" ? 1 : 0);
    expect(kept(cookies)).toHaveLength(where == "local storage" ? 0 : 1);
    await page.evaluate(() => localStorage.removeItem("awning.session"));
    await open({ document: experimenting({ ...settings, features: weighted([1, 0]) }) });
    expect(await call(page, "feature", "hero", "")).toBe("bold");
    expect(await call(page, "explain", "hero-exp")).toMatchObject({ why: "an earlier assignment was kept" });
    // The next visitor is assigned anew.
    await call(page, "reset");
    expect(await call(page, "feature", "hero", "")).toBe("plain");
  });
}

test("switched off, weights decide each time, and nothing of it is kept", async ({ page, open }) => {
  await receive(page);
  const settings = { stickyBucketing: "off" };
  await open({ document: experimenting({ ...settings, features: weighted([0, 1]) }) });
  expect(await call(page, "feature", "hero", "")).toBe("bold");
  expect(Object.keys((await stored(page)).local).filter((key) => key.startsWith("gbSticky"))).toEqual([]);
  await open({ document: experimenting({ ...settings, features: weighted([1, 0]) }) });
  expect(await call(page, "feature", "hero", "")).toBe("plain");
});

test("what GrowthBook's own SDK has kept is kept on", async ({ page, open }) => {
  await receive(page);
  await open({ document: experimenting({ features: {} }) });
  await call(page, "track", "Any");
  await page.evaluate(() => {
    const { id } = JSON.parse(localStorage["awning.visitor"]);
    localStorage[`gbStickyBuckets__id||${id}`] = JSON.stringify({
      attributeName: "id",
      attributeValue: id,
      assignments: { "hero-exp__0": "bold" },
    });
  });
  await open({ document: experimenting({ features: weighted([1, 0]) }) });
  expect(await call(page, "feature", "hero", "")).toBe("bold");
});

test("without consent nothing of it is kept, and withdrawn, it goes", async ({ page, open }) => {
  await receive(page);
  const sticky = async () => Object.keys((await stored(page)).local).filter((key) => key.startsWith("gbSticky"));
  await open({ document: asking("opt-in", { experiments: { features: weighted([0, 1]) } }) });
  await call(page, "feature", "hero", "");
  expect(await sticky()).toEqual([]);
  await call(page, "consent", { analytics: true });
  await call(page, "feature", "hero", "");
  expect(await sticky()).toHaveLength(1);
  await call(page, "visitor.erase");
  expect(await sticky()).toEqual([]);
});
