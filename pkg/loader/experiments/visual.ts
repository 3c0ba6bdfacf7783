/**
 * Visual experiments: what GrowthBook's visual editor changes on a page. Elements that come later are changed too, and what
 * the page sets anew is changed again; with the experiment, everything goes that it has changed.
 */
import { sheet } from "../sheet";
import { type Change, type Work, workOf } from "./work";

/** What an experiment changes, as crates/core/src/experiment/visual.rs reads it. */
export interface Plan {
  key: string;
  css: string;
  changes: Change[];
  /** Selectors of what any of its variations changes. */
  watched: string[];
  /** Whether every page takes part. */
  everywhere: boolean;
}

/** A change that the page undoes so often within {@link SOON} milliseconds is given up: both would go on forever. */
const MOST = 10;
const SOON = 5000;
/** At least so many milliseconds between two passes over the page. */
const REST = 50;

export class Visual {
  readonly #running = new Map<string, Running>();
  readonly #observer = new MutationObserver(() => this.#due());
  #watching = false;
  #passed = -REST;
  #timer = 0;

  /** `found` is told once of each experiment that has something to change on this page; `fail`, of what goes wrong. */
  constructor(
    readonly found: (key: string) => void,
    readonly fail: (message: string) => void,
  ) {}

  /** Carries out these plans, and undoes all others. */
  run(plans: Plan[]): void {
    for (const [key, running] of this.#running) {
      const plan = plans.find((plan) => plan.key == key);
      if (plan && JSON.stringify(plan) == running.text) continue;
      running.undo();
      this.#running.delete(key);
    }
    for (const plan of plans) {
      if (!this.#running.has(plan.key)) this.#running.set(plan.key, new Running(plan));
    }
    clearTimeout(this.#timer);
    if (this.#running.size) this.#pass();
    // What was undone is no news.
    this.#observer.takeRecords();
    this.#watch(this.#running.size > 0);
  }

  #watch(on: boolean): void {
    if (on == this.#watching) return;
    this.#watching = on;
    if (!on) return this.#observer.disconnect();
    this.#observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
  }

  /** Before the browser paints where it can be, and not more often than now and then. */
  #due(): void {
    clearTimeout(this.#timer);
    const rest = this.#passed + REST - performance.now();
    if (rest <= 0) this.#pass();
    else this.#timer = window.setTimeout(() => this.#pass(), rest);
  }

  #pass(): void {
    for (const running of this.#running.values()) {
      try {
        running.pass();
      } catch (error) {
        running.giveUp();
        this.fail(`the visual experiment "${running.plan.key}" was given up: ${(error as Error).message}`);
      }
      if (running.isFound()) this.found(running.plan.key);
    }
    this.#observer.takeRecords();
    this.#passed = performance.now();
  }
}

/** An experiment that is carried out. */
class Running {
  readonly text: string;
  readonly #works: Work[];
  readonly #sheet?: CSSStyleSheet;
  readonly #undone = new Map<Element, number[]>();
  #found = false;
  #ended = false;

  constructor(readonly plan: Plan) {
    this.text = JSON.stringify(plan);
    this.#works = plan.changes.map(workOf);
    if (plan.css) {
      this.#sheet = sheet(plan.css);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
    }
  }

  /** Changes what is there; throws where that is no use. */
  pass(): void {
    if (this.#ended) return;
    for (const work of this.#works) {
      work.forget();
      for (const element of document.querySelectorAll(work.change.selector)) {
        // Its content is a script, or is fetched as one.
        if (element.matches("script,object,embed,style,link,base,meta")) continue;
        if (work.holds(element)) continue;
        if (work.knows(element)) this.#count(element, work.change.selector);
        work.do(element);
      }
    }
  }

  /** Whether it has something to change on this page; told once. */
  isFound(): boolean {
    if (this.#found || this.#ended) return false;
    const { everywhere, watched } = this.plan;
    return (this.#found = everywhere || watched.some((selector) => document.querySelector(selector)));
  }

  undo(): void {
    // In the opposite order: one change may stand on another.
    for (const work of [...this.#works].reverse()) work.undo();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other != this.#sheet);
  }

  giveUp(): void {
    this.#ended = true;
    this.undo();
  }

  #count(element: Element, selector: string): void {
    const now = performance.now();
    const times = (this.#undone.get(element) ?? []).filter((time) => now - time < SOON);
    this.#undone.set(element, [...times, now]);
    if (times.length >= MOST) throw new Error(`the page undoes its change of "${selector}" again and again`);
  }
}
