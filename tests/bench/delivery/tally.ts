/** What became of the events of a row. */
import type { Arrival } from "./receiver";

/** Only these are counted: what the runtime tracks by itself comes with them. */
export const NAME = "Bench Tracked";

export interface Tally {
  /** Different events that arrived. */
  received: number;
  lost: number;
  /** Which: tab and number. */
  missing: string[];
  /** Events that arrived under more than one id: a receiver cannot tell that they are the same. */
  repeated: number;
  /** Arrivals beyond the first of an id: a receiver drops them. */
  twice: number;
  /** Events that arrived when one of the same session with the same or a later number had. */
  out_of_order: number;
  /** Neighbors of a tab which, sorted by their numbers as a receiver can, are not in the order in which they were tracked. */
  misnumbered: number;
  /** Events whose time is more than a minute from when they were tracked. */
  mistimed: number;
}

/** `tracked` is when each event was tracked, by the right clock, by its tab and number. */
export function tally(arrivals: Arrival[], tracked: Map<string, number>): Tally {
  const ids = new Map<string, Set<string>>();
  const first: Arrival[] = [];
  const known = new Set<string>();
  let arrived = 0;
  for (const arrival of arrivals) {
    const { id, name } = arrival.event;
    if (name == NAME) arrived++;
    if (known.has(id)) continue;
    known.add(id);
    first.push(arrival);
    if (name == NAME) ids.set(of(arrival), (ids.get(of(arrival)) ?? new Set()).add(id));
  }
  const counted = first.filter(({ event }) => event.name == NAME);
  const missing = [...tracked.keys()].filter((key) => !ids.has(key));
  const right = (arrival: Arrival): number => tracked.get(of(arrival)) ?? NaN;
  return {
    received: ids.size,
    lost: missing.length,
    missing,
    repeated: [...ids.values()].filter((those) => those.size > 1).length,
    twice: arrived - counted.length,
    out_of_order: outOfOrder(first),
    misnumbered: misnumbered(counted),
    mistimed: counted.filter((arrival) => !(Math.abs(Date.parse(arrival.event.time) - right(arrival)) < 60_000)).length,
  };
}

function of({ event }: Arrival): string {
  return `${event.properties["tab"]} ${event.properties["number"]}`;
}

function outOfOrder(arrivals: Arrival[]): number {
  const latest = new Map<string, number>();
  let count = 0;
  for (const { event } of arrivals) {
    const seen = latest.get(event.sessionId) ?? 0;
    if (event.seq <= seen) count++;
    latest.set(event.sessionId, Math.max(seen, event.seq));
  }
  return count;
}

function misnumbered(arrivals: Arrival[]): number {
  const sorted = [...arrivals].sort((one, other) => one.event.seq - other.event.seq);
  const latest = new Map<string, number>();
  let count = 0;
  for (const { event } of sorted) {
    const row = `${event.sessionId} ${event.properties["tab"]}`;
    const number = Number(event.properties["number"]);
    if (number < (latest.get(row) ?? 0)) count++;
    latest.set(row, number);
  }
  return count;
}
