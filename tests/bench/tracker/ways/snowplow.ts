/** @snowplow/browser-tracker as it comes, but for base64, which the server would have to undo. */
import { newTracker, trackSelfDescribingEvent } from "@snowplow/browser-tracker";
import { offer, ORIGIN, properties } from "./way";

newTracker("bench", ORIGIN, { appId: "bench", encodeBase64: false });
const schema = "iglu:com.example/bench_tracked/jsonschema/1-0-0";

offer({
  ready: Promise.resolve(),
  track: (number) => trackSelfDescribingEvent({ event: { schema, data: properties(number) } }),
});
