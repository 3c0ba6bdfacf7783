/** Bad configuration is said in one sentence, and the page shows what it can. */
import { documentOf, survey, banner } from "../../support/content";
import { hear, receive } from "../../support/events";
import { expect, items, test } from "../../support/fixture";

const json = (value: unknown) => `<script type="application/json">${typeof value == "string" ? value : JSON.stringify(value)}</script>`;

test("a bad attribute keeps the default and is said once", async ({ page, open, allow }) => {
  allow(/<awning-recommendations> layout: found "rows", expected (one of )?grid, carousel, list/);
  allow(/<awning-recommendations> limit: found "many", expected a whole number from 1 to 48/);
  allow(/<awning-recommendations> strategy: found "best", expected/);
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  await open({ body: `<awning-recommendations strategy="best" layout="rows" limit="many">${json(items(12))}</awning-recommendations>`.repeat(2) });
  await expect(page.getByRole("listitem")).toHaveCount(12);
  expect(said.filter((text) => text.includes("layout"))).toHaveLength(1);
});

const FAILURES = [
  ["no campaign and no content", `<awning-survey>A link</awning-survey>`, "content-missing", /neither a campaign nor content/],
  ["an unknown campaign", `<awning-banner campaign="gone">A link</awning-banner>`, "campaign-unknown", /gone/],
  ["a campaign of another widget", `<awning-banner campaign="poll">A link</awning-banner>`, "campaign-unknown", /poll/],
  ["a survey without questions", `<awning-survey>A link${json({ questions: [] })}</awning-survey>`, "content-invalid", /without a usable question/],
  ["a banner without a message", `<awning-banner>A link${json({ headline: "Sale" })}</awning-banner>`, "content-invalid", /content\.message: found nothing, expected text/],
  ["a child that is no JSON", `<awning-banner>A link${json("{message: oops}")}</awning-banner>`, "content-invalid", /its child script/],
] as const;

for (const [name, body, code, message] of FAILURES) {
  test(`${name}: the children stay, and awning-error says why`, async ({ page, open, allow }) => {
    allow(message);
    const heard = await hear(page, ["awning-error"]);
    await receive(page);
    await open({ body, document: documentOf([survey([{ id: "q", type: "nps", text: "How likely?" }])]) });
    await expect.poll(heard).toHaveLength(1);
    const { detail } = (await heard())[0]!;
    expect(detail).toMatchObject({ code, element: /<(awning-\w+)/.exec(body)![1] });
    expect(detail.message).toMatch(message);
    await expect(page.getByText("A link")).toBeVisible();
  });
}

test("what is wrong in content is said, and the rest is shown", async ({ page, open, allow }) => {
  allow(/placement: found "left", expected/);
  allow(/actions\[0\]\.url: found "javascript:alert\(1\)", expected a relative, http, https, mailto or tel URL/);
  await receive(page);
  const content = { message: "Still here.", placement: "left", actions: [{ label: "Go", url: "javascript:alert(1)" }] };
  await open({ body: `<awning-banner campaign="offer"></awning-banner>`, document: documentOf([banner(content)]) });
  await expect(page.getByText("Still here.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Go" })).toBeVisible();
  await expect(page.getByRole("link")).toHaveCount(0);
});

test("hostile text from catalogs and documents stays text", async ({ page, open }) => {
  await receive(page);
  const hostile = `<img src=x onerror="window.broken=1"><script>window.broken=1</script>`;
  await open({
    body: `<awning-recommendations strategy="trending" heading="&lt;b&gt;x&lt;/b&gt;"></awning-recommendations><awning-survey campaign="poll"></awning-survey><awning-banner campaign="offer"></awning-banner>`,
    document: documentOf(
      [survey([{ id: "q", type: "single", text: hostile, options: [hostile] }]), banner({ message: hostile, headline: hostile, coupon: { code: hostile } })],
      { catalog: { url: "/test-catalog.json" } },
    ),
    catalog: [{ id: "a", title: hostile, url: "/a", badge: hostile, rating: 5, ratingCount: 5 }],
  });
  await expect(page.getByRole("link", { name: hostile })).toBeVisible();
  await expect(page.locator("[part=question]")).toHaveText(hostile);
  await expect(page.locator("[part=message]")).toHaveText(hostile);
  expect(await page.evaluate(() => (window as any).broken)).toBeUndefined();
});
