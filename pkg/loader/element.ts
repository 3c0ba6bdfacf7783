/** The custom elements: they keep what pages give them until the runtime is there, and take it away when they go. */
import { Place } from "./place";
import { sheet } from "./sheet";
import { mount, unmount, update } from "./start";

/** Defines an element, unless the page has it already. */
export function define(tag: string, row: Row): void {
  if (customElements.get(tag)) return;
  const { attributes, properties } = row;
  const reserve = sheet(row.reserve);

  class AwningElement extends HTMLElement {
    static readonly observedAttributes = attributes;
    /** Elements that wait to come near the window. */
    static readonly #near = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) if (isIntersecting) mount((target as AwningElement).#place);
      },
      { rootMargin: "400px" },
    );
    readonly #place = new Place(this, row, reserve);

    connectedCallback(): void {
      const place = this.#place;
      const own = this as Record<string, any>;
      for (const name of properties) {
        // Set before this class was there, it hides the class's own property.
        if (Object.hasOwn(own, name)) {
          const value = own[name];
          delete own[name];
          own[name] = value;
        }
      }
      // Moved: its widget is still there.
      if (place.id) return;
      place.reserve();
      AwningElement.#near.observe(this);
      if (row.eager.includes(this.getAttribute("placement") ?? "")) mount(place);
    }

    disconnectedCallback(): void {
      // One turn later, because a move takes an element away and puts it back.
      queueMicrotask(() => {
        if (this.isConnected) return;
        AwningElement.#near.unobserve(this);
        unmount(this.#place);
      });
    }

    attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
      update(this.#place, name, value);
    }

    static {
      const accessor = (name: string, get: (this: AwningElement) => unknown, set: (this: AwningElement, value: any) => void) =>
        Object.defineProperty(this.prototype, name, { get, set, configurable: true, enumerable: true });
      for (const name of attributes) {
        accessor(
          name,
          function () {
            return this.getAttribute(name);
          },
          function (value) {
            if (value == null || value === false) this.removeAttribute(name);
            else this.setAttribute(name, value === true ? "" : value);
          },
        );
      }
      for (const name of properties) {
        accessor(
          name,
          function () {
            return this.#place.values[name];
          },
          function (value) {
            this.#place.values[name] = value;
            update(this.#place, name, value);
          },
        );
      }
    }
  }

  customElements.define(tag, AwningElement);
}
