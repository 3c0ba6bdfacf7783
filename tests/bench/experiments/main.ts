/** Evaluates features in Chromium, with Awning and with GrowthBook's own library in turn, and writes what it measured. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { bundle } from "../driver/bundle";
import { Package } from "../driver/package";
import { payload } from "./payload";

/** What `cargo xtask bench experiments` passes, as JSON. */
interface Options {
  /** The folder of the benchmarks. */
  root: string;
  /** The package. */
  package: string;
  chromium: string;
  rounds: number;
  /** Milliseconds for each measurement. */
  milliseconds: number;
  output: string;
}

/** The local host, because elsewhere a browser that a program drives is no visitor. */
const ORIGIN = "https://bench.localhost";

const options: Options = JSON.parse(process.argv[2]!);
const browser = await chromium.launch({ executablePath: options.chromium, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
try {
  const page = await browser.newPage();
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await serve(page);
  await page.goto(`${ORIGIN}/`);
  const { features, visitors } = await page.evaluate(async () => {
    const { bench } = window as any;
    await bench.ready;
    return bench;
  });
  const differing: string[] = await page.evaluate(() => (window as any).bench.compare());
  if (differing.length) throw new Error(`${differing.length} answers differ, the first:\n${differing.slice(0, 5).join("\n")}`);
  const variety: Record<string, number> = await page.evaluate(() => (window as any).bench.variety());
  const samples = [];
  // The first round warms up.
  for (let round = 0; round <= options.rounds; round++) {
    const measured = await page.evaluate(([round, time]) => (window as any).bench.measure(round, time), [round, options.milliseconds]);
    if (round) samples.push(measured);
  }
  if (said.length) throw new Error(`the page said: ${said[0]}`);
  const rival = JSON.parse(await readFile(join(options.root, "node_modules/@growthbook/growthbook/package.json"), "utf8"));
  const result = { chromium: browser.version(), rival: rival.version, features, visitors, variety, samples };
  await writeFile(options.output, JSON.stringify(result));
} finally {
  await browser.close();
}

/** Isolated from other origins, because only there a page's clock shows microseconds. */
async function serve(page: Page): Promise<void> {
  const headers = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
  const { files } = await Package.read(options.package);
  const script = await bundle(options.root, "experiments/page.ts");
  const html = `<!doctype html>
<script type="application/json" id="awning">${JSON.stringify({ version: 1, experiments: payload() })}</script>
<script type="module" src="/awning/awning.js" data-config="#awning"></script>
<script type="module" src="/page.js"></script>`;
  await page.route(`${ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname == "/") return route.fulfill({ headers, contentType: "text/html", body: html });
    const body = pathname == "/page.js" ? script : files.get(pathname.replace("/awning/", ""));
    if (!body) return route.fulfill({ status: 404, headers });
    const contentType = pathname.endsWith(".js") ? "text/javascript" : pathname.endsWith(".json") ? "application/json" : "application/wasm";
    await route.fulfill({ headers, contentType, body: Buffer.from(body) });
  });
}
