/** Events that wait outlive the page that tracked them. */
import { type BrowserContext, type Page } from "@playwright/test";
import { documentOf } from "../../support/content";
import { receive, type Sent } from "../../support/events";
import { expect, test } from "../../support/fixture";
import { asking, call, settle } from "../../support/services";
import { NOTHING, stored } from "../../support/storage";

/** The names of the events that are stored, and whether they were handed to the browser. */
async function waiting(page: Page): Promise<[string, boolean][]> {
  return page.evaluate(async () => {
    if (!(await indexedDB.databases()).some(({ name }) => name == "awning")) return [];
    const database = await new Promise<IDBDatabase | undefined>((resolve) => {
      const request = indexedDB.open("awning");
      // It was removed meanwhile, and is not to be made anew from here.
      request.onupgradeneeded = () => request.transaction!.abort();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(undefined);
    });
    if (!database) return [];
    const records = await new Promise<any[]>((resolve) => {
      const request = database.transaction("queue").objectStore("queue").getAll();
      request.onsuccess = () => resolve(request.result);
    });
    database.close();
    // Groups of events, each behind the context that they share.
    return records.flatMap(({ text, standing }) =>
      JSON.parse(text).flatMap(([, ...events]: { name: string }[]) => events.map(({ name }) => [name, standing == 2])),
    );
  });
}

/** A destination of all tabs, which answers what is said at the moment. */
async function shared(context: BrowserContext) {
  const told = { status: 200, events: [] as Sent[] };
  await context.route("**/test-events", async (route) => {
    const { status } = told;
    // It does not answer at all.
    if (status < 0) return;
    if (status < 300) told.events.push(...JSON.parse(route.request().postData() ?? "{}").events);
    await (status ? route.fulfill({ status, body: "" }) : route.abort());
  });
  return { told, names: () => told.events.map(({ name }) => name) };
}

