/**
 * The loader: defines every element at once, and starts the runtime when one of them is needed.
 *
 * Loaded twice, it does nothing the second time.
 */
import { install } from "./api";
import { define } from "./element";
import { startWhenIdle, tracks } from "./start";

if (install()) {
  for (const tag of Object.keys(TABLE.elements)) define(tag, TABLE.elements[tag]!);
  if (tracks) startWhenIdle();
}
