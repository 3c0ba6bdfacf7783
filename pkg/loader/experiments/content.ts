/** HTML that a visual experiment sets, without anything in it that runs. */

/** What is left out beside what could run: what other files do is not an experiment's to say. */
const ELEMENTS = ["style", "link", "meta", "base", "template"];

/** A tag with its attributes. */
const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/gi;
/** One of them, with the blank before it. */
const ATTRIBUTE = /(\s)([^\s"'<>/=]+)(\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?/g;
/** Where styles wait until the parser is done: a strict policy has what it finds in `style` reported. */
const STYLE = "data-awning-style";

interface Sanitizing extends Element {
  setHTML?(html: string, options: { sanitizer: { removeElements: string[]; removeAttributes: string[] } }): void;
}

/**
 * The nodes that a piece of HTML stands for in an element.
 *
 * By the browser's own sanitizer, which a page's policy on Trusted Types allows. In a browser without it, only text can be
 * had without breaking such a policy; what else there is to be set is refused.
 */
export function contentOf(element: Element, html: string): ChildNode[] {
  if (!/[<&]/.test(html)) return html ? [document.createTextNode(html)] : [];
  // What may stand in an element depends on which it is.
  const inert: Sanitizing = document.implementation.createHTMLDocument("").createElement(element.localName);
  if (!inert.setHTML) throw new Error("this browser has no way to set HTML safely (Element.setHTML)");
  const unstyled = html.replace(TAG, (tag) =>
    tag.replace(ATTRIBUTE, (whole, blank, name, value = "") => (name.toLowerCase() == "style" ? `${blank}${STYLE}${value}` : whole)),
  );
  inert.setHTML(unstyled, { sanitizer: { removeElements: ELEMENTS, removeAttributes: ["nonce", "style"] } });
  for (const styled of inert.querySelectorAll<HTMLElement>(`[${STYLE}]`)) {
    styled.style.cssText = styled.getAttribute(STYLE)!;
    styled.removeAttribute(STYLE);
  }
  return [...inert.childNodes].map((node) => document.importNode(node, true));
}
