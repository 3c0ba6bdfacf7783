/** Errors of the page's scripts. */
import { type Tell, listen } from "./surroundings";

export function hearErrors(tell: Tell, base: string, signal: AbortSignal): void {
  const take = (error: unknown, rest: object): void => {
    const { message, name, stack } = (error ?? {}) as Partial<Error>;
    const text = typeof message == "string" ? [name, message].filter((part) => part && typeof part == "string").join(": ") : String(error);
    // Awning's own are told by Awning; what handlers of the page throw is the page's.
    const [thrown] = String(stack).match(/https?:.*/) ?? [];
    if (thrown?.startsWith(base)) return;
    tell({ kind: "error", message: text, stack: String(stack), ...rest });
  };
  listen(
    window,
    "error",
    (event) => {
      // Pictures and scripts that cannot be had have an event of that name, too.
      if (!(event instanceof ErrorEvent) || event.filename.startsWith(base)) return;
      const { message, filename, lineno, colno, error } = event;
      take(error ?? { message }, { source: filename, line: lineno, column: colno });
    },
    { signal },
  );
  listen(window, "unhandledrejection", ({ reason }: PromiseRejectionEvent) => take(reason, {}), { signal });
}
