/** Starting the runtime, once for the page: everything it needs is fetched together. */
import type { Runtime } from "./runtime/runtime";
import { emit } from "./api";
import { type Place, setToken } from "./place";
import { Failure, report } from "./report";
import { base, catalog, config } from "./script";

let runtime: Runtime | undefined;
let starting: Promise<Runtime> | undefined;
let tries = 0;
const waiting: [name: string, given: unknown[], answer: (value: unknown) => void][] = [];

/** Whether the page has a document, so that the runtime is needed even without an element. */
export const tracks = config !== undefined;

/** The runtime, if it is there. */
export const running = (): Runtime | undefined => runtime;

/** Starts the runtime. What failed is tried again at the next need. */
export function start(): Promise<Runtime> {
  return (starting ??= load().then(
    (started) => {
      runtime = started;
      for (const [name, given, answer] of waiting.splice(0)) answer(started.call(name, given));
      return started;
    },
    (error: unknown) => {
      starting = undefined;
      throw error;
    },
  ));
}

let idling = false;

/** Starts the runtime when the page has loaded and the browser has nothing better to do. */
export function startWhenIdle(): void {
  if (idling || starting) return;
  idling = true;
  const idle = window.requestIdleCallback ?? ((then: () => void) => setTimeout(then, 200));
  const begin = () =>
    idle(
      () => {
        idling = false;
        start().catch((error: unknown) => fail(undefined, error));
      },
      { timeout: 2000 },
    );
  if (document.readyState == "complete") begin();
  else addEventListener("load", begin, { once: true });
}

/** Calls a method of the runtime; before it is there, the call waits, and what it answers is promised. */
export function call(name: string, given: unknown[]): unknown {
  if (runtime) return runtime.call(name, given);
  const answer = new Promise((resolve) => waiting.push([name, given, resolve]));
  startWhenIdle();
  return answer;
}

/** Elements whose files could not be loaded. */
const lost = new Set<Place>();

/** Mounts an element's widget, and those that were lost before. */
export async function mount(place: Place): Promise<void> {
  lost.delete(place);
  if (place.wanted || place.id) return;
  place.wanted = true;
  try {
    const started = await start();
    if (place.element.isConnected) started.mount(place);
    for (const other of lost) void mount(other);
  } catch (error) {
    lost.add(place);
    place.fallBack();
    fail(place.element, error);
  } finally {
    place.wanted = false;
  }
}

/** Tells the runtime of a changed attribute or property. */
export function update(place: Place, name: string, value: unknown): void {
  if (place.id) runtime?.update(place, name, value);
}

function fail(element: HTMLElement | undefined, error: unknown): void {
  const { code = "load-failed", message } = error as Partial<Failure>;
  report(element, code, message ?? String(error));
}

/** Files that are on their way, each until somebody takes it. */
const fetched = new Map<string, Promise<Response>>();

/** Fetches a file of the package, or takes it where it is on its way already. */
function get(file: string): Promise<Response> {
  const response = ahead(file);
  fetched.delete(file);
  return response.then((response) => {
    if (!response.ok) throw new Failure("load-failed", `${response.url} answered ${response.status}`);
    return response;
  });
}

function ahead(file: string): Promise<Response> {
  let response = fetched.get(file);
  if (!response) {
    fetched.set(file, (response = fetch(base + file)));
    // Whoever takes it hears of a failure; nobody else needs to.
    response.catch(() => {});
  }
  return response;
}

async function load(): Promise<Runtime> {
  let blocked;
  try {
    blocked = !new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch {
    blocked = true;
  }
  if (blocked) {
    throw new Failure("wasm-blocked", "this page does not allow WebAssembly: add 'wasm-unsafe-eval' to its script-src");
  }
  const present = Object.keys(TABLE.elements).filter((tag) => document.querySelector(tag));
  for (const tag of present) TABLE.elements[tag]!.files.forEach(ahead);
  if (config || waiting.length) TABLE.services.forEach(ahead);
  const language = document.documentElement.lang || navigator.language;
  const texts = translated(language);
  const items = catalog && present.includes("awning-recommendations") ? json(catalog) : undefined;
  items?.catch(() => {});
  const [{ boot }, module, configured, guess] = await Promise.all([
    // A module that failed once may be remembered as failed under its own address.
    import(`${base}runtime.js${tries++ ? `?${tries}` : ""}`) as Promise<typeof import("./runtime/runtime")>,
    get("main.wasm")
      .then((response) => response.arrayBuffer())
      .then((bytes) => WebAssembly.compile(bytes)),
    readDocument(),
    texts,
  ]);
  // Few documents fix another language than the page's; only those wait once more.
  const fixed = configured?.locale;
  const chosen = typeof fixed == "string" && fixed != "auto" ? fixed : language;
  const settings = {
    document: configured,
    language: chosen,
    texts: file(chosen) == file(language) ? guess : await translated(chosen),
    catalog: items,
  };
  return boot({ module, settings, get, emit, report, lose: (place) => lost.add(place), theme: setToken });
}

function json(url: string): Promise<any> {
  return fetch(url).then((response) => {
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    return response.json();
  });
}

/** The campaign document. Without it, or if it cannot be read, elements live by what the page gives them. */
async function readDocument(): Promise<any> {
  if (!config) return;
  try {
    return config[0] == "#" ? JSON.parse(document.querySelector(config)!.textContent!) : await json(config);
  } catch (error) {
    report(undefined, "document-failed", `${config}: ${(error as Error).message}`);
  }
}

/** The name of a language's file; none for English and for languages that are not built in. */
function file(language: string): string | undefined {
  try {
    const { language: short, script } = new Intl.Locale(language).maximize();
    return [`${short}-${script}`, short].find((name) => TABLE.languages.includes(name));
  } catch {
    return;
  }
}

async function translated(language: string): Promise<unknown> {
  const name = file(language);
  // Widgets speak English rather than not at all.
  return name && get(`${name}.json`).then((response) => response.json(), () => undefined);
}
