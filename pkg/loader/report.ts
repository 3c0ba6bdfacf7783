/** Errors: told once to the page, never thrown at it. */

const told = new WeakMap<EventTarget, Set<string>>();

/** Dispatches `awning-error`, once for each thing that goes wrong with an element, or with the page as a whole. */
export function report(element: HTMLElement | undefined, code: string, message: string): void {
  const target = element ?? document;
  const known = told.get(target) ?? new Set();
  if (known.has(message)) return;
  told.set(target, known.add(message));
  const detail = { code, message, element: element?.localName ?? "" };
  console.warn(`awning: ${element ? `<${detail.element}> ` : ""}${message} (${code})`);
  target.dispatchEvent(new CustomEvent("awning-error", { detail, bubbles: true, composed: true }));
}
