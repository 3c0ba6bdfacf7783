/** axe on a page with a strict CSP: its source is evaluated from outside, where no policy holds. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Page } from "@playwright/test";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe finds against WCAG 2.2 AA within these elements, their shadow roots included; a line a finding. */
export async function violations(page: Page, within: string): Promise<string[]> {
  await page.evaluate(SOURCE);
  const found = await page.evaluate(
    ([within, standards]) =>
      (window as any).axe.run(
        { include: within, exclude: [] },
        { runOnly: { type: "tag", values: standards }, resultTypes: ["violations"] },
      ),
    [within, STANDARDS] as const,
  );
  return found.violations.flatMap((violation: any) =>
    violation.nodes.map((node: any) => `${violation.id}: ${node.target.flat().join(" > ")}: ${node.failureSummary}`),
  );
}
