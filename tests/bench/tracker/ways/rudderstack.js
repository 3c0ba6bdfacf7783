/** @rudderstack/analytics-js as it comes, bundled with its plugins; its source's configuration comes from the page's server. */
import { RudderAnalytics } from "@rudderstack/analytics-js/bundled";
import { NAME, offer, ORIGIN, properties } from "./way";

const analytics = new RudderAnalytics();
analytics.load("bench", ORIGIN, { configUrl: ORIGIN, logLevel: "ERROR" });

offer({
  ready: new Promise((resolve) => analytics.ready(() => resolve())),
  track: (number) => analytics.track(NAME, properties(number)),
});
