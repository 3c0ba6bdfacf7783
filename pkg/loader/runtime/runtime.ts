/**
 * The runtime as the loader sees it: an instance of the wasm, and a new one when it has trapped.
 *
 * After a trap nothing in an instance can be trusted any more, so all of it is given up: the widget that trapped shows
 * its element's children, all others are mounted again in a new instance.
 */
import { type Place } from "../place";
import { hearAttributes } from "./attributes";
import { type Instance, instantiate } from "./instance";
import { type Options } from "./options";
import { Said } from "./said";
import { settle } from "./settings";

export interface Runtime {
  mount(place: Place): void;
  update(place: Place, name: string, value: unknown): void;
  unmount(place: Place): void;
  call(name: string, given: unknown[]): unknown;
}

/** A runtime that has trapped so often is not started again. */
const MOST_TRAPS = 5;

/** Compiles the wasm, reads what the page says, and starts. */
export async function boot(options: Options): Promise<Runtime> {
  probe();
  const attributes = new AbortController();
  hearAttributes(attributes.signal);
  const [module, settings] = await Promise.all([compile(options), settle(options)]).catch((error) => {
    // Whoever tries again hears them, too.
    attributes.abort();
    throw error;
  });
  const places = new Map<HTMLElement, Place>();
  /** Places whose widget has trapped: it would again. */
  const trapped = new WeakSet<Place>();
  const said = new Said();
  let numbers = 0;
  let traps = 0;
  /** Whether the page needs the services: it has a document or experiments, it has called one of their methods, or it is debugged. */
  let serving = settings.document !== undefined || !!settings.experiments || !!settings.errors;
  let instance: Instance | undefined = begin();

  function begin(): Instance {
    const begun = instantiate(module, options, settings, places, (culprit, error) => {
      instance = undefined;
      for (const place of places.values()) {
        if (place.id == culprit) leave(place, `it failed and was taken away: ${String(error)}`);
      }
      // Not from within the call that has just failed.
      queueMicrotask(++traps < MOST_TRAPS ? recover : giveUp);
    });
    if (serving) begun.open();
    return begun;
  }

  function recover(): void {
    settings.resumed = true;
    instance = begin();
    for (const [name, given] of said.lasting()) void instance.call(name, given);
    for (const place of places.values()) enter(place);
  }

  function giveUp(): void {
    for (const place of places.values()) leave(place, "Awning failed too often on this page");
  }

  function enter(place: Place): void {
    place.id = ++numbers;
    instance?.mount(place);
  }

  function leave(place: Place, message: string): void {
    trapped.add(place);
    places.delete(place.element);
    place.id = 0;
    place.fallBack();
    options.report(place.element, "trap", message);
  }

  return {
    mount(place) {
      if (trapped.has(place)) return place.fallBack();
      places.set(place.element, place);
      if (traps < MOST_TRAPS) enter(place);
      else giveUp();
    },
    update(place, name, value) {
      instance?.update(place, name, value);
    },
    unmount(place) {
      places.delete(place.element);
      if (place.id) instance?.unmount(place);
      place.id = 0;
      place.fallBack();
    },
    call(name, given) {
      said.hear(name, given);
      if (!serving) {
        serving = true;
        instance?.open();
      }
      return instance?.call(name, given);
    },
  };
}

/** Throws where the page's policy forbids wasm. */
function probe(): void {
  try {
    // The smallest module there is.
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch {
    throw Object.assign(new Error("its script-src lacks 'wasm-unsafe-eval'"), { code: "wasm-blocked" });
  }
}

async function compile({ base, take }: Options): Promise<WebAssembly.Module> {
  const response = await take(`${base}main.wasm`);
  return WebAssembly.compile(await response.arrayBuffer());
}
