/** Clicks, by mouse, finger or key. */
import { describe, pathOf } from "./element";
import { type Tell, type Wanted, listen } from "./surroundings";

/** What visitors take for something to click on. */
const CONTROL =
  "a[href],area[href],button,summary,input[type=button],input[type=submit],input[type=reset],input[type=image],[role=button],[role=link],[role=menuitem],[role=tab],[role=switch]";

export function hearClicks(wanted: Wanted, tell: Tell, signal: AbortSignal): void {
  const options = { capture: true, passive: true, signal };
  const hear = (event: MouseEvent): void => {
    const path = pathOf(event);
    if (!path) return;
    const control = path.find((element) => element.matches(CONTROL));
    // A key's click has no place.
    const isPointed = wanted.rageClicks && event.type == "click" && event.detail > 0;
    if (!control && !isPointed) return;
    const place = isPointed ? { x: event.clientX, y: event.clientY } : {};
    tell({ kind: "click", control: !!control, ...describe(control ?? path[0]!, path, !!control), ...place });
  };
  listen(window, "click", hear, options);
  // The middle button opens a link in another tab, which is no click to browsers.
  const opensLink = (event: MouseEvent) => event.button == 1 && pathOf(event)?.some((element) => element.matches("a[href]"));
  listen(window, "auxclick", (event: MouseEvent) => opensLink(event) && hear(event), options);
}
