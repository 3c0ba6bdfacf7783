/** One instance of the wasm, and everything that would outlive it bound to it. */
import factory from "factory";
import { type Experiments } from "../experiments/experiments";
import { type Place } from "../place";
import { sheet } from "../sheet";
import { Chunks } from "./chunks";
import { Guard, nothing } from "./guard";
import { type Options } from "./options";
import { Outbox } from "./outbox";
import { schemeAt } from "./scheme";
import { PANEL, type Settings } from "./settings";
import { dress, hide, setScheme, setToken, show } from "./shadow";
import { MISSING, parsed, vary } from "./variation";

/** The attribute that names the experiment whose variations replace an element's attributes. */
const OVERRIDE = "experiment";
const LOAD_FAILED = "load-failed";
const UNLOADED = "a part of Awning could not be loaded";

export interface Instance {
  /** Brings up the services. What is mounted or called from now on waits for them. */
  open(): void;
  mount(place: Place): void;
  update(place: Place, name: string, value: unknown): void;
  unmount(place: Place): void;
  call(name: string, given: unknown[]): unknown;
}

/** Makes an instance; `trapped` is told once, with the number of the element that was being served. */
export function instantiate(
  module: WebAssembly.Module,
  options: Options,
  settings: Settings,
  places: Map<HTMLElement, Place>,
  trapped: (culprit: number, error: unknown) => void,
): Instance {
  const guard = new Guard(trapped);
  const { signal } = guard;
  const boxes = new WeakMap<HTMLElement, Element>();
  /** Resolves when the services are there; nothing when nobody has to wait for them. */
  let opening: Promise<void> | undefined;
  let resolve: () => void;
  /** Whether their file could not be loaded: it is asked for again at the next need. */
  let shut = false;
  /** Elements that wait for them. */
  const unserved = new Set<Place>();

  /** Settled when what was learned of the shop's log is here, or cannot be had. */
  let learning: Promise<void> | undefined;
  /** Settled when what asks the server that ranks is here, or cannot be had. */
  let providing: Promise<void> | undefined;

  /** Settled when what delivers events is here, or cannot be had; nothing when nobody has to wait for it. */
  let delivering: Promise<void> | undefined;
  let delivers = false;
  /** The same of what speaks to the document's backends. */
  let speaking: Promise<void> | undefined;

  /** Settled when the page's experiments are here, or cannot be had; nothing when nobody has to wait for them. */
  let weighing: Promise<void> | undefined;
  let weighed = false;
  /** What answers for them. */
  let following: Experiments | undefined;

  let captures = false;

  const namespace = {
    Module: WebAssembly.Module,
    // Called by the glue with `new`.
    Instance: function (module: WebAssembly.Module, imports: WebAssembly.Imports) {
      return guard.instance(module, imports);
    },
  };
  const wasm = factory(namespace);
  const chunks = new Chunks(options, wasm.initSync({ module }));

  const place = (element: HTMLElement): Place | undefined => places.get(element);
  wasm.start(
    {
      signal,
      outbox: new Outbox(signal, settings.vault),
      forgetQueue: () => void new Outbox(signal, settings.vault).erase(),
      /** Whether the page has a handler that hears of events of that name. */
      hears(name: string) {
        for (const [wanted] of options.handlers) if (wanted == name || wanted == "*") return true;
        return false;
      },
      get serving() {
        return guard.serving;
      },
      set serving(id) {
        guard.serving = id;
      },
      show(element: HTMLElement) {
        const known = place(element);
        if (known) show(known, boxes.get(element)!);
      },
      fallback(element: HTMLElement) {
        place(element)?.fallBack();
      },
      sees: (element: HTMLElement) => place(element)?.isSeen(),
      vary(element: HTMLElement, names: string[], givesWay: boolean) {
        const known = place(element);
        return known ? vary(known, names, givesWay) : MISSING;
      },
      hide(element: HTMLElement) {
        const known = place(element);
        if (known) hide(known);
      },
      fail(element: HTMLElement | undefined, code: string, message: string) {
        if (element) place(element)?.fallBack();
        options.report(element, code, message);
      },
      style(element: HTMLElement, name: string, css: string) {
        const known = place(element);
        if (known) dress(known, name, css);
      },
      theme: setToken,
      sheet,
      catalog() {
        const { catalog } = options;
        return catalog && options.take(catalog).then((response) => response.json());
      },
      texts(kind: string) {
        const file = options.textsOf(settings.language);
        return file && options.take(`${options.base}${kind}.${file}`).then((response) => response.json());
      },
      /** For a script of the page that reads it, now or when it comes. */
      push(queue: string, item: unknown[], asArguments: boolean) {
        const args = function (..._: unknown[]) {
          return arguments;
        };
        const pushed = asArguments ? args(...item) : item;
        settings.own.add(pushed);
        try {
          ((window as any)[queue] ??= []).push(pushed);
        } catch (error) {
          // The page's own.
          reportError(error);
        }
      },
      dispatch(name: string, detail: unknown) {
        document.dispatchEvent(new CustomEvent(name, { detail }));
      },
      emit(name: string, event: unknown) {
        for (const [wanted, handler] of options.handlers) {
          if (wanted != name && wanted != "*") continue;
          try {
            handler(event);
          } catch (error) {
            // The page's own.
            reportError(error);
          }
        }
      },
    },
    settings,
  );

  const match = (place: Place): void => {
    // What an experiment shows is the page's own.
    if (!place.row.waits) setScheme(place, schemeAt(place.element));
  };
  const darker = matchMedia("(prefers-color-scheme: dark)");
  darker.addEventListener("change", () => places.forEach(match), { signal });

  const open = (): void => {
    shut = false;
    opening ??= new Promise((then) => (resolve = then));
    const { experiments } = settings;
    // What is shown does not wait for it.
    if (settings.delivers) chunks.load(settings.speaks ? "destinations" : "delivery").catch(() => {});
    // The services know by it who is here.
    const loaded = experiments && chunks.load("experiment").catch(() => (settings.weighs = false));
    Promise.all([chunks.load("services"), loaded, settings.errors && chunks.load("debug")]).then(
      () => {
        guard.serve(0, () => wasm.open(settings));
        if (experiments && !weighed) weighing = weigh();
        deliver();
        void capture();
        opening = undefined;
        resolve();
      },
      // Later, because elements may be about to be mounted: they are told of it, each for itself.
      () => setTimeout(turnAway),
    );
  };

  /** Shows what waits for the services without them, until they can be had. */
  const turnAway = (): void => {
    shut = true;
    for (const place of unserved.size ? unserved : [undefined]) {
      place?.fallBack();
      options.report(place?.element, LOAD_FAILED, UNLOADED);
    }
  };

  /** Does it when the services are there, or at once where they are not needed. */
  const served = <T>(then: () => T): T | Promise<T | undefined> => {
    if (shut) open();
    return opening ? opening.then(() => (signal.aborted ? undefined : then())) : then();
  };

  /** Fetches what was learned of the shop's log, once; what failed is tried again with the next panel. */
  const learn = async (url: string): Promise<void> => {
    let bytes: Uint8Array | undefined;
    const asked = settings.asked ?? options.take(url);
    settings.asked = undefined;
    try {
      const [response] = await Promise.all([asked, chunks.load("index")]);
      bytes = new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      learning = undefined;
      options.report(undefined, "index-failed", `the index cannot be had: ${(error as Error).message}`);
    }
    guard.serve(0, () => wasm.learn(bytes));
  };

  /** Fetches what asks the server that ranks. */
  const provide = (): Promise<void> =>
    chunks.load("providers").then(
      () => guard.serve(0, () => wasm.provide(true)),
      () => {
        providing = undefined;
        options.report(undefined, LOAD_FAILED, UNLOADED);
        guard.serve(0, () => wasm.provide(false));
      },
    );

  /** Fetches what delivers events; until then they wait. What failed is tried again with the next call. */
  const deliver = (): void => {
    if (delivers) return speak();
    if (!settings.delivers) return;
    const told = (there: boolean) => () => {
      delivering = undefined;
      delivers = there;
      if (there) speak();
      else options.report(undefined, LOAD_FAILED, UNLOADED);
      guard.serve(0, () => wasm.deliver(there));
    };
    delivering ??= chunks.load("delivery").then(told(true), told(false));
  };

  /** Fetches what speaks to backends other than a webhook; until then events for them wait. */
  const speak = (): void => {
    if (settings.speaks)
      speaking ??= chunks.load("destinations").then(
        () => void guard.serve(0, () => wasm.speak()),
        () => {
          speaking = undefined;
          options.report(undefined, LOAD_FAILED, UNLOADED);
        },
      );
  };

  /** Begins to capture what the document names, once. */
  const capture = async (): Promise<void> => {
    if (!settings.capture || captures) return;
    captures = true;
    try {
      const [{ begin }] = await Promise.all([settings.capture, chunks.load("capture")]);
      begin((seen) => guard.serve(0, () => wasm.notice(seen)), { base: options.base, own: settings.own, signal });
    } catch {
      options.report(undefined, LOAD_FAILED, UNLOADED);
    }
  };

  /** Follows the page's experiments. */
  const weigh = async (): Promise<void> => {
    weighed = true;
    const tell = (given?: object) => guard.serve(0, () => wasm.weigh(given));
    try {
      const followed = await settings.experiments;
      if (settings.weighs) await (following = followed)!.follow(tell, chunks.main.memory as WebAssembly.Memory, signal);
      else throw tell;
    } catch {
      options.report(undefined, LOAD_FAILED, UNLOADED);
      tell();
    }
    weighing = undefined;
  };

  const enter = (place: Place, overridden: boolean): void => {
    const { element, id, row, values } = place;
    const box = document.createElement("div");
    boxes.set(element, box);
    const inputs: Record<string, unknown> = { ...values };
    for (const { name, value } of element.attributes) {
      if (row.attributes.includes(name) || (overridden && name == OVERRIDE)) inputs[name] = value;
    }
    match(place);
    guard.serve(id, () => wasm.mount(id, element, box, inputs));
  };

  /** What could not be loaded is mounted again at the next need. */
  const lose = (place: Place): void => {
    place.id = 0;
    places.delete(place.element);
    place.fallBack();
    options.lose(place);
    options.report(place.element, LOAD_FAILED, UNLOADED);
  };

  // It is on its way; what reads it is not to be later.
  if (settings.index && settings.asked) learning = learn(settings.index);

  return {
    open,
    mount(place) {
      const { id, element, row } = place;
      const wanted = () => place.id == id && !signal.aborted;
      const overridden =
        element.hasAttribute(OVERRIDE) &&
        chunks.load("experiment").then(
          () => true,
          // A widget has its own attributes then.
          () => false,
        );
      const loaded = Promise.all([overridden, chunks.load(element.localName.slice(7)), row.waits && parsed(element)]);
      if (element.localName == PANEL) {
        if (settings.index) learning ??= learn(settings.index);
        if (settings.asks) providing ??= provide();
      }
      unserved.add(place);
      void served(() => {
        unserved.delete(place);
        loaded.then(
          ([overridden]) => wanted() && enter(place, overridden),
          () => wanted() && lose(place),
        );
      });
    },
    update({ id }, name, value) {
      guard.serve(id, () => wasm.update(id, name, value));
    },
    unmount(place) {
      unserved.delete(place);
      guard.serve(place.id, () => wasm.unmount(place.id));
    },
    call(name, given) {
      const ask = (name: string, given: unknown[]) => {
        const answer = guard.serve(0, () => wasm.call(name, given));
        return answer === nothing ? undefined : answer;
      };
      const answer = () => (following ? following.answer(name, given, ask) : ask(name, given));
      if (!opening && !shut) deliver();
      // Nothing is made for those who wait where nobody has to.
      if (!weighing && !delivering && !opening && !shut) return answer();
      return served(() => {
        const awaited = name == "delivery" ? delivering : /^(ex|f)/.test(name) && weighing;
        return awaited ? awaited.then(answer) : answer();
      });
    },
  };
}
