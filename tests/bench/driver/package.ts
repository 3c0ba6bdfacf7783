/** Awning's package, as the build has made it. */
import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

interface Link {
  rel: string;
  href: string;
  as?: string;
  type?: string;
}

export class Package {
  private constructor(
    /** Its files by path. */
    readonly files: Map<string, Uint8Array>,
    private readonly preload: { always: Link[]; services: Link[]; elements: Record<string, Link[]> },
  ) {}

  /** Reads what browsers download. */
  static async read(directory: string): Promise<Package> {
    const files = new Map<string, Uint8Array>();
    for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      if (!entry.isFile() || !/\.(js|wasm|json)$/.test(file)) continue;
      files.set(relative(directory, file).split(sep).join("/"), await readFile(file));
    }
    const preload = JSON.parse(await readFile(join(directory, "preload.json"), "utf8"));
    return new Package(files, preload);
  }

  /** The directory of everything but the loader. */
  get directory(): string {
    return this.preload.always[0]!.href.split("/")[0]!;
  }

  /** The `<link>` lines for a page with those elements, with `prefix` before each path. */
  preloadLines(prefix: string, tags: string[], services = false): string {
    const { always, elements } = this.preload;
    return [...always, ...(services ? this.preload.services : []), ...tags.flatMap((tag) => elements[tag] ?? [])]
      .map(({ rel, href, as, type }) => {
        const kind = (as ? ` as="${as}"` : "") + (type ? ` type="${type}"` : "");
        return `<link rel="${rel}" href="${prefix}${href}"${kind}${as == "fetch" ? " crossorigin" : ""}>`;
      })
      .join("\n");
  }

  /** The same package with so many bytes more in its main module, which no compression makes fewer. */
  padded(bytes: number): Package {
    const main = `${this.directory}/main.wasm`;
    const module = this.files.get(main);
    if (!module) throw new Error(`the package has no ${main}`);
    const files = new Map(this.files);
    files.set(main, Buffer.concat([module, customSection(bytes)]));
    return new Package(files, this.preload);
  }
}

/** A section that engines skip: WebAssembly core specification, 5.5.3. */
function customSection(bytes: number): Buffer {
  const name = Buffer.from("\x03pad");
  const content = Buffer.concat([name, randomBytes(bytes)]);
  return Buffer.concat([Buffer.from([0]), leb128(content.length), content]);
}

function leb128(number: number): Buffer {
  const bytes = [];
  do {
    const rest = number >> 7;
    bytes.push((number & 127) | (rest ? 128 : 0));
    number = rest;
  } while (number);
  return Buffer.from(bytes);
}
