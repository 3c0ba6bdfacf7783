/** Shopify's standard storefront events: their fields are the event's own. */
import { type Tell } from "./surroundings";

/** Those that are heard, and their fields. */
const EVENTS: Record<string, string[]> = {
  "product:view": ["context", "product"],
  "collection:view": ["collection"],
  "search:update": ["search"],
  "cart:view": ["cart"],
  "cart:lines-update": ["action", "lines"],
};

/** The one that comes before the change that it tells of; its promise resolves when that is done. */
const UPDATE = "cart:lines-update";

export function hearShopify(tell: Tell, signal: AbortSignal): void {
  for (const [name, fields] of Object.entries(EVENTS)) {
    document.addEventListener(
      `shopify:${name}`,
      async (heard) => {
        const given = heard as any;
        try {
          const event = Object.fromEntries(fields.map((field) => [field, given[field] ?? given.detail?.[field]]));
          const result = name == UPDATE ? await (given.promise ?? given.detail?.promise) : undefined;
          if (!signal.aborted) tell({ kind: "shopify", name, event, result });
        } catch {
          // The change has failed, which the page knows.
        }
      },
      { signal },
    );
  }
}
