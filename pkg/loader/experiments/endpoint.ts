/**
 * GrowthBook's features endpoint: fetched once, then asked again from time to time, when the page is looked at again, and
 * when its stream says so.
 *
 * The browser's HTTP cache keeps the answer, as the endpoint allows; nothing is written to storage.
 */
import { decrypt } from "./decrypt";
import { Stream } from "./stream";
import { type Named } from "./experiments";

/** Of GrowthBook's endpoints: the host, and the key of the connection. */
const FEATURES = /^(.*)\/api\/features\/([^/?#]+)/;

export class Endpoint {
  /** What it has said last; `undefined` as long as it has not. */
  payload: unknown;
  /** Settled when it has answered for the first time, or cannot be asked. */
  readonly first: Promise<void>;
  #text = "";
  #asked = 0;
  #stream?: string;

  constructor(
    readonly url: string,
    readonly named: Named,
    readonly say: (message: string) => void,
  ) {
    this.first = this.#ask("default").then(() => {});
  }

  /** Tells when the payload has changed, as long as the signal lasts. */
  follow(tell: () => void, signal: AbortSignal): void {
    const seconds = Number(this.named.refreshSeconds ?? 60);
    const ask = async () => {
      if (await this.#ask("no-cache")) tell();
    };
    const due = () => {
      if (!document.hidden && performance.now() - this.#asked >= seconds * 1000) void ask();
    };
    if (seconds > 0) {
      const timer = setInterval(due, Math.max(seconds, 1) * 1000);
      signal.addEventListener("abort", () => clearInterval(timer));
      document.addEventListener("visibilitychange", due, { signal });
    }
    if (this.#stream && this.named.streaming !== false) {
      const stream = new Stream(this.#stream, ask, async (text) => {
        if (await this.#take(text)) tell();
      });
      stream.follow(signal);
    }
  }

  /** Asks it; resolves with whether what it said is new. */
  async #ask(cache: RequestCache): Promise<boolean> {
    this.#asked = performance.now();
    try {
      const response = await fetch(this.url, { cache });
      if (!response.ok) throw new Error(`answered ${response.status}`);
      const [, host, key] = FEATURES.exec(this.url) ?? [];
      if (host != null && response.headers.get("x-sse-support") == "enabled") this.#stream = `${host}/sub/${key}`;
      return await this.#take(await response.text());
    } catch (error) {
      this.say(`${this.url}: ${(error as Error).message}`);
      return false;
    }
  }

  /** Takes what it says; resolves with whether that is new. */
  async #take(text: string): Promise<boolean> {
    if (text == this.#text) return false;
    try {
      const said: unknown = JSON.parse(text);
      if (typeof said != "object" || !said) throw new Error("it is no object");
      this.payload = await decrypt(said as Record<string, unknown>, this.named.decryptionKey);
      this.#text = text;
      return true;
    } catch (error) {
      this.say(`${this.url}: the payload cannot be used: ${(error as Error).message}`);
      return false;
    }
  }
}
