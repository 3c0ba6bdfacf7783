/** Awning, with a webhook. */
import { NAME, offer, properties } from "./way";

declare const awning: { ready: Promise<unknown>; track(name: string, properties: object): unknown };

offer({ ready: awning.ready, track: (number) => void awning.track(NAME, properties(number)) });
