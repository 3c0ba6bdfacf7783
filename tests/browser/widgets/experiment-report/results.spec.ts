/** What a report says of an experiment: what to do first, then why. */
import { hear } from "../../../support/events";
import { expect, test } from "../../../support/fixture";
import { EMPTY, HERO, MANY, TORN, YOUNG, report } from "../../../support/report";
import { type Page } from "@playwright/test";

const metric = (page: Page, place = 0) => page.locator("[part=metric]").nth(place);
const plain = (text: string | null) => text!.replace(/[\u00a0\u202f]/g, " ");
const number = (text: string) => Number(text.replace(/[^\d.-]/g, ""));

test("each metric says what to do, and shows each variation with its effect and interval", async ({ page, open }) => {
  await open({ body: report(HERO) });
  await expect(page.getByRole("heading", { name: "A bolder hero" })).toBeVisible();
  await expect(page.locator("[part=facts]")).toContainText("Nov 1 – 22, 2026");
  await expect(page.locator("[part=facts]")).toContainText("89,189");
  await expect(page.locator("[part=facts]")).toContainText("As planned (p = 0.48)");
  await expect(metric(page).locator("[part=verdict]")).toHaveText(/^Bold is better: \+\d+\.\d% to \+\d+\.\d%$/);
  await expect(metric(page, 1).locator("[part=verdict]")).toHaveText(/^Keep waiting: \d+ days? at this traffic$/);
  const rows = metric(page).getByRole("row");
  await expect(rows).toHaveCount(3);
  const cells = (await rows.nth(2).getByRole("cell").allTextContents()).map(plain);
  expect(await rows.nth(2).getByRole("rowheader").textContent()).toContain("Bold");
  expect(cells[0]).toBe("44,489");
  expect(number(cells[1]!)).toBeCloseTo((1560 / 44489) * 100, 1);
  expect(number(cells[2]!)).toBeLessThan(0.05);
  expect(number(cells[3]!.split("%")[0]!)).toBeCloseTo((1560 / 44489 / (1390 / 44700) - 1) * 100, 0);
});

test("a wrong split is said before anything else, and nothing is called better", async ({ page, open }) => {
  await open({ body: report(TORN) });
  const alarm = page.getByRole("alert");
  await expect(alarm).toContainText(/Stop: the split is wrong, (49\.1|50\.9)% against 50%, p = /);
  expect(await page.locator("[part=report]").evaluate((report) => report.firstElementChild!.getAttribute("part"))).toBe("alarm");
  await expect(alarm.getByRole("row")).toHaveCount(3);
  await expect(page.getByText("Not to be trusted")).toHaveCount(2);
  await expect(page.getByText(/better:/)).toHaveCount(0);
});

test("many variations share one scale, and less can be better", async ({ page, open }) => {
  await open({ body: report(MANY) });
  await expect(metric(page).getByRole("row")).toHaveCount(6);
  await expect(metric(page)).toContainText("Less is better");
  await expect(metric(page)).toContainText("p-value, corrected");
  await expect(metric(page).getByText(/^D is worse: \+/)).toBeVisible();
  const bars = metric(page).locator("[part=bar]");
  await expect(bars).toHaveCount(4);
  // The line of no effect is at the same place in every row, and an interval that is all above it is drawn after it.
  const zeros = await metric(page).locator("tbody .tick[data-zero]").evaluateAll((ticks) => ticks.map((tick) => Math.round(tick.getBoundingClientRect().x)));
  expect(new Set(zeros).size).toBe(1);
  const worse = metric(page).locator("tr[data-tone=worse] [part=bar]");
  expect((await worse.boundingBox())!.x).toBeGreaterThan(zeros[0]!);
});

test("what a bar shows is told by more than its color", async ({ page, open }) => {
  await open({ body: report(MANY) });
  const images = await metric(page).locator("[part=bar]").evaluateAll((bars) => bars.map((bar) => [bar.getAttribute("data-tone"), getComputedStyle(bar).backgroundImage] as const));
  for (const [tone, image] of images) expect(image == "none", tone!).toBe(tone == "better" || tone == "worse");
  for (const word of ["Worse", "Not clear yet"]) await expect(metric(page).getByText(word, { exact: true }).first()).toBeVisible();
});

