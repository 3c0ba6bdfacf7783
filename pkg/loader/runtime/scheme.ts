/** Light or dark: as the page is where a widget stands, not as the visitor's system prefers. */
import { type Place } from "../place";

/** Lets a widget be light where the page's text is dark, and dark where it is light. */
export function match(place: Place): void {
  const { color } = getComputedStyle(place.element);
  const parts = color.match(/[\d.]+/g)!.map(Number);
  // The forms in which browsers write colors: oklch(L …) and oklab(L …), lab(L …) and lch(L …), color(srgb …), rgb(…).
  const lightness = color.startsWith("ok")
    ? parts[0]!
    : color[0] == "l"
      ? parts[0]! / 100
      : Math.max(...parts.slice(0, 3)) / (color[0] == "c" ? 1 : 255);
  const scheme = lightness < 0.6 ? "light" : "dark";
  place.style(scheme, `:host{color-scheme:${scheme}}`, true);
}