/** Another tab of the shop. */
async function tab(context: BrowserContext, path: string, document: unknown = documentOf([])): Promise<Page> {
  const page = await context.newPage();
  await page.route("**/test-document.json", (route) => route.fulfill({ json: document }));
  await page.route(`**${path}`, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><script type="module" src="/awning/awning.js" data-config="/test-document.json"></script>`,
    }),
  );
  await page.goto(path);
  return page;
}

test("what a destination did not take is stored, sent by the next page with the same ids, and removed", async ({ page, open, context, allow }) => {
  allow(/Failed to load resource/);
  const { told, names } = await shared(context);
  told.status = 503;
  await open({ document: documentOf([]) });
  await call(page, "track", "Kept", { price: 24.9 });
  await settle(page);
  await expect.poll(() => waiting(page)).toEqual([["Page Viewed", false], ["Kept", false]]);
  told.status = 200;
  await page.reload();
  await settle(page);
  expect(names()).toEqual(["Page Viewed", "Kept", "Page Viewed"]);
  expect(told.events[1]!.properties).toEqual({ price: 24.9 });
  expect(new Set(told.events.map(({ id }) => id)).size).toBe(3);
  expect(told.events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  await expect.poll(() => waiting(page)).toEqual([]);
});

test("events of a page that crashed are sent by the next one", async ({ page, open, context }) => {
  const { told, names } = await shared(context);
  told.status = -1;
  await open({ document: documentOf([]) });
  await call(page, "track", "Before the crash");
  await expect.poll(() => waiting(page)).toHaveLength(2);
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  session.send("Page.crash").catch(() => {});
  await crashed;
  told.status = 200;
  const next = await tab(context, "/test-next");
  await settle(next);
  expect(names()).toEqual(["Page Viewed", "Before the crash", "Page Viewed"]);
});

test("nothing is stored before consent, and what waits is erased at once when it is withdrawn", async ({ page, open, context, allow }) => {
  allow(/Failed to load resource/);
  const { told, names } = await shared(context);
  told.status = 503;
  await open({ document: asking("opt-in") });
  await call(page, "track", "Held");
  await settle(page);
  expect(await stored(page)).toEqual(NOTHING);
  await call(page, "consent", { analytics: true });
  await settle(page);
  await expect.poll(() => waiting(page)).toHaveLength(2);
  const other = await tab(context, "/test-other", asking("opt-in"));
  await call(other, "track", "Of another tab");
  await expect.poll(() => waiting(page)).toHaveLength(4);
  await call(other, "consent", { analytics: false });
  await expect.poll(() => stored(page)).toEqual(NOTHING);
  told.status = 200;
  await call(page, "consent", { analytics: true });
  await settle(page);
  expect(names()).toEqual([]);
});

test("erasing the visitor erases what waits, also what another tab would send", async ({ page, open, context, allow }) => {
  allow(/Failed to load resource/);
  const { told, names } = await shared(context);
  told.status = 503;
  await open({ document: documentOf([]) });
  await settle(page);
  const other = await tab(context, "/test-other");
  await call(other, "track", "Of another tab");
  await expect.poll(() => waiting(page)).toHaveLength(3);
  await call(other, "visitor.erase");
  await expect.poll(() => waiting(page)).toEqual([]);
  told.status = 200;
  await call(page, "track", "After");
  await settle(page);
  expect(names()).toEqual(["After"]);
});

for (const [name, refuse, said] of [
  ["refused", () => {
    IDBFactory.prototype.open = () => { throw new DOMException("refused here", "SecurityError"); };
  }, /awning: events that wait cannot be stored, and end with the page: refused here/],
  ["full", () => {
    IDBObjectStore.prototype.put = () => { throw new DOMException("no room", "QuotaExceededError"); };
  }, /awning: events that wait cannot be stored, and end with the page: no room/],
] as const) {
  test(`where storage is ${name}, events wait in memory and arrive, and that is said once`, async ({ page, open, allow }) => {
    allow(said);
    await page.addInitScript(refuse);
    const destination = await receive(page);
    await open({ document: documentOf([]) });
    await call(page, "track", "One");
    await settle(page);
    await call(page, "track", "Two");
    expect((await destination.events()).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect((await call(page, "delivery"))[0]).toMatchObject({ delivers: "this tab", waiting: 0, sent: 3 });
  });
}

test("records that somebody else has written are survived, and removed", async ({ page, open, context }) => {
  const { names } = await shared(context);
  await open({ script: false });
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open("awning", 1);
      request.onupgradeneeded = () => request.result.createObjectStore("queue");
      request.onsuccess = () => resolve(request.result);
    });
    const transaction = database.transaction("queue", "readwrite");
    const values = [7, null, "x", {}, { text: 7 }, { text: "{{{" }, { text: "[1,{}]" }, { text: '[[{},{"id":"a"}]]', standing: "yes" }, { text: "[".repeat(9999) }];
    values.forEach((value, index) => transaction.objectStore("queue").put(value, `/test-events\n${index}`));
    transaction.objectStore("queue").put("x", 7);
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
  });
  const next = await tab(context, "/test-next");
  await settle(next);
  expect(names()).toEqual(["Page Viewed"]);
  const left = () =>
    next.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open("awning");
        request.onsuccess = () => resolve(request.result);
      });
      const keys = await new Promise<IDBValidKey[]>((resolve) => {
        const request = database.transaction("queue").objectStore("queue").getAllKeys();
        request.onsuccess = () => resolve(request.result);
      });
      database.close();
      return keys;
    });
  await expect.poll(left).toEqual([7]);
});

test("what does not fit into what may outlive a page is sent by the next one, and nothing twice", async ({ page, open, request }) => {
  const name = `Large ${Date.now()} ${Math.random()}`;
  const document = documentOf([], { destinations: [{ type: "webhook", url: "/v1/events" }] });
  await page.route("**/test-elsewhere", (route) => route.fulfill({ contentType: "text/html", body: "Elsewhere" }));
  await open({ document });
  await settle(page);
  await page.evaluate((name) => {
    for (let number = 0; number < 300; number++) (window as any).awning.track(name, { number, text: "x".repeat(500) });
    location.href = "/test-elsewhere";
  }, name);
  await page.waitForURL("**/test-elsewhere");
  await open({ document });
  await settle(page);
  const arrived = async () => (await (await request.get("/v1/events", { params: { name } })).json()).total;
  await expect.poll(arrived).toBe(300);
});

/** A visitor whose clock is a day ahead, and how far the times of each batch are from the right ones, in days. */
async function ahead(page: Page, statuses: number[]): Promise<number[]> {
  await page.addInitScript(() => {
    const now = Date.now;
    Date.now = () => now() + 86_400_000;
  });
  const days: number[] = [];
  await page.route("**/test-events", async (route) => {
    const { events } = JSON.parse(route.request().postData()!) as { events: Sent[] };
    days.push(Math.round(Math.abs(Date.parse(events[0]!.time) - Date.now()) / 86_400_000));
    await route.fulfill({ status: statuses.shift() ?? 200, headers: { date: new Date().toUTCString() } });
  });
  return days;
}

test("times of a clock that is off by a day are right from the first answer on, and on the pages that follow", async ({ page, open }) => {
  const days = await ahead(page, []);
  await open({ document: documentOf([]) });
  await settle(page);
  await call(page, "track", "Later");
  await settle(page);
  expect(days).toEqual([1, 0]);
  await page.reload();
  await settle(page);
  expect(days).toEqual([1, 0, 0]);
});

test("where the first try is refused, the next one has the right times", async ({ page, open, allow }) => {
  allow(/Failed to load resource/);
  const days = await ahead(page, [503]);
  await open({ document: documentOf([]) });
  await settle(page);
  await expect.poll(() => days).toEqual([1, 0]);
});

test("ten thousand events in one turn arrive once and in their order, and handlers hear of each", async ({ page, open, context }) => {
  const { told } = await shared(context);
  await open({ document: documentOf([]) });
  const heard = await page.evaluate(async () => {
    const { awning } = window as any;
    await awning.ready;
    let heard = 0;
    awning.on("Counted", () => heard++);
    for (let number = 0; number < 10_000; number++) awning.track("Counted", { number });
    await awning.flush();
    return heard;
  });
  expect(heard).toBe(10_000);
  const counted = told.events.filter(({ name }) => name == "Counted");
  expect(counted.map(({ properties }) => properties.number)).toEqual([...Array(10_000).keys()]);
});
