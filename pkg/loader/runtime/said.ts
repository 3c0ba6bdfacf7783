/** What pages say once and widgets must know for as long as the page lives: said again to a new instance. */

const PURPOSES = ["analytics", "marketing", "personalization"];

export class Said {
  #choices: Record<string, boolean> = {};
  #user: unknown;
  #attributes: Record<string, unknown> = {};
  /** It is the page's, not the visitor's: it stays when they go. */
  #cart?: unknown[];
  /** So are its functions, by the name of the destination. */
  #functions = new Map<unknown, unknown[]>();

  constructor() {
    addEventListener("storage", ({ key }) => {
      // Another tab knows better, and what it knows is stored.
      if (key && key != "awning.visitor") return;
      this.#choices = {};
      this.#user = undefined;
    });
  }

  /** Takes note of a call, if it lasts. */
  hear(name: string, given: any[]): void {
    const [first] = given;
    if (name == "cart.set") this.#cart = given;
    if (name == "destination") this.#functions.set(first, given);
    if (name == "identify") this.#user = first;
    if (name == "attributes") this.#attributes = { ...this.#attributes, ...first };
    if (name == "consent") this.#choices = { ...this.#choices, ...choicesOf(first) };
    if (name == "reset" || name == "visitor.erase") {
      this.#user = undefined;
      this.#attributes = {};
    }
    // A refusal outlasts erasure.
    if (name == "visitor.erase") this.#choices = Object.fromEntries(Object.entries(this.#choices).filter(([, allowed]) => !allowed));
  }

  /** The calls that a new instance must hear. */
  *lasting(): Iterable<[name: string, given: unknown[]]> {
    if (Object.keys(this.#choices).length) yield ["consent", [this.#choices]];
    if (Object.keys(this.#attributes).length) yield ["attributes", [this.#attributes]];
    // Not `identify`, which would track it once more.
    if (this.#user !== undefined) yield ["visitor.resume", [this.#user]];
    for (const given of this.#functions.values()) yield ["destination", given];
    if (this.#cart) yield ["cart.set", this.#cart];
  }
}

/** What a page says of the visitor's choices, as it is now. */
function choicesOf(said: any): Record<string, boolean> {
  try {
    return Object.fromEntries(PURPOSES.map((purpose) => [purpose, said[purpose]]).filter(([, choice]) => typeof choice == "boolean"));
  } catch {
    // Nothing that can be read.
    return {};
  }
}
