/** Web vitals, by Google's `web-vitals`: a file of its own, because few documents name them. */
import { type MetricType, onCLS, onFCP, onINP, onLCP, onTTFB } from "web-vitals";

import { type Tell } from "./surroundings";

/** Who is told now; the observers of a page are made once, and outlive an instance that has failed. */
let told: Tell | undefined;

export function measure(tell: Tell, signal: AbortSignal): void {
  if (signal.aborted) return;
  const first = !told;
  told = tell;
  signal.addEventListener("abort", () => {
    if (told == tell) told = () => {};
  });
  if (!first) return;
  const report = ({ name, value, delta, rating, id, navigationType }: MetricType): void => {
    told!({ kind: "vital", name, value, delta, rating, id, navigationType });
  };
  for (const follow of [onCLS, onFCP, onINP, onLCP, onTTFB]) follow(report);
}
