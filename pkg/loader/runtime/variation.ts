/** What the element of an experiment shows: the content of one of its templates, or the children beside them. */
import { type Place } from "../place";

/** How an assignment fared; src/browser/host.rs reads these. */
export const LATE = 0;
export const SHOWN = 1;
export const MISSING = 2;

const CONTROL = "control";

/** What those show whose variation was known in time, or was forced: a template's content, or the children beside them. */
const shown = new WeakMap<Place, HTMLTemplateElement | undefined>();

/** The children beside the templates, as the page has them. */
const plain = new WeakMap<Place, ChildNode[]>();

/**
 * Shows the content of the template that has one of these names, the first before the second. Without one, that of the
 * control is shown, or else the children beside the templates. A control that is shown because it was too late stays,
 * unless it is to give way.
 */
export function vary(place: Place, names: string[], givesWay: boolean): number {
  const { element, varied } = place;
  if (varied && !givesWay && !shown.has(place)) return LATE;
  const [templates, beside] = partition(element);
  const named = (name: string) => templates.find((template) => template.getAttribute("variation") == name);
  const found = names.map(named).find((template) => template);
  const template = found ?? named(CONTROL);
  // What the loader has shown of a template is no child of the page's own.
  if (!plain.has(place)) plain.set(place, varied && named(CONTROL) ? [] : beside);
  if (!shown.has(place) || shown.get(place) != template) {
    const content = template ? [...document.importNode(template.content, true).childNodes] : plain.get(place)!;
    if (content != beside) {
      for (const node of beside) node.remove();
      if (template) template.after(...content);
      else element.append(...content);
    }
    shown.set(place, template);
    place.varied = true;
    place.fallBack();
  }
  return found || names.includes(CONTROL) ? SHOWN : MISSING;
}

/** Waits until the parser has seen all of an element; polled, because nothing tells of an end tag. */
export async function parsed(element: Element): Promise<void> {
  while (document.readyState == "loading" && element.contains([...document.querySelectorAll("*")].at(-1)!)) {
    await new Promise((then) => setTimeout(then, 9));
  }
}

/** An element's templates, and its other children. */
function partition(element: Element): [HTMLTemplateElement[], ChildNode[]] {
  const nodes = [...element.childNodes];
  const templates = nodes.filter((node) => node instanceof HTMLTemplateElement);
  return [templates, nodes.filter((node) => !(node instanceof HTMLTemplateElement))];
}
