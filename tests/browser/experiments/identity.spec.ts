/** One anonymous id for the shop's domain, by a cookie that only consent sets. */
import { type Page } from "@playwright/test";
import { receive } from "../../support/events";
import { HERO, originAt } from "../../support/experiments";
import { expect, test } from "../../support/fixture";
import { asking, call } from "../../support/services";

const [A, B] = [originAt("a.shop.localhost"), originAt("b.shop.localhost")];
const EXPERIMENTS = { experiments: { features: HERO } };

/** The cookies of the page's browser, by name. */
async function cookies(page: Page): Promise<Record<string, string>> {
  const all = await page.context().cookies();
  return Object.fromEntries(all.map(({ name, value }) => [name, value]));
}

test("what a host has kept by itself is shared with the others", async ({ page, open }) => {
  await receive(page);
  await open({ document: asking("none"), origin: A });
  await call(page, "track", "Before experiments");
  const { anonymousId } = await call(page, "visitor.export");
  expect(await cookies(page)).toEqual({});
  await open({ document: asking("none", EXPERIMENTS), origin: A });
  await call(page, "flush");
  expect(await cookies(page)).toEqual({ "awning.id": anonymousId });
  await open({ document: asking("none", EXPERIMENTS), origin: B });
  await call(page, "flush");
  expect((await call(page, "visitor.export")).anonymousId).toBe(anonymousId);
});

test("on a host of one label, and by an address, the cookie is that host's own", async ({ page, open, baseURL }) => {
  await receive(page);
  for (const origin of [baseURL!, originAt("localhost")]) {
    await page.context().clearCookies();
    await open({ document: asking("none", EXPERIMENTS), origin });
    await call(page, "flush");
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ name: "awning.id", domain: new URL(origin).hostname });
  }
});

for (const [what, method, given] of [
  ["withdrawal", "consent", [{ analytics: false }]],
  ["erasure", "visitor.erase", []],
] as const) {
  test(`${what} deletes the cookie`, async ({ page, open }) => {
    await receive(page);
    await open({ document: asking("opt-in", EXPERIMENTS), origin: A });
    await call(page, "consent", { analytics: true });
    await call(page, "flush");
    expect(Object.keys(await cookies(page))).toEqual(["awning.id"]);
    await call(page, method, ...given);
    expect(await cookies(page)).toEqual({});
  });
}

test("the next visitor has a cookie of their own", async ({ page, open }) => {
  await receive(page);
  await open({ document: asking("none", EXPERIMENTS), origin: A });
  await call(page, "flush");
  const before = (await cookies(page))["awning.id"];
  await call(page, "reset");
  await call(page, "track", "Somebody else");
  const after = (await cookies(page))["awning.id"];
  expect(after).toMatch(/^[0-9a-f-]{36}$/);
  expect(after).not.toBe(before);
});

test("before consent on one host, another's cookie is neither read nor deleted; with it, the visitor is the same", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: asking("opt-in", EXPERIMENTS), origin: A });
  await call(page, "consent", { analytics: true });
  await call(page, "feature", "hero", "");
  const { "awning.id": id } = await cookies(page);
  await open({ document: asking("opt-in", EXPERIMENTS), origin: B });
  await call(page, "feature", "hero", "");
  const before = await call(page, "explain", "hero-exp");
  expect(before.hashValue).not.toBe(id);
  expect(await cookies(page)).toEqual({ "awning.id": id });
  await call(page, "consent", { analytics: true });
  expect(await call(page, "explain", "hero-exp")).toMatchObject({ hashValue: id });
  await call(page, "feature", "hero", "");
  // What the page's own id was given before is not told of the visitor.
  const told = await destination.named("Experiment Viewed");
  expect(new Set(told.map(({ anonymousId }) => anonymousId))).toEqual(new Set([id]));
  expect(new Set(told.map(({ properties }) => properties.variation_id)).size).toBe(1);
});
