/** An element's place in the page: what its shadow root shows, and how much room it takes. */

const sheets = new Map<string, CSSStyleSheet>();

/** The style sheet of that name, made once for all elements. */
export function sheet(name: string, css: string): CSSStyleSheet {
  let made = sheets.get(name);
  if (!made) {
    sheets.set(name, (made = new CSSStyleSheet()));
    made.replaceSync(css);
  }
  return made;
}

/** The document's design tokens, on every element's shadow host. */
const theme = new CSSStyleSheet();

/** Sets a design token; a page's own style sheets win over it. */
export function setToken(property: string, value: string): void {
  if (!theme.cssRules.length) theme.insertRule(":host{}");
  (theme.cssRules[0] as CSSStyleRule).style.setProperty(property, value);
}

export class Place {
  readonly shadow: ShadowRoot;
  /** Values of the properties that no attribute reflects. */
  readonly values: Record<string, unknown> = {};
  /** The number by which the runtime knows it; 0 while it is not mounted. */
  id = 0;
  /** Whether somebody waits for the runtime on its behalf. */
  wanted = false;
  #slot = document.createElement("slot");
  #skeleton?: HTMLElement;
  #sheets: CSSStyleSheet[];
  #shown = false;

  constructor(
    readonly element: HTMLElement,
    readonly row: Row,
  ) {
    this.shadow = element.attachShadow({ mode: "open" });
    this.shadow.append(this.#slot);
    this.#sheets = [theme, theme, sheet(element.localName, row.reserve)];
  }

  /** Holds the place of what will be there: nothing where the visitor is known to be done with it. */
  reserve(): void {
    const campaign = this.element.getAttribute("campaign");
    if (campaign && isDone(campaign)) return this.#vanish("display:none");
    this.#adopt();
    const { skeletons } = this.row;
    if (!skeletons) return;
    const [attribute, usual, most] = skeletons;
    const count = Number(this.element.getAttribute(attribute)) || usual;
    const skeleton = (this.#skeleton = document.createElement("div"));
    skeleton.className = "skeleton";
    skeleton.ariaHidden = "true";
    for (let index = 0; index < Math.min(count, most); index++) skeleton.append(document.createElement("div"));
    // The element's own children are shown in the reserved room; where there are none, skeletons are.
    skeleton.hidden = [...this.element.children].some(({ localName }) => localName != "script");
    this.shadow.append(skeleton);
  }

  /** Shows the widget. */
  show(box: Element): void {
    this.#shown = true;
    this.#adopt();
    if (box.parentNode != this.shadow) this.shadow.replaceChildren(box);
  }

  /** Shows the element's own children, in the room they have. */
  fallBack(): void {
    this.#adopt();
    const skeleton = this.#skeleton;
    this.shadow.replaceChildren(this.#slot);
    if (skeleton && this.#isSeen()) {
      skeleton.hidden = true;
      this.shadow.append(skeleton);
    }
  }

  /** Shows nothing. What the visitor has seen makes room; what they have not keeps it where they would see a jump. */
  hide(): void {
    const jumps = !this.#shown && this.#isSeen();
    this.shadow.replaceChildren();
    this.#vanish(jumps ? "visibility:hidden" : "display:none");
  }

  /** Adopts one more style sheet, or another one in the place of the first, which says light or dark. */
  style(name: string, css: string, first?: boolean): void {
    const made = sheet(name, css);
    if (first) this.#sheets[0] = made;
    else if (!this.#sheets.includes(made)) this.#sheets.push(made);
    this.#adopt();
  }

  #adopt(): void {
    this.shadow.adoptedStyleSheets = this.#sheets;
  }

  /** Whether it takes room where the visitor looks. */
  #isSeen(): boolean {
    const { top, bottom } = this.element.getBoundingClientRect();
    return bottom > Math.max(top, 0) && top < innerHeight;
  }

  #vanish(how: string): void {
    this.shadow.adoptedStyleSheets = [...this.#sheets, sheet(how, `:host{${how}!important}`)];
  }
}

/** Whether the runtime has noted that the visitor sent the campaign away or completed it. */
function isDone(campaign: string): boolean {
  try {
    return JSON.parse(localStorage["awning.done"] ?? "[]").includes(campaign);
  } catch {
    return false;
  }
}
