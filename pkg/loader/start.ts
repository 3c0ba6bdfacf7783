/** Starting the runtime, once for the page: everything it needs is fetched together. */
import type { Runtime } from "./runtime/runtime";
import { handlers } from "./api";
import { textsOf } from "./language";
import { type Place } from "./place";
import { report } from "./report";
import { ask, forget, take } from "./request";
import { base, catalog, config } from "./script";

let runtime: Runtime | undefined;
let starting: Promise<Runtime> | undefined;
let tries = 0;
let idling = false;
/** What waits for the runtime: calls of the global's methods. */
const waiting: ((runtime: Runtime) => void)[] = [];
/** Elements that wait for the runtime, or for files that could not be loaded. */
const wanted = new Set<Place>();

/** Starts the runtime. What failed is tried again at the next need. */
export function start(): Promise<Runtime> {
  return (starting ??= load().then(
    (started) => {
      runtime = started;
      for (const then of waiting.splice(0)) then(started);
      return started;
    },
    (error: unknown) => {
      starting = undefined;
      forget();
      throw error;
    },
  ));
}

/** Starts the runtime when the page has loaded and the browser has nothing better to do. */
export function startWhenIdle(): void {
  if (idling || starting) return;
  idling = true;
  const idle = window.requestIdleCallback ?? ((then: () => void) => setTimeout(then, 200));
  const begin = () =>
    idle(
      () => {
        idling = false;
        start().catch(fail);
      },
      { timeout: 2000 },
    );
  if (document.readyState == "complete") begin();
  else addEventListener("load", begin);
}

/** Calls a method of the runtime; before it is there, the call waits, and what it answers is promised. */
export function call(name: string, given: unknown[]): unknown {
  if (runtime) return runtime.call(name, given);
  startWhenIdle();
  return new Promise((resolve) => waiting.push((runtime) => resolve(runtime.call(name, given))));
}

/** Mounts an element's widget, and those that could not be mounted before. */
export function mount(place: Place): void {
  wanted.add(place);
  start().then(
    (started) => {
      for (const other of wanted) {
        wanted.delete(other);
        if (other.element.isConnected && !other.id) started.mount(other);
      }
    },
    (error: unknown) => {
      place.fallBack();
      fail(error, place.element);
    },
  );
}

/** Takes an element's widget away. */
export function unmount(place: Place): void {
  wanted.delete(place);
  runtime?.unmount(place);
}

/** Tells the runtime of a changed attribute or property. */
export function update(place: Place, name: string, value: unknown): void {
  if (place.id) runtime?.update(place, name, value);
}

function fail(error: unknown, element?: HTMLElement): void {
  const { message, code } = error as Error & { code?: string };
  // What cannot be had on this page at all is not told for each element.
  report(code ? undefined : element, code ?? "load-failed", message);
}

async function load(): Promise<Runtime> {
  const present = Object.keys(TABLE.elements).filter((tag) => document.querySelector(tag));
  const files = ["main", ...present.map((tag) => tag.slice(7))];
  if (config || waiting.length) files.push("services");
  // A module that failed once may be remembered as failed under its own address.
  const runtime: Promise<typeof import("./runtime/runtime")> = import(`${base}runtime.js${tries++ ? `?${tries}` : ""}`);
  for (const file of files) ask(`${base}${file}.wasm`);
  if (config && config[0] != "#") ask(config);
  if (catalog && present.includes("awning-recommendations")) ask(catalog);
  const language = document.documentElement.lang || navigator.language;
  const texts = textsOf(language);
  if (texts) ask(base + texts);
  const { boot } = await runtime;
  return boot({ base, config, catalog, language, textsOf, take, handlers, report, lose: (place) => wanted.add(place) });
}
