/**
 * What `awning.feature` and `awning.experiment` answer, kept as long as it holds: pages ask the same again and again.
 *
 * What is asked for the visitor who is here goes to the wasm once, which also counts it as seen. What is asked for somebody
 * else is evaluated anew each time, but its value is made once.
 */
import { Desk } from "./desk";

/** Stands for a feature without a value, whose fallback is the answer. */
const none: object = {};

/**
 * For so many milliseconds the wasm is not asked again, though nothing has changed that is told: a visitor's session may end
 * meanwhile, and what is seen in the next one counts anew.
 */
const LONGEST = 10_000;

type Ask = (name: string, given: unknown[]) => unknown;

export class Answers {
  /** For the visitor who is here, by method and key. */
  readonly #known = { feature: new Map<unknown, unknown>(), experiment: new Map<unknown, unknown>() };
  /** Values of features by their addresses in the wasm's memory. */
  readonly #values = new Map<number, unknown>();
  #desk?: Desk;
  #timer?: number;

  /** Keeps answers until something changes, or the signal ends. */
  constructor(signal: AbortSignal) {
    document.addEventListener("awning-experiments-changed", () => this.#forget(), { signal, capture: true });
    signal.addEventListener("abort", () => (this.#desk = undefined));
  }

  /** Takes what evaluates for other visitors. */
  take(desk: Desk): void {
    this.#desk = desk;
  }

  /** Answers a method, or lets the wasm answer it. */
  answer(name: string, given: unknown[], ask: Ask): unknown {
    if (name != "feature" && name != "experiment") {
      // Whatever it is, it may change what is true of the visitor.
      if (name != "explain") this.#forget();
      return ask(name, given);
    }
    const [key, fallback] = given;
    const isFeature = name == "feature";
    const attributes = isFeature ? given[2] : fallback;
    if (attributes) return this.#other(name, given, attributes as Record<string, unknown>, ask);
    const known = this.#known[name];
    let answer = known.get(key);
    if (answer === undefined) {
      answer = frozen(ask(name, isFeature ? [key, none] : [key]));
      if (answer !== undefined) this.#keep(known, key, answer);
    }
    return isFeature && answer === none ? fallback : answer;
  }

  /** For somebody with these attributes. */
  #other(name: string, given: unknown[], attributes: Record<string, unknown>, ask: Ask): unknown {
    const [key, fallback] = given;
    if (name != "feature" || typeof key != "string") return ask(name, given);
    const address = this.#desk?.find(key, attributes) ?? 0;
    let value = this.#values.get(address);
    if (value === undefined) {
      value = frozen(ask(name, [key, none, attributes]));
      if (address && value !== undefined) this.#values.set(address, value);
    }
    return value === none ? fallback : value;
  }

  #keep(known: Map<unknown, unknown>, key: unknown, answer: unknown): void {
    known.set(key, answer);
    this.#timer ??= window.setTimeout(() => {
      this.#timer = undefined;
      this.#forgetKnown();
    }, LONGEST);
  }

  #forget(): void {
    this.#forgetKnown();
    // Their places may be others' now.
    this.#values.clear();
    this.#desk?.forget();
  }

  #forgetKnown(): void {
    this.#known.feature.clear();
    this.#known.experiment.clear();
  }
}

/** The same for everybody who asks, so that nobody may change it. */
function frozen<T>(value: T): T {
  if (typeof value == "object" && value && value !== none) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}
