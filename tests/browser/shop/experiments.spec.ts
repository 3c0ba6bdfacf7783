/**
 * The page with the results of real tests, beside figures computed here from the tests' own rows, by formulas of their own
 * (Welch's test on the delta method's relative effect), and beside published reference values. The rows are in
 * `../shared` beside the checkout; without them, what needs them is skipped.
 */
import { existsSync, readFileSync } from "node:fs";
import { type Locator, type Page } from "@playwright/test";
import { violations } from "../../support/axe";
import { expect, test } from "../../support/fixture";

const SHARED = new URL("../../../../shared/", import.meta.url);
const NEEDED = ["data/cookie-cats/cookie_cats.csv", "data/hillstrom/hillstrom.csv"].map((path) => new URL(path, SHARED));
const PRESENT = NEEDED.every((file) => existsSync(file));

interface Sums {
  users: number;
  sum: number;
  squares: number;
}

/** Sums by variation of what a row counts. */
function sums(file: URL, variation: string, of: (row: Record<string, string>) => number): Map<string, Sums> {
  const [head, ...lines] = readFileSync(file, "utf8").replace(/^\ufeff/, "").trim().split(/\r?\n/);
  const names = head!.split(",");
  const found = new Map<string, Sums>();
  for (const line of lines) {
    // Commas within quotes do not separate.
    const cells = line.replace(/"[^"]*"/g, (quoted) => quoted.replaceAll(",", "")).split(",");
    const row = Object.fromEntries(names.map((name, place) => [name, cells[place]!]));
    const at = found.get(row[variation]!) ?? { users: 0, sum: 0, squares: 0 };
    const value = of(row);
    at.users++;
    at.sum += value;
    at.squares += value * value;
    found.set(row[variation]!, at);
  }
  return found;
}

const mean = ({ users, sum }: Sums) => sum / users;
/** The squared standard error of the mean, of a proportion as of any other value. */
const spread = (sums: Sums, proportion: boolean) =>
  proportion ? (mean(sums) * (1 - mean(sums))) / sums.users : (sums.squares - sums.users * mean(sums) ** 2) / (sums.users - 1) / sums.users;

/** The relative effect and its 95 % interval; with so many users t is normal to four digits. */
function effect(control: Sums, other: Sums, proportion: boolean) {
  const [a, b] = [mean(control), mean(other)];
  const error = Math.sqrt(spread(other, proportion) / a ** 2 + (spread(control, proportion) * b ** 2) / a ** 4);
  const value = b / a - 1;
  return { value, low: value - 1.95996398 * error, high: value + 1.95996398 * error };
}

/** The chance of a chi-square of one degree of freedom above this: Abramowitz and Stegun 7.1.26 for erfc. */
function beyond(chiSquare: number): number {
  const x = Math.sqrt(chiSquare / 2);
  const t = 1 / (1 + 0.3275911 * x);
  return t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * Math.exp(-x * x);
}

const numbers = (text: string) => [...text.replace(/\u2212/g, "-").matchAll(/[-+]?[\d,]+(\.\d+)?/g)].map(([number]) => Number(number.replaceAll(",", "")));

async function openReports(page: Page): Promise<Locator[]> {
  await page.goto("/experiments");
  const reports = page.locator("awning-experiment-report");
  for (const place of [0, 1]) {
    await reports.nth(place).scrollIntoViewIfNeeded();
    await expect(reports.nth(place).locator("[part=metric]").first()).toBeVisible();
  }
  return [reports.nth(0), reports.nth(1)];
}

/** What a row of a metric's table says: users, value, effect, interval. */
async function said(report: Locator, metric: number, row: number) {
  const line = report.locator("[part=metric]").nth(metric).locator("[part=results] tbody tr").nth(row);
  const text = async (selector: string) => numbers(await line.locator(selector).innerText());
  const [users] = await text("td:nth-child(2)");
  const [value] = await text("td:nth-child(3)");
  if (!row) return { users, value };
  const [estimate] = await text(".effect .strong");
  const [low, high] = await text(".effect .range");
  return { users, value, estimate, low, high };
}

test("the page has no violation, and says where the figures are from", async ({ page }) => {
  await openReports(page);
  expect(await violations(page, "main")).toEqual([]);
  await expect(page.getByText(/Source: .*Tactile Entertainment/)).toBeVisible();
  await expect(page.getByText(/Source: Kevin Hillstrom/)).toBeVisible();
  await expect(page.locator(".demo-strip").getByRole("link", { name: "Results of real tests" })).toBeVisible();
});

test.describe("beside the tests' own rows", () => {
  test.skip(!PRESENT, "../shared has no rows of real tests");

  test("Cookie Cats: what the split and both metrics are", async ({ page }) => {
    const [report] = await openReports(page);
    for (const [metric, column] of ["retention_1", "retention_7"].entries()) {
      const of = sums(NEEDED[0]!, "version", (row) => Number(row[column] == "TRUE"));
      const [control, other] = [of.get("gate_30")!, of.get("gate_40")!];
      const found = effect(control, other, true);
      expect(await said(report!, metric, 0)).toEqual({ users: control.users, value: expect.closeTo(mean(control) * 100, 2) });
      const bold = await said(report!, metric, 1);
      expect(bold.users).toBe(other.users);
      expect(bold.value).toBeCloseTo(mean(other) * 100, 2);
      expect(Math.abs(bold.estimate! - found.value * 100)).toBeLessThan(0.051);
      expect(Math.abs(bold.low! - found.low * 100)).toBeLessThan(0.051);
      expect(Math.abs(bold.high! - found.high * 100)).toBeLessThan(0.051);
      if (metric) continue;
      const expected = (control.users + other.users) / 2;
      const p = beyond((2 * (control.users - expected) ** 2) / expected);
      expect(p).toBeCloseTo(0.0086, 4);
      await expect(report!.getByRole("alert")).toContainText(`Stop: the split is wrong, ${((other.users / expected / 2) * 100).toFixed(1)}% against 50%, p = ${p.toFixed(4)}`);
    }
  });

  test("Hillstrom: each e-mail beside none, by visits, orders and spend", async ({ page }) => {
    const [, report] = await openReports(page);
    for (const [metric, column] of ["visit", "conversion", "spend"].entries()) {
      const of = sums(NEEDED[1]!, "segment", (row) => Number(row[column]));
      const arms = ["No E-Mail", "Mens E-Mail", "Womens E-Mail"].map((name) => of.get(name)!);
      const times = column == "spend" ? 1 : 100;
      for (const [row, arm] of arms.entries()) {
        const shown = await said(report!, metric, row);
        expect(shown.users).toBe(arm.users);
        expect(Math.abs(shown.value! - mean(arm) * times)).toBeLessThan(0.0051);
        if (!row) continue;
        const found = effect(arms[0]!, arm, column != "spend");
        const step = Number.isInteger(shown.low) && Number.isInteger(shown.high) ? 0.51 : 0.051;
        expect(Math.abs(shown.estimate! - found.value * 100)).toBeLessThan(step);
        expect(Math.abs(shown.low! - found.low * 100), `${column} ${row}`).toBeLessThan(step);
        expect(Math.abs(shown.high! - found.high * 100), `${column} ${row}`).toBeLessThan(step);
      }
    }
    await expect(report!.locator("[part=facts]")).toContainText("As planned");
    await expect(report!.getByRole("alert")).toHaveCount(0);
  });
});
