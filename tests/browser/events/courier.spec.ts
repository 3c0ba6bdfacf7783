/** What delivers events comes after what is shown, and only where events go somewhere. */
import { type Page } from "@playwright/test";
import { documentOf } from "../../support/content";
import { receive } from "../../support/events";
import { expect, test } from "../../support/fixture";
import { call, settle } from "../../support/services";

/** Holds the file back that delivers events; the function lets it come. */
async function holdBack(page: Page, answer?: () => number | undefined): Promise<() => void> {
  let release!: () => void;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/delivery.wasm", async (route) => {
    const status = answer?.();
    if (status) return route.fulfill({ status });
    await released;
    await route.continue();
  });
  return release;
}

function withoutDestinations(): object {
  return { version: 1, consent: { mode: "none" } };
}

test("a page whose document names no destination does not load what delivers", async ({ page, open }) => {
  const paths: string[] = [];
  page.on("request", (request) => paths.push(new URL(request.url()).pathname.split("/").pop()!));
  await open({ document: withoutDestinations() });
  const heard = await page.evaluate(
    () =>
      new Promise((resolve) => {
        (window as any).awning.on("Hello", (event: any) => resolve(event.name));
        (window as any).awning.track("Hello");
      }),
  );
  expect(heard).toBe("Hello");
  await settle(page);
  expect(await call(page, "delivery")).toEqual([]);
  expect(paths).toContain("services.wasm");
  expect(paths).not.toContain("delivery.wasm");
});

test("events wait for what delivers them, in their order, and so does who asks", async ({ page, open }) => {
  const release = await holdBack(page);
  const destination = await receive(page);
  await open({ document: documentOf([]) });
  await call(page, "visitor.export");
  const flushed = page.evaluate(async () => {
    const { awning } = window as any;
    for (let number = 0; number < 40; number++) awning.track("Counted", { number });
    const report = awning.delivery();
    await awning.flush();
    return (await report).map(({ destination }: any) => destination);
  });
  expect(destination.batches).toEqual([]);
  release();
  expect(await flushed).toEqual(["/test-events"]);
  const events = destination.batches.flat();
  expect(events.map(({ name, properties }) => (name == "Counted" ? properties.number : name))).toEqual([
    "Page Viewed",
    ...Array(40).keys(),
  ]);
  expect(events.map(({ seq }) => seq)).toEqual([...Array(41).keys()].map((place) => place + 1));
});

test("what waited is forgotten if consent is withdrawn before it could be delivered", async ({ page, open }) => {
  const release = await holdBack(page);
  const destination = await receive(page);
  await open({ document: documentOf([]) });
  await call(page, "track", "Regretted");
  await call(page, "consent", { analytics: false });
  release();
  await call(page, "delivery");
  expect(await destination.events()).toEqual([]);
});

test("a flush does not wait for what cannot be had, which is asked for again with the next call", async ({ page, open, allow }) => {
  allow(/a part of Awning could not be loaded/);
  allow(/Failed to load resource/);
  let broken = true;
  const release = await holdBack(page, () => (broken ? 503 : undefined));
  release();
  const destination = await receive(page);
  await open({ document: documentOf([]) });
  await call(page, "track", "First");
  await settle(page);
  expect(destination.batches).toEqual([]);
  broken = false;
  await call(page, "delivery");
  expect((await destination.events()).map(({ name }) => name)).toEqual(["Page Viewed", "First"]);
});

test("a page's own destination may be given before what delivers is there", async ({ page, open }) => {
  const release = await holdBack(page);
  await open({ document: { ...withoutDestinations(), destinations: [{ type: "function", name: "own" }] } });
  await page.evaluate(() => {
    const got: string[] = ((window as any).got = []);
    (window as any).awning.destination("own", { send: (events: any[]) => void got.push(...events.map(({ name }) => name)) });
  });
  release();
  await expect.poll(async () => (await settle(page), page.evaluate(() => (window as any).got))).toEqual(["Page Viewed"]);
});
