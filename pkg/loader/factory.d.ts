/**
 * The wasm-bindgen glue and the splitter's link file as one factory: each call is an instance of its own, so that a
 * trapped one can be replaced. The build makes it; see crates/xtask/src/build.
 */
declare module "factory" {
  /** What the runtime's wasm exports. */
  interface Exports {
    initSync(options: { module: WebAssembly.Module }): unknown;
    start(host: object, settings: object): void;
    open(settings: object): void;
    mount(id: number, host: HTMLElement, root: Element, inputs: object): void;
    update(id: number, name: string, value: unknown): void;
    unmount(id: number): void;
    call(method: string, given: unknown[]): unknown;
  }
  /** `WebAssembly`, `fetch` and the files' address as the glue is to see them. */
  const factory: (WebAssembly: object, fetch: (url: URL) => Promise<Response>, base: string) => Exports;
  export default factory;
}
