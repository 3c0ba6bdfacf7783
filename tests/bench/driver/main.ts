/** Loads every page under every condition, again and again, and writes what it measured. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { type Condition, CONDITIONS, FAST } from "./conditions";
import { load } from "./load";
import type { Page } from "./pages";
import type { Result } from "./result";
import { serve, type Site } from "./site";

/** What `cargo xtask bench page` passes, as JSON. */
interface Options {
  /** The folder of this benchmark. */
  root: string;
  /** The package. */
  package: string;
  chromium: string;
  /** Where the result and the pictures go. */
  output: string;
  /** How often each page is loaded under each condition. */
  loads: number;
  /** Whether to measure what bytes and preload lines are worth too. */
  costs: boolean;
}

const RIVALS = ["@algolia/recommend-js", "@formbricks/surveys"];

const options: Options = JSON.parse(process.argv[2]!);
const site = await serve(options.root, options.package, options.costs);
const browser = await chromium.launch({
  executablePath: options.chromium,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // A second renderer, started ahead of need, costs half a second of processor time in each context.
    "--disable-features=SpareRendererForSitePerProcess,WebUIOmniboxPopup,WebUIOmniboxAimPopup",
  ],
});
try {
  await mkdir(options.output, { recursive: true });
  const result = await run(site, browser);
  await writeFile(join(options.output, "result.json"), JSON.stringify(result));
} finally {
  await browser.close();
  await site.close();
}

async function run(site: Site, browser: Browser): Promise<Result> {
  const result: Result = {
    chromium: browser.version(),
    package: site.package,
    rivals: await versions(),
    loads: options.loads,
    groups: site.groups.map(({ id, title, costs, conditions, pages }) => ({
      id,
      title,
      costs,
      conditions: conditions.map(({ id }) => id),
      pages: pages.map(({ id, label, waterfall, padding }) => ({ id, label, waterfall, padding })),
    })),
    conditions: CONDITIONS.map(({ id, label }) => ({ id, label })),
    said: [],
    samples: [],
  };
  // The first load of each page is a look at it: it fails here if it shows nothing.
  for (const page of site.groups.flatMap(({ pages }) => pages)) {
    const { said } = await load(browser, site.address, page, FAST, join(options.output, `${page.id}.png`));
    result.said.push(...[...new Set(said)].map((message) => ({ page: page.id, message })));
  }
  for (let round = 0; round < options.loads; round++) {
    console.error(`  round ${round + 1} of ${options.loads}`);
    for (const condition of CONDITIONS) {
      for (const page of inTurn(pagesUnder(site, condition), round)) {
        const once = () => load(browser, site.address, page, condition);
        // One load in hundreds fails for the browser's own reasons; the same load again must not.
        const { sample } = await once().catch((error: Error) => {
          result.said.push({ page: page.id, message: `was loaded again: ${error.message}` });
          return once();
        });
        result.samples.push(sample);
      }
    }
  }
  return result;
}

function pagesUnder(site: Site, condition: Condition): Page[] {
  return site.groups.filter(({ conditions }) => conditions.includes(condition)).flatMap(({ pages }) => pages);
}

/** The same pages, each round from another one on and every second round backwards: none always follows the same one. */
function inTurn<T>(list: T[], round: number): T[] {
  const from = round % list.length;
  const turned = [...list.slice(from), ...list.slice(0, from)];
  return round % 2 ? turned.reverse() : turned;
}

async function versions(): Promise<Record<string, string>> {
  const found = RIVALS.map(async (name) => {
    const manifest = await readFile(join(options.root, "node_modules", name, "package.json"), "utf8");
    return [name, JSON.parse(manifest).version] as const;
  });
  return Object.fromEntries(await Promise.all(found));
}
