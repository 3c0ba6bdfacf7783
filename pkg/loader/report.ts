/** Errors: told once to the page, never thrown at it. */

/** An error with a code that pages can act on. */
export class Failure extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const told = new WeakMap<EventTarget, Set<string>>();

/** Dispatches `awning-error`, once for each thing that goes wrong with an element or with the document. */
export function report(element: HTMLElement | undefined, code: string, message: string): void {
  // What cannot be had on this page at all is not told for each element.
  const target: EventTarget = element ?? document;
  const owner = code == "wasm-blocked" ? document : target;
  const known = told.get(owner) ?? new Set();
  const key = owner == document && element ? code : code + message;
  if (known.has(key)) return;
  told.set(owner, known.add(key));
  const detail = { code, message, element: element?.localName ?? "" };
  console.warn(`awning: ${detail.element && `<${detail.element}> `}${message} (${code})`);
  target.dispatchEvent(new CustomEvent("awning-error", { detail, bubbles: true, composed: true }));
}
