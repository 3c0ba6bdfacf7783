/** Everything that the server serves. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { IMAGES, items, picture } from "../pages/items";
import { bundle } from "./bundle";
import { CATALOG, comparisons, costs, DOCUMENT, type Group } from "./pages";
import { Package } from "./package";

/** A server with its pages. */
export interface Site {
  address: string;
  groups: Group[];
  /** The directory of the package. */
  package: string;
  close(): Promise<unknown>;
}

/** Sizes of padding, in bytes. */
const PADDINGS = [10_000, 20_000, 40_000];

/** Bundles, compresses and serves. `root` is the folder of this benchmark. */
export async function serve(root: string, directory: string, withCosts: boolean): Promise<Site> {
  const text = new TextEncoder();
  const files = new Map<string, Uint8Array>();
  const put = (path: string, body: string | Uint8Array) =>
    files.set(path, typeof body == "string" ? text.encode(body) : body);

  const pages = join(root, "pages");
  put("/plain/panel.js", await bundle(pages, "plain/panel.ts"));
  put("/plain/survey.js", await bundle(pages, "plain/survey.ts"));
  put("/recommend-js.js", await bundle(pages, "recommend-js.js"));
  put("/formbricks.js", await readFile(join(root, "node_modules/@formbricks/surveys/dist/index.umd.js")));
  for (let number = 1; number <= IMAGES; number++) put(`/images/${number}.svg`, picture(number));
  put("/catalog.json", JSON.stringify({ items: items(CATALOG) }));
  put("/awning.json", JSON.stringify(DOCUMENT));

  const served = (prefix: string, content: Package) => {
    for (const [path, body] of content.files) put(prefix + path, body);
    return { prefix, package: content };
  };
  const awning = served("/awning/", await Package.read(directory));
  const groups = comparisons(awning);
  if (withCosts) {
    const padded = PADDINGS.map((bytes) => ({
      ...served(`/padded-${bytes}/`, awning.package.padded(bytes)),
      bytes,
    }));
    groups.push(...costs(awning, padded));
  }
  for (const group of groups) for (const page of group.pages) put(page.path, page.html);

  const worker = new Worker(new URL("server.mjs", import.meta.url), { workerData: [...files] });
  const address = await new Promise<string>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  return { address, groups, package: awning.package.directory, close: () => worker.terminate() };
}
