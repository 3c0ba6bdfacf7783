/** What can be taken away from a report: a file for spreadsheets, and paper. */
import { readFileSync } from "node:fs";
import { expect, test } from "../../../support/fixture";
import { HERO, MANY, report } from "../../../support/report";

/** CSV as RFC 4180 has it, without line breaks in cells. */
function parse(text: string): Record<string, string>[] {
  const rows = text.replace(/^\ufeff/, "").trimEnd().split("\r\n").map((line) =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].slice(0, -1).concat(line.endsWith(",") ? [["", ""] as any] : []).map(([, cell]) => cell!.replace(/^"|"$/g, "").replaceAll('""', '"')),
  );
  const [head, ...lines] = rows;
  return lines.map((line) => Object.fromEntries(head!.map((name, place) => [name, line[place] ?? ""])));
}

test("the figures are saved as CSV, with all their digits", async ({ page, open }) => {
  await open({ body: report({ ...HERO, metrics: HERO.metrics.map((metric) => ({ ...metric, name: `=1+1, "${metric.name}"` })) }) });
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe("hero.csv");
  const text = readFileSync(await saved.path(), "utf8");
  expect(text.startsWith("\ufeffmetric,type,goal,variation,users,value,")).toBe(true);
  const rows = parse(text);
  expect(rows).toHaveLength(4);
  expect(rows[1]).toMatchObject({ metric: `'=1+1, "Visitors who ordered"`, type: "proportion", variation: "Bold", users: "44489", verdict: "better", method: "frequentist", confidence: "0.95" });
  expect(Number(rows[1]!.value)).toBeCloseTo(1560 / 44489, 14);
  expect(Number(rows[1]!.relative_effect)).toBeCloseTo(1560 / 44489 / (1390 / 44700) - 1, 12);
  expect(Number(rows[1]!.relative_low)).toBeGreaterThan(0);
  expect(rows[0]).toMatchObject({ variation: "Control", relative_effect: "", p_value: "", verdict: "" });
});

test("the file follows what was chosen", async ({ page, open }) => {
  await open({ body: report(HERO) });
  await page.getByText("Bayesian", { exact: true }).click();
  await expect(page.locator("[part=facts]")).toContainText("Bayesian");
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  const [, bold] = parse(readFileSync(await (await saving).path(), "utf8"));
  expect(bold).toMatchObject({ method: "bayesian", p_value: "" });
  expect(Number(bold!.chance_to_win)).toBeGreaterThan(0.95);
});

test("the button prints the page", async ({ page, open }) => {
  await page.addInitScript(() => (window.print = () => ((window as any).printed = true)));
  await open({ body: report(HERO) });
  await page.getByRole("button", { name: "Print" }).click();
  expect(await page.evaluate(() => (window as any).printed)).toBe(true);
});

test("on paper there are no controls, and no row is cut", async ({ page, open }) => {
  await open({ body: report(HERO) + report(MANY) });
  await expect(page.getByRole("heading", { name: MANY.name })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  for (const part of ["actions", "controls"]) await expect(page.locator(`[part=${part}]`).first()).toBeHidden();
  await expect(page.locator("[part=verdict]").first()).toBeVisible();
  for (const row of await page.locator("[part=results] tr, [part=metric]").all()) {
    expect(await row.evaluate((row) => getComputedStyle(row).breakInside)).toBe("avoid");
  }
  await expect(page.locator("[part=results]").first()).toHaveCSS("color", "rgb(0, 0, 0)");
});
