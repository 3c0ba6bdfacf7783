/** What the shadow root of a mounted element shows. */
import { type Place } from "../place";
import { sheet } from "../sheet";

const sheets = new Map<string, CSSStyleSheet>();

/** The document's design tokens, on every element's shadow host. */
const theme = sheet(":host{}");

/** Places whose widget has been shown. */
const shown = new WeakSet<Place>();

/** The style sheet of that name, made once for all elements. */
function shared(name: string, css: string): CSSStyleSheet {
  let made = sheets.get(name);
  if (!made) sheets.set(name, (made = sheet(css)));
  return made;
}

/** Sets a design token; a page's own style sheets win over it. */
export function setToken(property: string, value: string): void {
  (theme.cssRules[0] as CSSStyleRule).style.setProperty(property, value);
}

/** Adopts the widget's style sheet of that name. */
export function dress(place: Place, name: string, css: string): void {
  const made = shared(name, css);
  if (!place.sheets.includes(made)) place.sheets.push(made);
  place.shadow.adoptedStyleSheets = place.sheets;
}

/** Lets a widget be light where the page's text is dark, and dark where it is light. */
export function setScheme(place: Place, scheme: "light" | "dark"): void {
  const { sheets } = place;
  // Before all others, which may know better.
  if (!sheets.includes(theme)) sheets.unshift(theme, theme);
  sheets[0] = shared(scheme, `:host{color-scheme:${scheme}}`);
  place.shadow.adoptedStyleSheets = sheets;
}

/** Shows the widget. */
export function show(place: Place, box: Element): void {
  shown.add(place);
  if (box.parentNode != place.shadow) place.show(box);
}

/** Shows nothing. What the visitor has seen makes room; what they have not keeps it where they would see a jump. */
export function hide(place: Place): void {
  place.vanish(!shown.has(place) && place.isSeen() ? "visibility:hidden" : "display:none");
}
