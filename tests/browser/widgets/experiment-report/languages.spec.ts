/** A report's words and numbers in every language that is built in; their files are loaded by no other element. */
import { missing } from "../../../support/failing";
import { expect, test } from "../../../support/fixture";
import { HERO, report } from "../../../support/report";
import { SAMPLES, html, widget } from "../../../support/elements";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ").replace(/[\u200e\u200f\u061c]/g, "");

const TABLE = [
  ["en", "Bold is better: +", "Chance to win"],
  ["zh-Hans", "Bold 更好：+", "胜出概率"],
  ["zh-Hant", "Bold 較好：+", "勝出機率"],
  ["ja", "Boldのほうが良い：+", "勝つ確率"],
  ["de", "Bold ist besser: +", "Gewinnchance"],
  ["fr", "Bold est meilleure : +", "Chances de gagner"],
  ["es", "Bold es mejor: +", "Probabilidad de ganar"],
  ["ar", "Bold أفضل: من ", "احتمال الفوز"],
] as const;

for (const [lang, verdict, chance] of TABLE) {
  test(`a report speaks ${lang}`, async ({ page, open }) => {
    await open({ html: `lang="${lang}"${lang == "ar" ? ' dir="rtl"' : ""}`, body: report(HERO) + report(HERO, `method="bayesian"`) });
    await expect(page.locator("[part=verdict]").first()).toBeVisible();
    expect(plain((await page.locator("[part=verdict]").first().textContent())!)).toContain(verdict);
    await expect(page.locator("awning-experiment-report").nth(1)).toContainText(chance);
  });
}

test("numbers are the language's own", async ({ page, open }) => {
  await open({ html: `lang="de"`, body: report(HERO) });
  await expect(page.locator("[part=verdict]").first()).toBeVisible();
  expect(plain((await page.locator("[part=verdict]").first().textContent())!)).toMatch(/^Bold ist besser: \+\d+,\d % bis \+\d+,\d %$/);
  await expect(page.locator("[part=facts]")).toContainText("89.189");
  expect(plain((await page.locator("[part=metric]").nth(1).getByRole("row").nth(1).textContent())!)).toContain("2,40 €");
});

test("the shop's own wording wins", async ({ page, open }) => {
  await open({ html: `lang="de"`, body: report(HERO), document: { version: 1, campaigns: [], texts: { de: { "report-baseline": "Wie bisher" } } } });
  await expect(page.getByText("Wie bisher").first()).toBeVisible();
  await expect(page.getByText("Nutzer").first()).toBeVisible();
});

test("without the file of its language it speaks English", async ({ page, open, allow }) => {
  allow(/404/);
  await missing(page, "experiment-report.de.json");
  await open({ html: `lang="de"`, body: report(HERO) });
  await expect(page.locator("[part=verdict]").first()).toContainText("Bold is better");
});

test("pages without a report do not load its words", async ({ page, open }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const other = SAMPLES.find(({ tag }) => tag == "awning-banner")!;
  await open({ html: `lang="de"`, body: html(other) });
  await expect(widget(page, other)).toBeVisible();
  expect(asked.some((url) => url.endsWith("/de.json"))).toBe(true);
  expect(asked.filter((url) => url.includes("experiment-report"))).toEqual([]);
});

test("from right to left everything is mirrored, the scale too", async ({ page, open }) => {
  await open({ html: `lang="ar" dir="rtl"`, body: report(HERO) });
  const metric = page.locator("[part=metric]").first();
  await expect(metric.locator("[part=bar]")).toBeVisible();
  const x = async (selector: string) => (await metric.locator(selector).first().boundingBox())!.x;
  expect(await x("[part=bar]")).toBeLessThan(await x("tbody .tick[data-zero]"));
  expect(await x("tbody .who")).toBeGreaterThan(await x("tbody .drawn"));
});
