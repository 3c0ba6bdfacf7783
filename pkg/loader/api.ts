/** The global `awning`: before the runtime is there, it keeps what it is told. */
import { call, start } from "./start";

type Handler = (event: unknown) => void;

/** The page's handlers of events, each with the name it waits for; "*" is every one. */
export const handlers = new Set<readonly [name: string, handler: Handler]>();

/** Puts the global in place; `false` if it is there already. */
export function install(): boolean {
  const page = window as unknown as { awning?: any };
  const before = page.awning;
  if (before?.version) return false;
  const method =
    (name: string) =>
    (...given: unknown[]) =>
      call(name, given);
  const awning: Record<string, unknown> = {
    version: TABLE.version,
    cart: { set: method("cart.set") },
    visitor: { export: method("visitor.export"), erase: method("visitor.erase") },
    /** Calls the handler at every event of that name, or at every one for "*". Returns what ends that. */
    on(name: string, handler: Handler) {
      const entry = [name, handler] as const;
      handlers.add(entry);
      return () => handlers.delete(entry);
    },
    /** What the stub queue takes: `["track", "Product Viewed", {…}]`. */
    push([name, ...given]: [string, ...unknown[]]) {
      call(name, given);
    },
    /** Resolves when the runtime is there; asking for it starts it. */
    get ready() {
      return start().then(() => awning);
    },
  };
  for (const name of "track page destination identify reset consent explain flush delivery experiment feature attributes".split(" ")) awning[name] = method(name);
  page.awning = awning;
  if (Array.isArray(before)) before.forEach(awning.push as Handler);
  return true;
}
