/** What watches a page from inside. It is put into every page before the page's own scripts. */

/** What it has seen. */
export interface Seen {
  visible: number;
  longTasks: number[];
  layoutShift: number;
}

/** What it leaves in the page's window. */
export interface Watched {
  benchSeen: Seen;
  /** The memories that WebAssembly instances export: the JavaScript heap does not count them. */
  benchMemories: WebAssembly.Memory[];
  benchVisible(payload: string): void;
}

/** The name under which a page tells the driver that its widget is there. */
export const BINDING = "benchVisible";

/**
 * Waits for the first animation frame in which `count` of the texts are in the layout with a size, and notes the time.
 *
 * It looks only after something was added to the page or to a shadow root in it. It is turned into text, so it must not use
 * anything from outside.
 */
export function probe(texts: string[], count: number): void {
  if (location.protocol == "about:") return;
  const wanted = new Set(texts);
  const seen: Seen = { visible: 0, longTasks: [], layoutShift: 0 };
  const page = window as unknown as Watched;
  page.benchSeen = seen;
  page.benchMemories = [];

  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct(target, given) {
      const instance: WebAssembly.Instance = Reflect.construct(target, given);
      for (const value of Object.values(instance.exports)) {
        if (value instanceof WebAssembly.Memory) page.benchMemories.push(value);
      }
      return instance;
    },
  });

  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longTasks.push(duration);
  }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.layoutShift += (entry as unknown as { value: number }).value;
  }).observe({ type: "layout-shift", buffered: true });

  const roots = new WeakMap<Element, ShadowRoot>();
  const changes = { subtree: true, childList: true, characterData: true };
  const observer = new MutationObserver(lookSoon);
  observer.observe(document, changes);
  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    roots.set(this, root);
    observer.observe(root, changes);
    return root;
  };

  let waiting = false;
  function lookSoon(): void {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(look);
  }

  const range = document.createRange();
  function look(): void {
    waiting = false;
    const there = new Set<string>();
    const shown = new Set<string>();
    const walk = (node: Node): void => {
      if (node instanceof Text) {
        const text = node.data.trim();
        if (!wanted.has(text) || node.parentElement?.localName == "script") return;
        there.add(text);
        range.selectNodeContents(node);
        const { width, height } = range.getBoundingClientRect();
        const options = { opacityProperty: true, visibilityProperty: true };
        if (width && height && node.parentElement?.checkVisibility(options)) shown.add(text);
        return;
      }
      const root = node instanceof Element && roots.get(node);
      if (root) walk(root);
      for (const child of node.childNodes) walk(child);
    };
    if (document.body) walk(document.body);
    if (shown.size >= count) {
      // After the look, which has laid the page out.
      seen.visible = performance.now();
      observer.disconnect();
      page.benchVisible("");
    } else if (there.size >= count) {
      lookSoon();
    }
  }
}
