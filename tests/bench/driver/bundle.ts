/** The scripts of the pages, bundled and minified as a shop would. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build, type Plugin, transform } from "esbuild";

/** Style sheets become minified texts in the script that adopts them: one request less. */
const styles: Plugin = {
  name: "styles",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

/** One script with all that it imports. */
export async function bundle(pages: string, entry: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [join(pages, entry)],
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [styles],
    logLevel: "error",
  });
  return outputFiles[0]!.contents;
}
