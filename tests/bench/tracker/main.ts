/** Tracks many events in one loop with each tracker in turn, in Chromium, and writes what it cost. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium, type Browser } from "@playwright/test";
import { bundle } from "../driver/bundle";
import { Package } from "../driver/package";
import { measure } from "./measure";
import { Server } from "./server";

/** What `cargo xtask bench tracker` passes, as JSON. */
interface Options {
  /** The folder of the benchmarks. */
  root: string;
  /** The package. */
  package: string;
  chromium: string;
  rounds: number;
  counts: number[];
  output: string;
}

/** The trackers: what they are called, their script in `ways`, and what their page's address ends with. */
const WAYS: [name: string, script: string, search: string, library?: string][] = [
  ["Awning", "awning.ts", ""],
  ["a queue written by hand", "plain.ts", ""],
  ["posthog-js", "posthog.ts", "", "posthog-js"],
  ["posthog-js, its rate limit lifted", "posthog.ts", "?lifted"],
  ["@segment/analytics-next", "segment.ts", "", "@segment/analytics-next"],
  // The types of its package do not stand for themselves.
  ["@rudderstack/analytics-js", "rudderstack.js", "", "@rudderstack/analytics-js"],
  ["@snowplow/browser-tracker", "snowplow.ts", "", "@snowplow/browser-tracker"],
];

const options: Options = JSON.parse(process.argv[2]!);
const server = await Server.start(await files());
const samples = [];
let version = "";
/** Those that did not come to an end with so many events: once is enough to say so. */
const failed = new Set<string>();
try {
  for (let round = 0; round < options.rounds; round++) {
    for (const count of options.counts) {
      for (const index of WAYS.keys()) {
        // From another one on each round: what slows the machine meets all of them.
        const [name, script, search] = WAYS[(index + round) % WAYS.length]!;
        if (failed.has(`${name} ${count}`)) continue;
        // A browser of its own: what a tracker leaves running is not measured with the next.
        const browser: Browser = await chromium.launch({
          executablePath: options.chromium,
          args: ["--no-sandbox", "--disable-gpu", "--disable-quic"],
        });
        version = browser.version();
        const sample = await measure(browser, server, `/pages/${script}${search}`, count);
        await browser.close();
        if (sample.failure) failed.add(`${name} ${count}`);
        samples.push({ way: name, round, count, ...sample });
        console.error(`  ${round + 1}/${options.rounds} ${count} ${name}: ${sample.failure ?? `${sample.received} received`}`);
      }
    }
  }
} finally {
  server.stop();
}
const rivals: Record<string, string> = {};
for (const [, , , library] of WAYS) {
  if (!library) continue;
  const manifest = await readFile(join(options.root, "node_modules", library, "package.json"), "utf8");
  rivals[library] = JSON.parse(manifest).version;
}
await writeFile(options.output, JSON.stringify({ chromium: version, rivals, samples }));

async function files(): Promise<Map<string, { type: string; body: Uint8Array | string }>> {
  const all = new Map<string, { type: string; body: Uint8Array | string }>();
  for (const [path, body] of (await Package.read(options.package)).files) {
    const type = path.endsWith(".js") ? "text/javascript" : path.endsWith(".json") ? "application/json" : "application/wasm";
    all.set(`/awning/${path}`, { type, body });
  }
  const document = { version: 1, consent: { mode: "none" }, destinations: [{ type: "webhook", url: "/awning-events" }] };
  const ours = `<script type="application/json" id="campaigns">${JSON.stringify(document)}</script>
<script type="module" src="/awning/awning.js" data-config="#campaigns"></script>`;
  for (const script of new Set(WAYS.map(([, script]) => script))) {
    all.set(`/scripts/${script}`, { type: "text/javascript", body: await bundle(options.root, `tracker/ways/${script}`) });
    const body = `<!doctype html>
<meta charset="utf-8">
<title>Trackers</title>
<link rel="icon" href="data:,">
${script == "awning.ts" ? ours : ""}
<script type="module" src="/scripts/${script}"></script>`;
    all.set(`/pages/${script}`, { type: "text/html; charset=utf-8", body });
  }
  return all;
}
