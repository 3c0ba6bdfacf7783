/** Light or dark: as the page is where a widget stands, not as the visitor's system prefers. */

/** Light where the page's text is dark, and dark where it is light. */
export function schemeAt(element: HTMLElement): "light" | "dark" {
  const { color } = getComputedStyle(element);
  const parts = color.match(/[\d.]+/g)!.map(Number);
  // The forms in which browsers write colors: oklch(L …) and oklab(L …), lab(L …) and lch(L …), color(srgb …), rgb(…).
  const lightness = color.startsWith("ok")
    ? parts[0]!
    : color[0] == "l"
      ? parts[0]! / 100
      : Math.max(...parts.slice(0, 3)) / (color[0] == "c" ? 1 : 255);
  return lightness < 0.6 ? "light" : "dark";
}
