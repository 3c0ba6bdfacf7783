/**
 * The runtime as the loader sees it: an instance of the wasm, and a new one when it has trapped.
 *
 * After a trap nothing in an instance can be trusted any more, so all of it is given up: the widget that trapped shows
 * its element's children, all others are mounted again in a new instance.
 */
import { type Place } from "../place";
import { type Failure } from "../report";
import { type Instance, instantiate } from "./instance";

export interface Options {
  module: WebAssembly.Module;
  settings: Record<string, unknown>;
  /** Fetches a file of the package. */
  get(file: string): Promise<Response>;
  /** Tells the page's handlers of an event. */
  emit(name: string, event: unknown): void;
  /** Takes note of an element whose files could not be loaded. */
  lose(place: Place): void;
  report(element: HTMLElement | undefined, code: Failure["code"], message: string): void;
  theme(property: string, value: string): void;
}

export interface Runtime {
  mount(place: Place): void;
  update(place: Place, name: string, value: unknown): void;
  unmount(place: Place): void;
  call(name: string, given: unknown[]): unknown;
}

/** A runtime that has trapped so often is not started again. */
const MOST_TRAPS = 5;

/** What pages say once and widgets must know for ever: said again to a new instance. */
const LASTING = ["consent", "identify", "cart.set"];

export function boot(options: Options): Runtime {
  const places = new Map<HTMLElement, Place>();
  const said = new Map<string, unknown[]>();
  let numbers = 0;
  let traps = 0;
  /** Whether the page needs the services: it has a document, or it has called one of their methods. */
  let serving = options.settings.document !== undefined;
  let instance: Instance | undefined = begin();

  function begin(): Instance {
    const begun = instantiate(options, places, (culprit, error) => {
      instance = undefined;
      const place = culprit && places.get(culprit);
      if (place) leave(place, "trap", `it failed and was taken away: ${String(error)}`);
      // Not from within the call that has just failed.
      queueMicrotask(++traps < MOST_TRAPS ? recover : giveUp);
    });
    if (serving) begun.open();
    return begun;
  }

  function recover(): void {
    options.settings.resumed = true;
    instance = begin();
    for (const [name, given] of said) void instance.call(name, given);
    for (const place of places.values()) enter(place);
  }

  function giveUp(): void {
    for (const place of places.values()) leave(place, "trap", "Awning failed too often on this page");
  }

  function enter(place: Place): void {
    place.id = ++numbers;
    instance?.mount(place);
  }

  function leave(place: Place, code: string, message: string): void {
    places.delete(place.element);
    place.id = 0;
    place.fallBack();
    options.report(place.element, code, message);
  }

  return {
    mount(place) {
      places.set(place.element, place);
      if (traps < MOST_TRAPS) enter(place);
      else leave(place, "trap", "Awning failed too often on this page");
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
      if (LASTING.includes(name)) said.set(name, given);
      if (!serving) {
        serving = true;
        instance?.open();
      }
      return instance?.call(name, given);
    },
  };
}
