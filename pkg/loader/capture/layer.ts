/** What the page pushes for Google Analytics 4: to `gtag.js`, or to Tag Manager. */
import { type Surroundings, type Tell } from "./surroundings";

/** So many items that were pushed before are read. */
const MOST = 1000;

/** What was read, also by an instance that has failed: it is not read again as something that was pushed before. */
const known = new WeakSet<object>();

export function hearPushes(name: string, names: string[], tell: Tell, { own, signal }: Surroundings): void {
  const take = (item: any): void => {
    try {
      if (!item || typeof item != "object" || own.has(item)) return;
      known.add(item);
      // What `gtag` pushes are its arguments: ["event", "purchase", {…}].
      const isCall = Object.prototype.toString.call(item) == "[object Arguments]" || Array.isArray(item);
      if (isCall && item[0] != "event") return;
      const event = isCall ? item[1] : item.event;
      if (!names.includes(event)) return;
      const parameters = isCall ? item[2] : (item.ecommerce ?? item);
      tell({ kind: "push", name: event, parameters });
    } catch {
      // A getter of the page's own has thrown.
    }
  };
  const page = window as any;
  const layer = (page[name] ??= []);
  if (!Array.isArray(layer)) return;
  for (const item of layer.slice(-MOST)) if (!known.has(item)) take(item);
  const before = Object.getOwnPropertyDescriptor(layer, "push");
  const original = layer.push;
  const push = function (this: unknown, ...items: unknown[]) {
    const result = original.apply(this as unknown[], items);
    if (!signal.aborted) items.forEach(take);
    return result;
  };
  layer.push = push;
  signal.addEventListener("abort", () => {
    // If another script has put its own in front, ours only passes on from now on.
    if (layer.push != push) return;
    if (before) Object.defineProperty(layer, "push", before);
    else delete (layer as any).push;
  });
}
