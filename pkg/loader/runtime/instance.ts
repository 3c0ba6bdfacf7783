/** One instance of the wasm: every call into it is guarded, and everything that would outlive it is bound to it. */
import factory from "factory";
import { type Place } from "../place";
import { type Options } from "./runtime";
import { match } from "./scheme";

export interface Instance {
  /** Brings up the services. What is mounted or called from now on waits for them. */
  open(): void;
  mount(place: Place): void;
  update(place: Place, name: string, value: unknown): void;
  unmount(place: Place): void;
  call(name: string, given: unknown[]): unknown;
}

/** What a call into an instance that has ended returns: whatever the glue makes of it, it does not throw. */
const nothing: unknown[] = [];

/** Makes an instance; `trapped` is told once, with the element that was being served. */
export function instantiate(
  options: Options,
  places: Map<HTMLElement, Place>,
  trapped: (culprit: HTMLElement | undefined, error: unknown) => void,
): Instance {
  const ending = new AbortController();
  const boxes = new WeakMap<HTMLElement, Element>();
  let serving: HTMLElement | undefined;
  /** Resolves when the services are there; nothing while nobody needs them. */
  let opening: Promise<boolean> | undefined;
  let opened: (there: boolean) => void;

  /** Calls into the wasm, unless it has trapped; a trap ends the instance and goes no further. */
  const guard =
    (into: (...given: any[]) => unknown) =>
    (...given: unknown[]): unknown => {
      if (ending.signal.aborted) return nothing;
      for (const value of given) if (value instanceof Event) serving = host(value) ?? serving;
      try {
        return into(...given);
      } catch (error) {
        if (!ending.signal.aborted) {
          console.log((error as Error).stack); ending.abort();
          trapped(serving, error);
        }
        return nothing;
      }
    };

  /** The element whose widget an event happened in. */
  const host = (event: Event): HTMLElement | undefined => {
    const root = event.currentTarget instanceof Node && event.currentTarget.getRootNode();
    return root instanceof ShadowRoot && places.has(root.host as HTMLElement) ? (root.host as HTMLElement) : undefined;
  };

  const guarded = {
    Module: WebAssembly.Module,
    // Called by the glue with `new`.
    Instance: function (module: WebAssembly.Module, imports: WebAssembly.Imports) {
      const { exports } = new WebAssembly.Instance(module, imports);
      const entries = Object.entries(exports).map(([name, value]) => [
        name,
        typeof value == "function" ? guard(value as (...given: any[]) => unknown) : value,
      ]);
      return { exports: Object.fromEntries(entries) };
    },
    /** Widget chunks; not streamed, because hosts that send another type than `application/wasm` are common. */
    async instantiateStreaming(response: Promise<Response>, imports: WebAssembly.Imports) {
      const bytes = await (await response).arrayBuffer();
      return WebAssembly.instantiate(bytes, imports);
    },
  };

  const wasm = factory(guarded, (url) => options.get(url.pathname.split("/").pop()!), "file:///");
  wasm.initSync({ module: options.module });

  const place = (element: HTMLElement): Place | undefined => places.get(element);
  wasm.start(
    {
      signal: ending.signal,
      show(element: HTMLElement) {
        place(element)?.show(boxes.get(element)!);
      },
      fallback(element: HTMLElement) {
        place(element)?.fallBack();
      },
      hide(element: HTMLElement) {
        place(element)?.hide();
      },
      fail(element: HTMLElement | undefined, code: string, message: string) {
        const failed = element && place(element);
        if (failed) {
          failed.fallBack();
          // What could not be loaded is mounted again at the next need.
          if (code == "load-failed") {
            failed.id = 0;
            places.delete(failed.element);
            options.lose(failed);
          }
        }
        options.report(element, code, message);
      },
      style(element: HTMLElement, name: string, css: string) {
        place(element)?.style(name, css);
      },
      theme: options.theme,
      opened(there: boolean) {
        opened(there);
      },
      emit: options.emit,
    },
    options.settings,
  );

  const darker = matchMedia("(prefers-color-scheme: dark)");
  darker.addEventListener("change", () => places.forEach(match), { signal: ending.signal });

  /** Does it when the services are there, or at once where they are not needed. */
  const served = <T>(then: () => T): T | Promise<T | undefined> =>
    opening ? opening.then((there) => (there && !ending.signal.aborted ? then() : undefined)) : then();

  const enter = (place: Place): void => {
    serving = place.element;
    const box = document.createElement("div");
    boxes.set(place.element, box);
    const inputs: Record<string, unknown> = { ...place.values };
    for (const { name, value } of place.element.attributes) {
      if (place.row.attributes.includes(name)) inputs[name] = value;
    }
    match(place);
    wasm.mount(place.id, place.element, box, inputs);
  };

  return {
    open() {
      opening = new Promise((resolve) => {
        opened = (there) => {
          // From now on nobody has to wait.
          if (there) opening = undefined;
          resolve(there);
        };
      });
      wasm.open(options.settings);
    },
    mount(place) {
      const { id } = place;
      void served(() => {
        if (place.id == id) enter(place);
      });
    },
    update(place, name, value) {
      serving = place.element;
      wasm.update(place.id, name, value);
    },
    unmount(place) {
      wasm.unmount(place.id);
    },
    call: (name, given) =>
      served(() => {
        const answer = wasm.call(name, given);
        return answer == nothing ? undefined : answer;
      }),
  };
}
