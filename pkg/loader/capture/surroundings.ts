/** What the runtime gives to those who look at the page. */

/** Tells the wasm what was seen; without anything, begins, and answers what to look for. */
export type Tell = (seen: object | undefined) => unknown;

export interface Surroundings {
  /** Where all files of the package are. */
  base: string;
  /** What Awning itself has pushed to arrays of the page. */
  own: WeakSet<object>;
  /** Ends with the instance of the wasm. */
  signal: AbortSignal;
}

/** What to look for; crates/core/src/capture/page.rs says so. */
export interface Wanted {
  clicks: boolean;
  forms: boolean;
  scroll: boolean;
  engagement: boolean;
  /** Links to other sites, or to files. */
  links: boolean;
  rageClicks: boolean;
  errors: boolean;
  vitals: boolean;
  /** The name of the array that the page pushes Google's events to. */
  layer: string | null;
  /** The names of those. */
  names: string[] | null;
  jsonLd: boolean;
  shopify: boolean;
}

/** Listens. Whatever goes wrong here, the page is not to hear of it. */
export function listen<T extends Event>(target: EventTarget, name: string, hear: (event: T) => unknown, options: AddEventListenerOptions): void {
  target.addEventListener(
    name,
    (event) => {
      try {
        hear(event as T);
      } catch {
        // A getter or a proxy of the page's own has thrown.
      }
    },
    options,
  );
}
