/** An element's place in the page: what its shadow root shows, and how much room it takes. */
import { sheet } from "./sheet";

export class Place {
  readonly shadow: ShadowRoot;
  /** Values of the properties that no attribute reflects. */
  readonly values: Record<string, unknown> = {};
  /** The style sheets that its shadow root adopts as long as it shows something. */
  readonly sheets: CSSStyleSheet[];
  /** The number by which the runtime knows it; 0 while it is not mounted. */
  id = 0;
  /** Whether the variation is decided that an experiment shows. */
  varied = false;
  #slot = document.createElement("slot");
  /** Holds the room of what will be there, for elements that take much of it; the slot stands in the same room. */
  #skeleton?: HTMLElement;

  constructor(
    readonly element: HTMLElement,
    readonly row: Row,
    reserve: CSSStyleSheet,
  ) {
    this.shadow = element.attachShadow({ mode: "open" });
    this.sheets = [reserve];
  }

  /** Holds the place of what will be there: nothing where the visitor is known to be done with it. */
  reserve(): void {
    const { element, row } = this;
    const campaign = element.getAttribute("campaign");
    if (campaign && isDone(campaign)) return this.vanish("display:none");
    this.show(this.#slot);
    if (!row.number) return;
    const [attribute, usual, least, most] = row.number;
    const asked = parseFloat(element.getAttribute(attribute)!);
    let left = asked >= least && asked <= most ? asked : usual;
    if (row.waits) {
      if (!this.varied) {
        // Plain children keep their room; templates take none.
        this.vanish("visibility:hidden", this.#slot);
        setTimeout(() => this.varied || this.fallBack(), left);
      }
      return;
    }
    const skeleton = (this.#skeleton = document.createElement("div"));
    skeleton.className = "skeleton";
    for (; left > 0; left--) skeleton.append(document.createElement("div"));
    // The element's own children are shown in the reserved room; where there are none, skeletons are.
    skeleton.hidden = [...element.children].some(({ localName }) => localName != "script");
    this.#furnish(skeleton);
  }

  /** Shows the children in the room that the skeleton takes. */
  #furnish(skeleton: HTMLElement): void {
    // Of its own, because pages may lay out the element as they like.
    const room = document.createElement("div");
    room.className = "room";
    room.append(this.#slot, skeleton);
    this.show(room);
  }

  /** Shows these and nothing else. */
  show(...nodes: Node[]): void {
    this.shadow.adoptedStyleSheets = this.sheets;
    this.shadow.replaceChildren(...nodes);
  }

  /** Shows the element's own children, in the room they have. */
  fallBack(): void {
    const skeleton = this.#skeleton;
    if (this.row.waits && !this.varied) {
      // What the parser is still at is not whole.
      if (document.readyState == "loading") return void setTimeout(() => this.fallBack(), 9);
      this.varied = true;
      const template = this.element.querySelector<HTMLTemplateElement>(":scope>template[variation=control]");
      template?.after(template.content.cloneNode(true));
    }
    if (skeleton && this.isSeen()) {
      skeleton.hidden = true;
      this.#furnish(skeleton);
    } else this.show(this.#slot);
  }

  /** Shows nothing: `display:none` gives up its room, `visibility:hidden` keeps it, or that of these. */
  vanish(how: string, ...nodes: Node[]): void {
    this.show(...nodes);
    this.shadow.adoptedStyleSheets = [...this.sheets, sheet(`:host{${how}!important}`)];
  }

  /** Whether it takes room where the visitor looks. */
  isSeen(): boolean {
    const { top, bottom } = this.element.getBoundingClientRect();
    return bottom > Math.max(top, 0) && top < innerHeight;
  }
}

/** Whether the runtime has noted that the visitor sent the campaign away or completed it. */
function isDone(campaign: string): boolean {
  try {
    return JSON.parse(localStorage["awning.done"]).includes(campaign);
  } catch {
    // Nothing noted, or storage is refused.
    return false;
  }
}
