/** Programs that fetch pages: they get the control of every experiment, and are never counted. */
import { isbot } from "isbot";

/** Hosts that no crawler reaches. */
const LOOPBACK = /(^|\.)localhost$|^127\.|^\[::1\]$/;

/**
 * Whether a program looks at this page: one that isbot's list knows, or a browser that says that a program drives it. On
 * the developer's own machine the latter is the shop's own tests, which see what visitors see.
 */
export function isBot(): boolean {
  const { userAgent, webdriver } = navigator;
  if (LOOPBACK.test(location.hostname)) return isbot(userAgent.replace("Headless", ""));
  return webdriver || isbot(userAgent);
}
