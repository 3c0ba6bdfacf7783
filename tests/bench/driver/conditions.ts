/** The circumstances under which pages are loaded. */

/** One circumstance. */
export interface Condition {
  id: string;
  /** What tables call it. */
  label: string;
  /** How many times slower the processor is made. */
  cpu: number;
  /** The network that is emulated; without one, the loopback's own. */
  network?: { latency: number; downloadThroughput: number; uploadThroughput: number };
}

/** Milliseconds from a request to the first byte of its answer, and bytes a second: a slow mobile network. */
const SLOW = { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

export const FAST: Condition = { id: "fast", label: "loopback", cpu: 1 };
export const SLOW_NETWORK: Condition = { id: "slow-network", label: "slow network", cpu: 1, network: SLOW };

export const CONDITIONS: Condition[] = [
  FAST,
  { id: "slow-cpu", label: "4× CPU", cpu: 4 },
  SLOW_NETWORK,
  { id: "slow-both", label: "slow network, 4× CPU", cpu: 4, network: SLOW },
];
