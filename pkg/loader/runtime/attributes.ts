/** Events that elements name themselves: `data-awning-event="Plan Chosen" data-awning-event-plan="pro"`. */

const NAME = "data-awning-event";

/** Tracks them: of a form when it is submitted, of any other element when it is clicked. The innermost element counts. */
export function hearAttributes(signal: AbortSignal): void {
  const hear = (event: Event): void => {
    for (const element of event.composedPath()) {
      if (!(element instanceof Element)) continue;
      // Its fields may hide a form's own properties.
      const attributes = [...Reflect.get(Element.prototype, "attributes", element)] as Attr[];
      const name = attributes.find((attribute) => attribute.name == NAME)?.value;
      if (!name) continue;
      if ((event.type == "submit") == element instanceof HTMLFormElement) {
        const own = attributes.filter((attribute) => attribute.name.startsWith(`${NAME}-`));
        // The global keeps it until the runtime is there.
        (window as any).awning?.track?.(name, Object.fromEntries(own.map(({ name, value }) => [name.slice(NAME.length + 1), value])));
      }
      return;
    }
  };
  // First of all, because what follows may stop the event, or leave the page.
  for (const type of ["click", "submit"]) addEventListener(type, hear, { capture: true, passive: true, signal });
}
