import { SAMPLES, fallback, html, instead, widget } from "../../support/elements";
import { hear } from "../../support/events";
import { expect, test } from "../../support/fixture";

const BAD = [
  { tag: "awning-recommendations", attribute: "strategy", value: "best", allowed: /for-you.*similar.*trending/ },
  { tag: "awning-recommendations", attribute: "limit", value: "many", allowed: /1.*48/ },
  { tag: "awning-recommendations", attribute: "limit", value: "0", allowed: /1.*48/ },
  { tag: "awning-recommendations", attribute: "layout", value: "wall", allowed: /grid.*carousel.*list/ },
  { tag: "awning-survey", attribute: "placement", value: "roof", allowed: /inline.*popover/ },
  { tag: "awning-banner", attribute: "placement", value: "roof", allowed: /top.*inline.*corner.*modal/ },
];

for (const { tag, attribute, value, allowed } of BAD) {
  test(`<${tag} ${attribute}="${value}"> keeps the default and says once what is allowed`, async ({ page, open }) => {
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    const sample = SAMPLES.find((sample) => sample.tag == tag)!;
    const bad = { ...sample, attributes: `${attribute}="${value}"` };
    await open({ body: html({ ...bad, words: "" }) + html(bad) });
    const words = attribute == "strategy" ? "Recommended for you" : sample.words;
    if (tag == "awning-recommendations") await expect(page.getByRole("listitem").first()).toBeVisible();
    else await expect(widget(page, { ...sample, words })).toHaveCount(2);
    expect(said).toEqual([expect.stringMatching(allowed)]);
    for (const named of [`<${tag}>`, attribute, `"${value}"`]) expect(said[0]).toContain(named);
  });
}

test.beforeEach(({ allow }, { title }) => {
  const bad = BAD.find(({ tag, attribute, value }) => title.startsWith(`<${tag} ${attribute}="${value}"`));
  if (bad) allow(new RegExp(`<${bad.tag}> ${bad.attribute}: found "${bad.value}"`));
});

for (const sample of SAMPLES) {
  test(`<${sample.tag}> whose child script is no JSON says so and shows its children`, async ({ page, open, allow }) => {
    allow(/\(content-invalid\)/);
    const heard = await hear(page, ["awning-error"]);
    const script = '<script type="application/json">{"oops": </script>';
    await open({ body: `<${sample.tag} ${sample.attributes}>${script}${fallback(sample)}</${sample.tag}>` });
    await expect.poll(heard).toMatchObject([{ detail: { code: "content-invalid", element: sample.tag } }]);
    expect((await heard())[0]!.detail.message).toContain("its child script");
    await expect(instead(page, sample)).toBeVisible();
  });

  test(`<${sample.tag}> with unusable content says so, and takes better content`, async ({ page, open, allow }) => {
    allow(new RegExp(`${sample.property}: found 42, expected `));
    const told = page.waitForEvent("console");
    await open({ body: html({ ...sample, content: 42 }, fallback(sample)) });
    await told;
    await expect(instead(page, sample)).toBeVisible();
    await page.locator(sample.tag).evaluate((element: any, { property, content }) => (element[property] = content), sample);
    await expect(widget(page, sample)).toBeVisible();
  });
}

test("a document that is no JSON is told once, and elements live by what they have", async ({ page, open, allow }) => {
  allow(/\(document-failed\)/);
  const heard = await hear(page, ["awning-error"]);
  await page.route("**/broken.json", (route) => route.fulfill({ body: "{" }));
  await open({ script: 'data-config="/broken.json"', body: SAMPLES.map((sample) => html(sample)).join("") });
  for (const sample of SAMPLES) await expect(widget(page, sample)).toBeVisible();
  expect(await heard()).toMatchObject([{ detail: { code: "document-failed", element: "" } }]);
});
