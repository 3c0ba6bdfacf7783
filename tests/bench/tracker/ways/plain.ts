/** A queue written by hand: no identity, no retry, no storage. The least that events can cost. */
import { NAME, offer, ORIGIN, properties } from "./way";

const BATCH = 500;
let waiting: object[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

async function send(): Promise<void> {
  timer = undefined;
  const events = waiting;
  waiting = [];
  for (let from = 0; from < events.length; from += BATCH) {
    const body = JSON.stringify({ events: events.slice(from, from + BATCH) });
    await fetch(`${ORIGIN}/plain`, { method: "POST", body });
  }
}

offer({
  ready: Promise.resolve(),
  track(number) {
    waiting.push({ id: crypto.randomUUID(), name: NAME, time: new Date().toISOString(), properties: properties(number) });
    timer ??= setTimeout(() => void send(), 1000);
  },
});
