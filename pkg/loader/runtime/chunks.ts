/** The parts of the wasm that not every page needs: the services, and a widget each. */
import { type Options } from "./options";

export class Chunks {
  readonly #loads = new Map<string, Promise<unknown>>();

  /** Chunks of the instance that exports this. */
  constructor(
    readonly options: Options,
    readonly main: WebAssembly.Exports,
  ) {}

  /** Makes sure that a chunk is there. One that could not be loaded is asked for again at the next need. */
  load(name: string): Promise<unknown> {
    let load = this.#loads.get(name);
    if (!load) {
      load = this.#instantiate(name);
      this.#loads.set(name, load);
      load.catch(() => this.#loads.delete(name));
    }
    return load;
  }

  /** Not streamed, because hosts that send another type than `application/wasm` are common. */
  async #instantiate(name: string): Promise<unknown> {
    const { take, base } = this.options;
    const url = `${base}${name}.wasm`;
    const first = COMPANIONS[name];
    // What is shown comes before what is sent.
    const fetched = name == "delivery" ? fetch(url, { priority: "low" }) : take(url);
    const [response] = await Promise.all([fetched, first && this.load(first)]);
    if (!response.ok) throw response;
    // Its functions go into the main module's table; under this name it imports that, the memory and the stack pointer.
    return WebAssembly.instantiate(await response.arrayBuffer(), { __wasm_split: this.main as WebAssembly.ModuleImports });
  }
}
