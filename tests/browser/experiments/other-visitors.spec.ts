/** Asking for others than the visitor who is here, and asking again and again. */
import { receive } from "../../support/events";
import { experimenting, HERO } from "../../support/experiments";
import { expect, test } from "../../support/fixture";
import { call } from "../../support/services";

/** Each kind of attribute decides over one. */
const FEATURES = {
  ...HERO,
  text: { defaultValue: "no", rules: [{ condition: { name: "Zoë 日本 😀" }, force: "yes" }] },
  number: { defaultValue: "no", rules: [{ condition: { visits: { $gt: 2.5 } }, force: "yes" }] },
  flag: { defaultValue: "no", rules: [{ condition: { member: true }, force: "yes" }] },
  missing: { defaultValue: "no", rules: [{ condition: { name: { $exists: false } }, force: "yes" }] },
  list: { defaultValue: "no", rules: [{ condition: { tags: { $elemMatch: { $eq: "oak" } } }, force: "yes" }] },
  nested: { defaultValue: "no", rules: [{ condition: { "company.size": 3 }, force: "yes" }] },
  expression: { defaultValue: "no", rules: [{ condition: { name: { $regex: "^z" } }, force: "yes" }] },
};

for (const [key, attributes, expected] of [
  ["text", { name: "Zoë 日本 😀" }, "yes"],
  ["text", { name: "Zoe" }, "no"],
  ["number", { visits: 2.6 }, "yes"],
  ["number", { visits: 2 }, "no"],
  ["flag", { member: true }, "yes"],
  ["flag", { member: false }, "no"],
  ["missing", { other: 1 }, "yes"],
  ["missing", { name: "" }, "no"],
  ["list", { tags: ["steel", "oak"] }, "yes"],
  ["nested", { company: { size: 3 } }, "yes"],
  ["expression", { name: "zoe" }, "yes"],
  ["expression", { name: "amy" }, "no"],
  ["text", { name: "x".repeat(10_000) }, "no"],
  ["unknown", { name: "zoe" }, "the fallback"],
] as const) {
  const shown = JSON.stringify(attributes).slice(0, 40);
  test(`${key} is ${expected} for ${shown}, whoever is here`, async ({ page, open }) => {
    await receive(page);
    await open({ document: experimenting({ features: FEATURES, attributes: { name: "somebody", member: true, visits: 99 } }) });
    await call(page, "feature", key, "");
    // Twice, because the second time may be answered another way; and between them for somebody else.
    expect(await call(page, "feature", key, "the fallback", attributes)).toBe(expected);
    await call(page, "feature", key, "the fallback", { id: "1", name: "amy", visits: 1, member: true, more: null });
    expect(await call(page, "feature", key, "the fallback", attributes)).toBe(expected);
  });
}

test("what is asked for others exposes nobody, and changes nothing for who is here", async ({ page, open }) => {
  const received = await receive(page);
  await open({ document: experimenting({ features: HERO }) });
  const values = await page.evaluate(async () => {
    const { awning } = window as any;
    await awning.feature("unknown", 0);
    const ids = Array.from({ length: 200 }, (_, number) => `user-${number}`);
    return ids.map((id) => [awning.feature("hero", "none", { id }), awning.experiment("hero-exp", { id }).value]);
  });
  // Half of them get the one and half the other, by both ways the same.
  const bold = values.filter(([value]) => value == "bold").length;
  expect(bold).toBeGreaterThan(60);
  expect(bold).toBeLessThan(140);
  expect(values.filter(([one, other]) => one != other)).toEqual([]);
  expect(await received.named("Experiment Viewed")).toEqual([]);
  const own = await call(page, "feature", "hero", "none");
  expect(await received.named("Experiment Viewed")).toMatchObject([{ properties: { experiment_id: "hero-exp", variation_id: own == "bold" ? "bold" : "control" } }]);
});

test("asked a thousand times, a visitor is exposed once", async ({ page, open }) => {
  const received = await receive(page);
  await open({ document: experimenting({ features: HERO }) });
  await call(page, "feature", "hero", "none");
  const different = await page.evaluate(() => {
    const { awning } = window as any;
    return new Set(Array.from({ length: 1000 }, () => awning.feature("hero", "none"))).size;
  });
  expect(different).toBe(1);
  expect(await received.named("Experiment Viewed")).toHaveLength(1);
});

test("an answer changes with what the page says of the visitor, at once", async ({ page, open }) => {
  await receive(page);
  await open({ document: experimenting({ features: FEATURES }) });
  await call(page, "feature", "flag", "");
  const seen = await page.evaluate(() => {
    const { awning } = window as any;
    const answers = [];
    for (const member of [true, false, true]) {
      awning.attributes({ member });
      answers.push(awning.feature("flag", ""), awning.feature("flag", ""));
    }
    return answers;
  });
  expect(seen).toEqual(["yes", "yes", "no", "no", "yes", "yes"]);
});

test("values that are false, 0 or empty are values, and no fallback", async ({ page, open }) => {
  await receive(page);
  const features = Object.fromEntries([false, 0, "", null].map((defaultValue) => [JSON.stringify(defaultValue), { defaultValue }]));
  await open({ document: experimenting({ features }) });
  await call(page, "feature", "false", "");
  for (const attributes of [undefined, { id: "1" }]) {
    const answers = await page.evaluate(
      (attributes) => ["false", "0", '""', "null"].map((key) => (window as any).awning.feature(key, "the fallback", attributes)),
      attributes,
    );
    expect(answers).toEqual([false, 0, "", "the fallback"]);
  }
});

test("a value that is an object is the same one each time, and cannot be changed", async ({ page, open }) => {
  await receive(page);
  await open({ document: experimenting({ features: { layout: { defaultValue: { columns: 3, rows: [1, 2] } } } }) });
  await call(page, "feature", "layout", null);
  const [same, frozen] = await page.evaluate(() => {
    const { awning } = window as any;
    const [one, other] = [awning.feature("layout", null), awning.feature("layout", null)];
    return [one === other, Object.isFrozen(one) && Object.isFrozen(one.rows)];
  });
  expect([same, frozen]).toEqual([true, true]);
});
