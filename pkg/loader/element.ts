/** The custom elements: they keep what pages give them until the runtime is there, and take it away when they go. */
import { Place } from "./place";
import { mount, running, update } from "./start";

/** Elements that wait to come near the window. */
const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) (target as Defined).need();
  },
  { rootMargin: "400px" },
);

interface Defined extends HTMLElement {
  need(): void;
}

/** Defines an element, unless the page has it already. */
export function define(tag: string, row: Row): void {
  if (customElements.get(tag)) return;

  class AwningElement extends HTMLElement {
    static readonly observedAttributes = row.attributes;
    readonly #place = new Place(this, row);

    connectedCallback(): void {
      for (const name of row.properties) {
        // Set before this class was there, it hides the class's own property.
        if (Object.hasOwn(this, name)) {
          const value = (this as any)[name];
          delete (this as any)[name];
          (this as any)[name] = value;
        }
      }
      // Moved: its widget is still there.
      if (this.#place.id) return;
      this.#place.reserve();
      near.observe(this);
      if (row.eager.includes(this.getAttribute("placement") ?? "")) this.need();
    }

    disconnectedCallback(): void {
      // One turn later, because a move takes an element away and puts it back.
      queueMicrotask(() => {
        if (this.isConnected) return;
        near.unobserve(this);
        running()?.unmount(this.#place);
      });
    }

    attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
      update(this.#place, name, value);
    }

    need(): void {
      void mount(this.#place);
    }

    /** What a property or an attribute holds. */
    read(name: string): unknown {
      return row.properties.includes(name) ? this.#place.values[name] : this.getAttribute(name);
    }

    /** Sets a property, or the attribute that it reflects. */
    write(name: string, value: unknown): void {
      if (row.properties.includes(name)) {
        this.#place.values[name] = value;
        update(this.#place, name, value);
      } else if (value == null || value === false) this.removeAttribute(name);
      else this.setAttribute(name, value === true ? "" : `${value}`);
    }
  }

  const { prototype } = AwningElement;
  for (const name of [...row.attributes, ...row.properties]) {
    Object.defineProperty(prototype, name, {
      get(this: AwningElement) {
        return this.read(name);
      },
      set(this: AwningElement, value: unknown) {
        this.write(name, value);
      },
      configurable: true,
      enumerable: true,
    });
  }
  customElements.define(tag, AwningElement);
}
