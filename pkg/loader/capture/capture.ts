/** Looks at the page for what the document names to be captured; the wasm decides what of it becomes an event. */

/** This module, as the runtime sees it. */
export interface Capture {
  begin: typeof begin;
}

/** Tells the wasm what was seen; without anything, begins, and answers what to look for. */
export type Tell = (seen: object | undefined) => unknown;

export interface Surroundings {
  /** Where all files of the package are. */
  base: string;
  /** What was pushed to arrays of the page by Awning, or has been captured from them. */
  known: WeakSet<object>;
  /** Ends with the instance of the wasm. */
  signal: AbortSignal;
}

/** Begins. Everything ends with the signal. */
export function begin(tell: Tell, { signal }: Surroundings): void {
  if (!signal.aborted) tell(undefined);
}
