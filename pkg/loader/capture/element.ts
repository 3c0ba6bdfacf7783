/** What is seen of an element. No value of a field is ever read. */

/** Nothing within an element that has this is seen. */
const PRIVATE = "data-awning-private";

/** Fields, and what is not for people. */
const UNREAD = "input,textarea,select,script,style,noscript,template,[contenteditable]:not([contenteditable=false])";

/** So many elements around one are looked at for its selector. */
const MOST_STEPS = 5;

/** So many characters of what is written on an element are enough. */
const ENOUGH = 200;

/** So many siblings are counted. */
const MOST_SIBLINGS = 200;

/** An attribute. By this way, because a field called `getAttribute` hides a form's own. */
export function attribute(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

/** The elements that an event went through, the innermost first; `undefined` if they are none of ours. */
export function pathOf(event: Event): Element[] | undefined {
  const path = event.composedPath().filter((node) => node instanceof Element);
  const root = path[0]?.getRootNode();
  // What visitors do in Awning's own widgets is told by them.
  if (!path[0] || (root instanceof ShadowRoot && root.host.localName.startsWith("awning-"))) return;
  return path.some((element) => attribute(element, PRIVATE) != null) ? undefined : path;
}

/** What is seen of an element; of one that is no control, only what is written on itself, which may be all of a page. */
export function describe(element: Element, path: Element[], isControl: boolean): object {
  return {
    tag: element.localName,
    id: attribute(element, "id"),
    text: attribute(element, "aria-label") || textOf(element, isControl) || attribute(element, "title"),
    href: addressOf(element),
    download: element.localName == "a" && attribute(element, "download") != null,
    steps: path
      .slice(path.indexOf(element))
      .slice(0, MOST_STEPS)
      .map((step) => ({
        tag: step.localName,
        id: attribute(step, "id"),
        test: attribute(step, "data-testid"),
        classes: (attribute(step, "class") ?? "").trim().split(/\s+/).slice(0, 8),
        nth: placeOf(step),
      })),
  };
}

/** What is written on an element, and on those within it if wanted, without what is private, and without what visitors have written. */
function textOf(element: Element, isDeep: boolean): string {
  if (element.matches(UNREAD)) return "";
  let text = "";
  const read = (node: Node): void => {
    for (const child of node.childNodes) {
      if (text.length > ENOUGH) return;
      if (child instanceof Text) text += child.data.slice(0, ENOUGH);
      else if (!isDeep) continue;
      else if (child instanceof HTMLImageElement) text += ` ${child.alt} `;
      else if (child instanceof Element && !child.matches(`${UNREAD},[${PRIVATE}]`)) {
        text += " ";
        read(child);
      }
    }
  };
  read(element);
  return text;
}

/** Where a link leads. */
function addressOf(element: Element): string | null {
  const href = attribute(element, "href") ?? attribute(element, "xlink:href");
  try {
    return href == null ? null : new URL(href, document.baseURI).href;
  } catch {
    // No address.
    return null;
  }
}

/** An element's place among its siblings of the same tag, from 1; 0 if it has none. */
function placeOf(element: Element): number {
  const siblings = [...(element.parentNode?.children ?? [])].slice(0, MOST_SIBLINGS).filter(({ localName }) => localName == element.localName);
  return siblings.length > 1 ? siblings.indexOf(element) + 1 : 0;
}
