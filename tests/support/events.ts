/** What widgets say: DOM events heard by the page, and events that a destination receives. */
import { type Page } from "@playwright/test";

/** An event as the webhook destination sends it. */
export interface Sent {
  id: string;
  name: string;
  time: string;
  seq: number;
  anonymousId: string;
  userId: string | null;
  sessionId: string;
  properties: any;
  context: any;
}

/** How a destination answers a batch. */
type Answer = (events: Sent[], batch: number) => { status: number; headers?: Record<string, string> };

export interface Destination {
  /** Every batch that came, accepted or not. */
  readonly batches: Sent[][];
  /** All accepted events, after the page has sent what waited. */
  events(): Promise<Sent[]>;
  /** The same, those of one name. */
  named(name: string): Promise<Sent[]>;
}

/** The campaign document's part that sends events here, with no consent needed. */
export const SENDING = {
  consent: { mode: "none" },
  destinations: [{ type: "webhook", url: "/test-events" }],
};

/** A destination at `/test-events`. */
export async function receive(page: Page, answer: Answer = () => ({ status: 200 })): Promise<Destination> {
  const batches: Sent[][] = [];
  const accepted: Sent[] = [];
  await page.route("**/test-events", async (route) => {
    const { events } = JSON.parse(route.request().postData() ?? "{}") as { events: Sent[] };
    batches.push(events);
    const { status, headers } = answer(events, batches.length);
    if (status < 300) accepted.push(...events);
    await route.fulfill({ status, headers, body: "" });
  });
  const events = async () => {
    await page.evaluate(() => (window as any).awning.flush());
    return accepted;
  };
  return { batches, events, named: async (name) => (await events()).filter((event) => event.name == name) };
}

/** A DOM event that the page has heard. */
export interface Heard {
  type: string;
  detail: any;
}

/** Records DOM events of these names from now on; those of `prevented` are canceled. To be called before `open`. */
export async function hear(page: Page, names: string[], prevented: string[] = []): Promise<() => Promise<Heard[]>> {
  await page.addInitScript(
    ([names, prevented]) => {
      const heard: Heard[] = ((window as any).heard = []);
      for (const name of names as string[]) {
        document.addEventListener(name, (event) => {
          if ((prevented as string[]).includes(name)) event.preventDefault();
          heard.push({ type: name, detail: (event as CustomEvent).detail });
        });
      }
    },
    [names, prevented],
  );
  return () => page.evaluate(() => (window as any).heard as Heard[]);
}
