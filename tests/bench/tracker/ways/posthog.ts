/** posthog-js as it comes, without what it fetches and what it captures by itself. */
import posthog from "posthog-js";
import { NAME, offer, ORIGIN, properties } from "./way";

/** The address says whether its limit of events a second is lifted. */
const lifted = location.search == "?lifted";

const ready = new Promise<void>((loaded) => {
  posthog.init("phc_bench", {
    api_host: ORIGIN,
    autocapture: false,
    capture_pageview: false,
    capture_pageleave: false,
    disable_session_recording: true,
    disable_external_dependency_loading: true,
    disable_surveys: true,
    // It takes a browser that a program drives for a robot.
    opt_out_useragent_filter: true,
    advanced_disable_flags: true,
    ...(lifted ? { rate_limiting: { events_per_second: 1e6, events_burst_limit: 1e6 } } : {}),
    loaded: () => loaded(),
  });
});

offer({ ready, track: (number) => void posthog.capture(NAME, properties(number)) });
