/**
 * The border to the wasm: what traps behind it ends the instance and goes no further, and it is known for which element
 * the code was at work.
 */

/** What a call into an instance that has ended returns: whatever the glue makes of it, it does not throw. */
export const nothing: unknown[] = [];

type Call = (...given: any[]) => any;

export class Guard {
  /** The number of the element that is being served; 0 while that is the page as a whole. */
  serving = 0;
  readonly #ending = new AbortController();
  #ended = false;
  /** For whom each closure of the wasm was made, by its address there. */
  readonly #owners = new Map<unknown, number>();

  /** `trapped` is told once, with the number of the element that was being served. */
  constructor(readonly trapped: (culprit: number, error: unknown) => void) {}

  /** Ends with the instance. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  /** Does something on behalf of an element. */
  serve<T>(id: number, then: () => T): T {
    const before = this.serving;
    this.serving = id;
    try {
      return then();
    } finally {
      this.serving = before;
    }
  }

  /** An instance whose every export and import is guarded. */
  instance(module: WebAssembly.Module, imports: WebAssembly.Imports): { exports: object } {
    const guarded = Object.entries(imports).map(([from, calls]) => [from, each(calls, (call) => this.#out(call))]);
    const { exports } = new WebAssembly.Instance(module, Object.fromEntries(guarded));
    return { exports: each(exports, (call) => this.#into(call)) };
  }

  /** A call into the wasm: one of the loader's, or a closure that the browser calls. */
  #into(call: Call): Call {
    // As short as it can be: it may be called a million times a second.
    return (...given) => {
      if (this.#ended) return nothing;
      const before = this.serving;
      this.serving = this.#owners.get(given[0]) ?? before;
      try {
        return call(...given);
      } catch (error) {
        if (!this.#ended) {
          this.#ended = true;
          this.#ending.abort();
          this.trapped(this.serving, error);
        }
        return nothing;
      } finally {
        this.serving = before;
      }
    };
  }

  /** A call out of the wasm: a closure that it makes belongs to the element that is being served. */
  #out(call: Call): Call {
    return (...given) => {
      const result = call(...given);
      if (result?._wbg_cb_unref) this.#owners.set(given[0], this.serving);
      return result;
    };
  }
}

/** The same names with other functions; what is no function stays. */
function each(from: WebAssembly.ModuleImports, change: (call: Call) => Call): WebAssembly.ModuleImports {
  const entries = Object.entries(from).map(([name, value]) => [name, typeof value == "function" ? change(value as Call) : value]);
  return Object.fromEntries(entries);
}
