/**
 * The loader: defines every element at once, and starts the runtime when one of them is needed.
 *
 * Loaded twice, it does nothing the second time.
 */
import { install } from "./api";
import { define } from "./element";
import { config } from "./script";
import { startWhenIdle } from "./start";

if (install()) {
  for (const [tag, row] of Object.entries(TABLE.elements)) define(tag, row);
  if (config) startWhenIdle();
}