test("the method, the scale and the confidence are chosen by attributes", async ({ page, open }) => {
  await open({ body: report(HERO, `method="bayesian" effect="absolute" confidence="0.99"`) });
  await expect(page.locator("[part=facts]")).toContainText("Bayesian · 99% credible interval");
  await expect(metric(page)).toContainText("Chance to win");
  await expect(metric(page)).toContainText("Expected loss");
  await expect(metric(page).locator("[part=results]")).toContainText(/\+0\.\d+ pp/);
  await expect(page.getByRole("radio", { name: "Bayesian" })).toBeChecked();
  await page.locator("awning-experiment-report").evaluate((element) => element.setAttribute("method", "sequential"));
  await expect(page.locator("[part=facts]")).toContainText("Sequential · 99% confidence interval");
});

test("whoever reads it changes them by keyboard alone, and the page hears of it", async ({ page, open }) => {
  const heard = await hear(page, ["awning-report-change"]);
  await open({ body: report(HERO) });
  await page.getByRole("radio", { name: "Frequentist" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("[part=facts]")).toContainText("Sequential");
  await page.keyboard.press("ArrowRight");
  await expect(metric(page)).toContainText("Chance to win");
  // The focus is where it was: the next arrow goes on from there.
  await expect(page.getByRole("radio", { name: "Bayesian" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Absolute" })).toBeChecked();
  expect((await heard()).map(({ detail }) => detail)).toEqual([
    { method: "sequential", effect: "relative", confidence: 0.95 },
    { method: "bayesian", effect: "relative", confidence: 0.95 },
    { method: "bayesian", effect: "absolute", confidence: 0.95 },
  ]);
  // An attribute that changes later counts again.
  await page.locator("awning-experiment-report").evaluate((element) => element.setAttribute("confidence", "0.9"));
  await expect(page.locator("[part=facts]")).toContainText("Frequentist · 90% confidence interval");
});

test("a higher confidence makes wider intervals", async ({ page, open }) => {
  await open({ body: report(HERO) });
  const width = async () => {
    const range = plain(await metric(page).locator("tbody .range").textContent());
    const [low, high] = range.split(" to ").map(number);
    return high! - low!;
  };
  const usual = await width();
  await page.getByText("99%", { exact: true }).click();
  await expect.poll(width).toBeGreaterThan(usual);
});

test("all that was computed is in a table beside the picture", async ({ page, open }) => {
  await open({ body: report(HERO) });
  await page.getByText("All figures").first().focus();
  await page.keyboard.press("Enter");
  const table = metric(page).getByRole("table", { name: "All figures" });
  for (const name of ["Effect", "Lower end", "Upper end", "Standard error", "p-value"]) {
    await expect(table.getByRole("row", { name: new RegExp(`^${name}`) }).getByRole("cell")).toHaveText([/\d/]);
  }
});

test("nothing measured, and too little to judge", async ({ page, open }) => {
  await open({ body: report(EMPTY) });
  await expect(page.getByText("Nothing was measured yet.")).toBeVisible();
  await open({ body: report(YOUNG) });
  await expect(page.locator("[part=verdict]")).toHaveText(/(Too early for Bold|No result for Bold)/);
  await expect(page.getByText(/NaN|Infinity|∞/)).toHaveCount(0);
});

test("two on a page are judged each for itself", async ({ page, open }) => {
  await open({ body: report(HERO) + report({ ...HERO, name: "Another one" }) });
  const [first, second] = [0, 1].map((place) => page.locator("awning-experiment-report").nth(place));
  await second!.getByText("Bayesian", { exact: true }).click();
  await expect(second!).toContainText("Chance to win");
  await expect(first!).not.toContainText("Chance to win");
});

test("hostile names stay text", async ({ page, open }) => {
  const hostile = `<img src=x onerror="window.broken=1">`;
  const data = { ...HERO, name: hostile, variations: HERO.variations.map((one) => ({ ...one, name: hostile })) };
  await open({ body: "<awning-experiment-report></awning-experiment-report>", script: "" });
  await page.locator("awning-experiment-report").evaluate((element: any, data) => (element.data = data), data);
  await expect(page.getByRole("heading", { name: hostile })).toBeVisible();
  expect(await page.evaluate(() => (window as any).broken)).toBeUndefined();
});

test.beforeEach(({ allow }, { title }) => {
  // It stands without data for a moment.
  if (title == "hostile names stay text") allow(/content-missing/);
});
