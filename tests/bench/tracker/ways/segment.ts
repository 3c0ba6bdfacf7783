/** @segment/analytics-next as it comes, with its settings in the page. */
import { AnalyticsBrowser } from "@segment/analytics-next";
import { NAME, offer, properties } from "./way";

const cdnSettings = { integrations: { "Segment.io": { apiKey: "bench", apiHost: `${location.host}/v1`, protocol: "http" } } };
const analytics = AnalyticsBrowser.load({ writeKey: "bench", cdnSettings });

offer({ ready: analytics.ready(), track: (number) => void analytics.track(NAME, properties(number)) });
