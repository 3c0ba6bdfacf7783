/** Forms that are submitted: never what is written in them. */
import { attribute, pathOf } from "./element";
import { type Tell, listen } from "./surroundings";

/** Fields that visitors see. */
const FIELDS = "input:not([type=hidden],[type=submit],[type=button],[type=reset],[type=image]),select,textarea";

export function hearForms(tell: Tell, signal: AbortSignal): void {
  listen(
    window,
    "submit",
    (event) => {
      const path = pathOf(event);
      const [form] = path ?? [];
      if (!form) return;
      // Its properties may be hidden by fields that are called so.
      tell({
        kind: "form",
        id: attribute(form, "id"),
        name: attribute(form, "name"),
        action: new URL(attribute(form, "action") || location.href, document.baseURI).href,
        method: (attribute(form, "method") || "get").toLowerCase(),
        fields: Element.prototype.querySelectorAll.call(form, FIELDS).length,
      });
    },
    { capture: true, passive: true, signal },
  );
}
