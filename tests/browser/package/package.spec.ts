/** The npm package, as its users find it. No browser is needed. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { cp, mkdir, rm, symlink } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";

const run = promisify(execFile);
const root = new URL("../../../", import.meta.url);
const path = (name: string) => fileURLToPath(new URL(name, root));
const text = (name: string) => readFileSync(path(name), "utf8");
const json = (name: string) => JSON.parse(text(name));

/** All elements, in the order of the documentation. */
const TAGS = ["awning-recommendations", "awning-survey", "awning-banner", "awning-experiment", "awning-experiment-report"];

/** The paths that `npm pack` would put into the package; the directory named by its content is written as HASH. */
async function packed(): Promise<string[]> {
  const { stdout } = await run("npm", ["pack", "--dry-run", "--json"], { cwd: path("pkg") });
  const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
  return files.map(({ path }) => path.replace(/^dist\/[0-9a-f]{12}\//, "dist/HASH/")).sort();
}

test("the package holds what a user needs, and nothing else", async () => {
  // No precompressed files: CDNs compress by themselves, and a shop's own server compresses as it does everything else.
  const languages = ["ar", "de", "es", "fr", "ja", "zh-Hans", "zh-Hant"].map((language) => `${language}.json`);
  const optional = ["capture", "debug", "delivery", "destinations", "experiment", "experiment-report", "index", "providers"];
  const chunks = ["banner", "main", "recommendations", "services", "survey", ...optional].map((name) => `${name}.wasm`);
  expect(await packed()).toEqual(
    [
      "README.md",
      "package.json",
      "dist/LICENSE-APACHE",
      "dist/LICENSE-MIT",
      "dist/awning.d.ts",
      "dist/awning.js",
      "dist/custom-elements.json",
      "dist/document.schema.json",
      "dist/integrity.json",
      "dist/preload.json",
      "dist/react.d.ts",
      "dist/reserve.css",
      ...["capture", "experiments", "runtime", "vault", "vitals"].map((name) => `dist/HASH/${name}.js`),
      ...[...chunks, ...languages, ...languages.map((file) => `experiment-report.${file}`)].map((file) => `dist/HASH/${file}`),
    ].sort(),
  );
});

test("everything that package.json names is in the package", async () => {
  const manifest = json("pkg/package.json");
  const files = await packed();
  const named: string[] = [manifest.types, manifest.customElements];
  const collect = (entry: unknown): void => {
    if (typeof entry == "string") named.push(entry);
    else for (const one of Object.values(entry as object)) collect(one);
  };
  collect(manifest.exports);
  for (const name of named) expect(files).toContain(name.replace("./", ""));
  expect(named.length).toBeGreaterThan(8);
  // Loading the module defines the elements: a bundler that dropped it as unused would take them away.
  expect(manifest.sideEffects).toBe(true);
});

test("the loader names the directory that is there, and nothing of the machine that built it", async () => {
  const loader = text("pkg/dist/awning.js");
  const [directory] = Object.keys(json("pkg/dist/integrity.json"))
    .find((name) => name.includes("/"))!
    .split("/");
  expect(loader).toContain(directory);
  expect(existsSync(path(`pkg/dist/${directory}/main.wasm`))).toBe(true);
  for (const name of [`${directory}/main.wasm`, `${directory}/services.wasm`, `${directory}/runtime.js`, "awning.js"]) {
    const bytes = readFileSync(path(`pkg/dist/${name}`)).toString("latin1");
    for (const trace of [path(""), process.env.HOME ?? "/home/"]) if (trace.length > 1) expect(bytes.includes(trace), `${name} names ${trace}`).toBe(false);
  }
});

test("integrity.json holds the hash of each file that a page loads", () => {
  const hashes: Record<string, string> = json("pkg/dist/integrity.json");
  for (const [name, hash] of Object.entries(hashes)) {
    expect(`sha384-${createHash("sha384").update(readFileSync(path(`pkg/dist/${name}`))).digest("base64")}`, name).toBe(hash);
  }
  const loaded = Object.keys(hashes).map((name) => name.replace(/^[0-9a-f]{12}\//, ""));
  expect(loaded).toEqual(expect.arrayContaining(["awning.js", "reserve.css", "runtime.js", "main.wasm", "services.wasm", "survey.wasm", "de.json"]));
});

test("reserve.css is small, holds room for every element, and only where scripts run and until an element is defined", () => {
  const css = text("pkg/dist/reserve.css");
  expect(brotliCompressSync(css).length).toBeLessThan(700);
  expect(css).toMatch(/^@media \(scripting:enabled\)\{.*\}\n$/s);
  for (const tag of TAGS) expect(css).toContain(`${tag}:not(:defined`);
  const own = ["awning-reserve", "awning-experiment-wait"];
  expect(css.match(/awning-[\w-]+(?![\w-]|:not\(:defined)/g)?.filter((name) => !own.includes(name))).toEqual([]);
});

test("preload.json names files that are there", () => {
  const { always, services, elements } = json("pkg/dist/preload.json");
  const links = [...always, ...services, ...Object.values(elements).flat()] as { rel: string; as?: string; href: string; crossorigin?: string }[];
  expect(links.length).toBeGreaterThanOrEqual(6);
  for (const { rel, as, href, crossorigin } of links) {
    expect(existsSync(path(`pkg/dist/${href}`)), href).toBe(true);
    expect([rel, as, crossorigin]).toEqual(href.endsWith(".js") ? ["modulepreload", undefined, undefined] : ["preload", "fetch", ""]);
  }
});

test("custom-elements.json is a Custom Elements Manifest of all elements", () => {
  const schema = "../shared/conformance/custom-elements/schema.json";
  test.skip(!existsSync(path(schema)), "the manifest's schema is not beside this checkout");
  const manifest = json("pkg/dist/custom-elements.json");
  const validate = new Ajv({ strict: false, allErrors: true }).compile(json(schema));
  validate(manifest);
  expect(validate.errors).toBeNull();
  const declarations = manifest.modules[0].declarations;
  expect(declarations.map(({ tagName }: { tagName: string }) => tagName)).toEqual(TAGS);
  for (const { tagName, attributes, events, cssParts, cssProperties } of declarations) {
    for (const list of [attributes, events]) expect(list.length, tagName).toBeGreaterThan(0);
    // What an experiment shows is the page's own, styled by the page.
    if (tagName != "awning-experiment") for (const list of [cssParts, cssProperties]) expect(list.length, tagName).toBeGreaterThan(0);
  }
});

test("document.schema.json takes the demo's document and refuses wrong ones", () => {
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }).compile(json("pkg/dist/document.schema.json"));
  validate(json("www/awning.json"));
  expect(validate.errors).toBeNull();
  for (const wrong of [
    {},
    { version: 2 },
    { version: 1, consent: { mode: "maybe" } },
    { version: 1, destinations: [{ type: "pigeon", url: "/" }] },
    { version: 1, campaigns: [{ id: "a", widget: "popup", content: {} }] },
    { version: 1, campaing: [] },
  ]) {
    expect(validate(wrong), JSON.stringify(wrong)).toBe(false);
  }
});

test("the types compile in a user's project, and refuse what is wrong", async () => {
  test.slow();
  // A project of its own that has the package installed.
  const project = path("target/consumer");
  await rm(project, { recursive: true, force: true });
  await mkdir(`${project}/node_modules`, { recursive: true });
  await cp(path("tests/types"), project, { recursive: true });
  await symlink(path("pkg"), `${project}/node_modules/awning`, "dir");
  const { stdout } = await run(path("node_modules/.bin/tsc"), ["--project", project]).catch((failed) => failed);
  expect(stdout).toBe("");
});
