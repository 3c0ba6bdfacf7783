/** GrowthBook's stream of changes, by Server-Sent Events. */

/** A page that is hidden for so many milliseconds is not told of changes until it is looked at again. */
const HIDDEN = 20_000;
/** Never longer than that until the next try. */
const LONGEST_WAIT = 300_000;

export class Stream {
  #source?: EventSource;
  #timer?: number;
  /** Failures since it was last open. */
  #failures = 0;

  /** `ask` is called when the payload is to be fetched again, `take` with a payload. */
  constructor(
    readonly url: string,
    readonly ask: () => void,
    readonly take: (payload: string) => void,
  ) {}

  /** Listens while the page is looked at, until the signal ends. */
  follow(signal: AbortSignal): void {
    const turn = () => {
      if (signal.aborted) return;
      clearTimeout(this.#timer);
      if (document.hidden) this.#timer = window.setTimeout(() => this.#close(), HIDDEN);
      else this.#open();
    };
    document.addEventListener("visibilitychange", turn, { signal });
    signal.addEventListener("abort", () => {
      clearTimeout(this.#timer);
      this.#close();
    });
    turn();
  }

  #open(): void {
    if (this.#source) return;
    const source = (this.#source = new EventSource(this.url));
    source.onopen = () => (this.#failures = 0);
    source.addEventListener("features", ({ data }) => this.take(data));
    source.addEventListener("features-updated", this.ask);
    source.onerror = () => {
      // The browser tries again by itself, at once and forever; a server that is down is better left alone.
      this.#close();
      const wait = Math.min(1000 * 2 ** this.#failures++, LONGEST_WAIT) * (1 + Math.random());
      this.#timer = window.setTimeout(() => document.hidden || this.#open(), wait);
    };
  }

  #close(): void {
    this.#source?.close();
    this.#source = undefined;
  }
}
