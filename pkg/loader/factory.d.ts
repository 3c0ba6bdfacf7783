/**
 * The wasm-bindgen glue as a factory: each call is an instance of its own, so that a trapped one can be replaced. The
 * build makes it; see crates/xtask/src/build.
 */
declare module "factory" {
  /** What the runtime's wasm exports. */
  interface Exports {
    initSync(options: { module: WebAssembly.Module }): WebAssembly.Exports;
    start(host: object, settings: object): void;
    open(settings: object): void;
    learn(index: Uint8Array | undefined): void;
    provide(there: boolean): void;
    speak(): void;
    deliver(there: boolean): void;
    weigh(given: object | undefined): void;
    notice(seen: object | undefined): unknown;
    mount(id: number, host: HTMLElement, root: Element, inputs: object): void;
    update(id: number, name: string, value: unknown): void;
    unmount(id: number): void;
    call(method: string, given: unknown[]): unknown;
  }
  /** `WebAssembly` as the glue is to see it. */
  const factory: (WebAssembly: object) => Exports;
  export default factory;
}
