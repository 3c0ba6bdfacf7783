/** Opens and asks an index in Chromium, again and again, each module in turn, and writes what it measured. */
import { readFile, writeFile } from "node:fs/promises";
import { chromium, type Page } from "@playwright/test";

/** What `cargo xtask bench recommend --browser` passes, as JSON. */
interface Options {
  chromium: string;
  /** Files of wasm. */
  modules: string[];
  index: string;
  /** A file with the items of sessions. */
  questions: string;
  rounds: number;
  output: string;
}

interface Sample {
  module: number;
  slowdown: number;
  open: number;
  asks: number[];
  memory: [before: number, after: number];
}

const options: Options = JSON.parse(process.argv[2]!);
const browser = await chromium.launch({ executablePath: options.chromium, args: ["--no-sandbox", "--disable-gpu"] });
try {
  const page = await browser.newPage();
  await serve(page);
  await page.goto("https://bench.example/");
  const devtools = await page.context().newCDPSession(page);
  const samples: Sample[] = [];
  // The first round warms up.
  for (let round = 0; round <= options.rounds; round++) {
    for (const slowdown of [1, 4]) {
      await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
      for (const module of options.modules.keys()) {
        const sample = await page.evaluate(measure, module);
        if (round) samples.push({ module, slowdown, ...sample });
      }
    }
  }
  await writeFile(options.output, JSON.stringify({ chromium: browser.version(), samples }));
} finally {
  await browser.close();
}

/** Isolated from other origins, because only there a page's clock shows microseconds. */
async function serve(page: Page): Promise<void> {
  const headers = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
  const modules = options.modules.map((file, at) => [`/${at}.wasm`, file] as const);
  const files = new Map([["/index", options.index], ["/questions", options.questions], ...modules]);
  await page.route("https://bench.example/**", async (route) => {
    const file = files.get(new URL(route.request().url()).pathname);
    const body = file ? await readFile(file) : "<!doctype html>";
    await route.fulfill({ headers, contentType: file ? "application/octet-stream" : "text/html", body });
  });
}

/** In the page: a new instance, opened and asked. */
async function measure(module: number): Promise<Omit<Sample, "module" | "slowdown">> {
  const files: Map<string, Promise<ArrayBuffer>> = ((globalThis as any).files ??= new Map());
  const get = (path: string): Promise<ArrayBuffer> => {
    if (!files.has(path)) files.set(path, fetch(path).then((response) => response.arrayBuffer()));
    return files.get(path)!;
  };
  const bytes = new Uint8Array(await get("/index"));
  const questions: number[][] = JSON.parse(new TextDecoder().decode(await get("/questions")));
  const wasm: any = (await WebAssembly.instantiate(await get(`/${module}.wasm`), {})).instance.exports;
  const ask = (items: number[]): number => {
    // First the call, which may move the memory.
    const at = wasm.session(items.length);
    new Uint32Array(wasm.memory.buffer, at, items.length).set(items);
    return wasm.ask();
  };
  const before = wasm.memory.buffer.byteLength;
  const begun = performance.now();
  const at = wasm.input(bytes.length);
  new Uint8Array(wasm.memory.buffer, at, bytes.length).set(bytes);
  if (!wasm.open() || !ask(questions[0]!)) throw new Error("no index, or no answer");
  const open = performance.now() - begun;
  const asks = questions.map((items) => {
    const begun = performance.now();
    ask(items);
    return performance.now() - begun;
  });
  return { open, asks, memory: [before, wasm.memory.buffer.byteLength] };
}
