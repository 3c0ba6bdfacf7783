/** Installed only where the benchmark runs; everywhere else the types of the rest are checked without them. */
declare module "posthog-js";
declare module "@segment/analytics-next";
declare module "@snowplow/browser-tracker";
