/** The global `awning`: before the runtime is there, it keeps what it is told. */
import { call, start } from "./start";

type Handler = (event: unknown) => void;

const handlers = new Map<string, Set<Handler>>();

/** Calls the page's handlers of an event; what they throw is theirs. */
export function emit(name: string, event: unknown): void {
  for (const key of [name, "*"]) {
    for (const handler of handlers.get(key) ?? []) {
      try {
        handler(event);
      } catch (error) {
        reportError(error);
      }
    }
  }
}

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
      if (!handlers.has(name)) handlers.set(name, new Set());
      handlers.get(name)!.add(handler);
      return () => handlers.get(name)!.delete(handler);
    },
    /** What the stub queue takes: `["track", "Product Viewed", {…}]`. */
    push([name, ...given]: [string, ...unknown[]]) {
      void call(name, given);
    },
    /** Resolves when the runtime is there; asking for it starts it. */
    get ready() {
      return start().then(() => awning);
    },
  };
  for (const name of ["track", "page", "identify", "reset", "consent", "explain", "flush"]) awning[name] = method(name);
  page.awning = awning;
  if (Array.isArray(before)) for (const entry of before) (awning.push as Handler)(entry);
  return true;
}
