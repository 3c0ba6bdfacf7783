/** Exposure: told once a visitor and session, of those who could see a variation, and of nobody else. */
import { receive } from "../../support/events";
import { experimenting, HERO, serveFeatures } from "../../support/experiments";
import { expect, test } from "../../support/fixture";
import { asking, call, settle } from "../../support/services";
import { NOTHING, stored } from "../../support/storage";

const VIEWED = "Experiment Viewed";
const SPLIT = { features: HERO };

test("an exposure is told once in a session, in Segment's words", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: experimenting(SPLIT) });
  await call(page, "explain", "hero");
  expect(await destination.named(VIEWED)).toEqual([]);
  const value = await call(page, "feature", "hero", "");
  await call(page, "feature", "hero", "");
  await call(page, "experiment", "hero-exp");
  const bold = value == "bold";
  const [exposure, ...more] = await destination.named(VIEWED);
  expect(more).toEqual([]);
  expect(exposure!.properties).toEqual({
    experiment_id: "hero-exp",
    experiment_name: "Hero",
    variation_id: bold ? "bold" : "control",
    variation_name: bold ? "Bold" : "Control",
  });
  // On the next page of the session it has been told.
  await page.reload();
  await call(page, "feature", "hero", "");
  expect(await destination.named(VIEWED)).toHaveLength(1);
  // In the next session it is told again.
  await page.evaluate(() => localStorage.removeItem("awning.session"));
  await page.reload();
  await call(page, "feature", "hero", "");
  const told = await destination.named(VIEWED);
  expect(told).toHaveLength(2);
  expect(new Set(told.map(({ anonymousId }) => anonymousId)).size).toBe(1);
  expect(new Set(told.map(({ sessionId }) => sessionId)).size).toBe(2);
});

test("the next visitor is exposed for themselves", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: experimenting(SPLIT) });
  await call(page, "feature", "hero", "");
  await call(page, "reset");
  await call(page, "feature", "hero", "");
  const told = await destination.named(VIEWED);
  expect(new Set(told.map(({ anonymousId }) => anonymousId)).size).toBe(2);
});

test("what else was hashed is told too: nobody could count by it otherwise", async ({ page, open }) => {
  const destination = await receive(page);
  const features = { tax: { defaultValue: 0, rules: [{ key: "tax", hashAttribute: "company", variations: [0, 1] }] } };
  await open({ document: experimenting({ features, attributes: { company: "acme" } }) });
  await call(page, "feature", "tax", 0);
  expect((await destination.named(VIEWED))[0]!.properties).toMatchObject({ hash_attribute: "company", hash_value: "acme" });
});

test("before consent a visitor is assigned on the page alone; what they saw is told when they agree", async ({ page, open }) => {
  const destination = await receive(page);
  await serveFeatures(page, () => ({ features: HERO }));
  await open({ document: asking("opt-in", { experiments: { url: "/api/features/test" } }) });
  const value = await call(page, "feature", "hero", "");
  expect(["plain", "bold"]).toContain(value);
  await settle(page);
  expect(await stored(page)).toEqual(NOTHING);
  expect(destination.batches).toEqual([]);
  await call(page, "consent", { analytics: true });
  expect(await call(page, "feature", "hero", "")).toBe(value);
  const told = await destination.named(VIEWED);
  expect(told).toHaveLength(1);
  expect(told[0]!.properties.variation_id).toBe(value == "bold" ? "bold" : "control");
  await page.reload();
  expect(await call(page, "feature", "hero", "")).toBe(value);
  expect(await destination.named(VIEWED)).toHaveLength(1);
});

test("refused or withdrawn, nothing is told or kept, and the page stays as it is", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: asking("opt-in", { experiments: SPLIT }) });
  await call(page, "consent", { analytics: true });
  const value = await call(page, "feature", "hero", "");
  expect(await destination.named(VIEWED)).toHaveLength(1);
  expect(Object.keys((await stored(page)).local)).toContain("awning.exposures");
  await call(page, "consent", { analytics: false });
  expect(await call(page, "feature", "hero", "")).toBe(value);
  await settle(page);
  expect(await destination.named(VIEWED)).toHaveLength(1);
  const { local, cookies } = await stored(page);
  expect(Object.keys(local).filter((key) => /exposures|session|gbSticky/.test(key))).toEqual([]);
  expect(cookies).toEqual([]);
});

test("the page's address forces variations, which are marked and never counted", async ({ page, open }) => {
  const destination = await receive(page);
  await page.addInitScript(() => {
    const heard: any[] = ((window as any).viewed = []);
    const awning: any = ((window as any).awning = []);
    awning.push(["identify", "kim"]);
    addEventListener("DOMContentLoaded", () => (window as any).awning.on("Experiment Viewed", (event: any) => heard.push(event.properties)));
  });
  for (const [force, index] of [["hero-exp:1", 1], ["hero:bold", 1], ["hero-exp:Control,other:1", 0]] as const) {
    await open({ document: experimenting(SPLIT), path: `/test-page?awning-force=${encodeURIComponent(force)}` });
    expect(await call(page, "experiment", "hero-exp")).toMatchObject({ index, forced: true, inExperiment: false });
    expect(await call(page, "feature", "hero", "")).toBe(index ? "bold" : "plain");
    expect(await destination.named(VIEWED)).toEqual([]);
    expect(await page.evaluate(() => (window as any).viewed)).toMatchObject([{ experiment_id: "hero-exp", forced: true }]);
  }
});
