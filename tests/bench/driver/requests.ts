/** The requests of one load, as the browser's network reports them. */
import type { CDPSession } from "@playwright/test";
import type { RequestRecord } from "./result";

interface Entry {
  path: string;
  kind: string;
  /** Seconds, on the network's clock. */
  start: number;
  /** Seconds since 1970. */
  wall: number;
  answered: number;
  end?: number;
  bytes: number;
}

export class Requests {
  readonly #entries = new Map<string, Entry>();
  /** What was answered with an error. */
  readonly failed: string[] = [];
  /** When the last of them ended, by the driver's clock. */
  quietSince = performance.now();

  /** Listens; the session's Network domain must be enabled. */
  constructor(session: CDPSession) {
    session.on("Network.requestWillBeSent", ({ requestId, request, type, timestamp, wallTime }) => {
      if (!request.url.startsWith("http")) return;
      this.#entries.set(requestId, {
        path: new URL(request.url).pathname,
        kind: type ?? "Other",
        start: timestamp,
        wall: wallTime,
        answered: timestamp,
        bytes: 0,
      });
    });
    session.on("Network.responseReceived", ({ requestId, response, timestamp }) => {
      const entry = this.#entries.get(requestId);
      if (!entry) return;
      const { requestTime, receiveHeadersEnd } = response.timing ?? {};
      entry.answered = requestTime && receiveHeadersEnd ? requestTime + receiveHeadersEnd / 1000 : timestamp;
      const length = Object.entries(response.headers).find(([name]) => name.toLowerCase() == "content-length");
      entry.bytes = Number(length?.[1] ?? 0);
      if (response.status >= 400) this.failed.push(`${response.url} answered ${response.status}`);
    });
    const ended = ({ requestId, timestamp }: { requestId: string; timestamp: number }) => {
      const entry = this.#entries.get(requestId);
      if (!entry) return;
      entry.end = timestamp;
      this.quietSince = performance.now();
    };
    session.on("Network.loadingFinished", ended);
    session.on("Network.loadingFailed", ended);
  }

  /** Whether one of them has not ended. */
  get pending(): boolean {
    return [...this.#entries.values()].some(({ end }) => end === undefined);
  }

  /** Those that have not ended. */
  open(): string[] {
    return [...this.#entries.values()].filter(({ end }) => end === undefined).map((entry) => JSON.stringify(entry));
  }

  /** All of them, with times from the start of the navigation, which was so many milliseconds after 1970. */
  since(origin: number): RequestRecord[] {
    const [first] = this.#entries.values();
    if (!first) return [];
    const zero = first.start - (first.wall - origin / 1000);
    const from = (time: number) => (time - zero) * 1000;
    return [...this.#entries.values()].map(({ path, kind, start, answered, end, bytes }) => ({
      path,
      kind,
      start: from(start),
      answered: from(answered),
      end: from(end ?? answered),
      bytes,
    }));
  }
}
