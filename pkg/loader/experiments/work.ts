/** A change of elements, and how it is undone. */
import { contentOf } from "./content";

/** A change of all elements that a selector finds. */
export interface Change {
  selector: string;
  /** `html`, `class`, `style`, `position`, or the name of an attribute. */
  of: string;
  action: "set" | "append" | "remove";
  value: string;
  /** Of a position: the element to stand in, and the one to stand before. */
  parent: string | null;
  before: string | null;
}

/** What is done to elements, and what they were before. */
export interface Work {
  readonly change: Change;
  /** Whether an element is as it is to be. */
  holds(element: Element): boolean;
  /** Whether an element was changed before. */
  knows(element: Element): boolean;
  do(element: Element): void;
  /** Forgets elements that have left the page. */
  forget(): void;
  /** Takes everything back that the page has not changed since. */
  undo(): void;
}

export function workOf(change: Change): Work {
  if (change.of == "html") return new Content(change);
  if (change.of == "position") return new Position(change);
  return new Attribute(change);
}

abstract class Changed<T> {
  protected readonly known = new Map<Element, T>();

  constructor(readonly change: Change) {}

  knows(element: Element): boolean {
    return this.known.has(element);
  }

  forget(): void {
    for (const element of this.known.keys()) if (!element.isConnected) this.known.delete(element);
  }

  undo(): void {
    for (const [element, kept] of this.known) this.restore(element, kept);
    this.known.clear();
  }

  protected abstract restore(element: Element, kept: T): void;
}

/** An attribute, classes and style among them: what it was, and what it became. */
class Attribute extends Changed<[before: string | null, after: string | null]> implements Work {
  holds(element: Element): boolean {
    const kept = this.known.get(element);
    const { of } = this.change;
    const now = element.getAttribute(of);
    // Other classes come and go for many reasons.
    return !!kept && (now === kept[1] || (of == "class" && this.#wanted(now) === now));
  }

  do(element: Element): void {
    const { of } = this.change;
    const before = element.getAttribute(of);
    write(element, of, this.#wanted(before));
    // As the browser has it now: it writes styles in its own way.
    this.known.set(element, [before, element.getAttribute(of)]);
  }

  protected restore(element: Element, [before, after]: [string | null, string | null]): void {
    const { of, action, value } = this.change;
    const now = element.getAttribute(of);
    if (now === after) return write(element, of, before);
    if (of != "class" || now === null || action == "set") return;
    const had = words(before);
    const names = words(value).filter((name) => (action == "append" ? !had.includes(name) : had.includes(name)));
    if (action == "append") element.classList.remove(...names);
    else element.classList.add(...names);
  }

  #wanted(now: string | null): string | null {
    const { of, action, value } = this.change;
    if (of == "class") {
      const [names, own] = [words(value), words(now)];
      if (action == "set") return value;
      const others = own.filter((name) => !names.includes(name));
      const wanted = action == "remove" ? others : [...own, ...names.filter((name) => !own.includes(name))];
      return wanted.length == own.length ? now : wanted.join(" ");
    }
    if (action == "remove") return null;
    return action == "append" ? (now ?? "") + value : value;
  }
}

/** An element's content: its nodes before, and those that came instead or beside. */
class Content extends Changed<{ before: ChildNode[]; added: ChildNode[]; html: string }> implements Work {
  holds(element: Element): boolean {
    const kept = this.known.get(element);
    if (!kept) return this.change.action == "remove";
    const { added, html } = kept;
    return this.change.action == "append" ? added.every((node) => node.parentNode == element) : element.innerHTML == html;
  }

  do(element: Element): void {
    const before = [...element.childNodes].filter((node) => !this.known.get(element)?.added.includes(node));
    const added = contentOf(element, this.change.value);
    if (this.change.action == "append") element.append(...added);
    else element.replaceChildren(...added);
    this.known.set(element, { before, added, html: element.innerHTML });
  }

  protected restore(element: Element, { before, added, html }: { before: ChildNode[]; added: ChildNode[]; html: string }): void {
    if (this.change.action != "append" && element.innerHTML == html) element.replaceChildren(...before);
    else for (const node of added) if (node.parentNode == element) node.remove();
  }
}

/** Where an element stands, and a mark where it stood. */
class Position extends Changed<Comment> implements Work {
  holds(element: Element): boolean {
    if (this.change.action != "set") return true;
    const place = this.#place(element);
    if (!place) return true;
    const [parent, before] = place;
    return element.parentNode == parent && (!before || element.nextElementSibling == before);
  }

  do(element: Element): void {
    const [parent, before] = this.#place(element)!;
    if (!this.known.has(element)) {
      const mark = document.createComment("");
      element.before(mark);
      this.known.set(element, mark);
    }
    parent.insertBefore(element, before);
  }

  protected restore(element: Element, mark: Comment): void {
    if (mark.isConnected && element.isConnected) mark.replaceWith(element);
    else mark.remove();
  }

  /** None where the page has no such place yet. */
  #place(element: Element): [Element, Element | null] | undefined {
    const { parent, before } = this.change;
    const into = document.querySelector(parent!);
    if (!into || element.contains(into)) return;
    const next = before ? document.querySelector(before) : null;
    return [into, next?.parentNode == into && next != element ? next : null];
  }
}

function write(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  // A policy without 'unsafe-inline' lets scripts set styles in this way only.
  else if (name == "style") (element as HTMLElement).style.cssText = value;
  else element.setAttribute(name, value);
}

function words(text: string | null): string[] {
  return (text ?? "").split(/\s+/).filter((word) => word);
}
