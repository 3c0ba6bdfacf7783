/** Calls before the module is there. */
import { documentOf } from "../../support/content";
import { receive } from "../../support/events";
import { expect, test } from "../../support/fixture";

const CSP = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'unsafe-inline'";

test("calls pushed before the module are carried out in their order, after the page view", async ({ page, open }) => {
  const destination = await receive(page);
  await open({
    csp: CSP,
    document: documentOf([]),
    head: `<script>
      window.awning = window.awning || [];
      awning.push(["identify", "kim"]);
      awning.push(["track", "First", { n: 1 }]);
      awning.push(["track", "Second"]);
      awning.push(["cart.set", { lines: [] }]);
    </script>`,
  });
  const events = await destination.events();
  expect(events.map(({ name, seq, userId }) => [name, seq, userId])).toEqual([
    ["Page Viewed", 1, undefined],
    ["Identified", 2, "kim"],
    ["First", 3, "kim"],
    ["Second", 4, "kim"],
  ]);
  expect(events[2]!.properties).toEqual({ n: 1 });
});

test("push goes on working after the module, and so does an array entry with no arguments", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ csp: CSP, document: documentOf([]), head: `<script>window.awning = [["page"]]</script>` });
  await page.evaluate(() => (window as any).awning.push(["track", "Pushed"]));
  expect((await destination.events()).map(({ name }) => name)).toEqual(["Page Viewed", "Page Viewed", "Pushed"]);
});

test("a stub entry that names no method is said, and the others are carried out", async ({ page, open, allow }) => {
  allow(/awning: there is no method awning\.trakc/);
  const destination = await receive(page);
  await open({
    csp: CSP,
    document: documentOf([]),
    head: `<script>window.awning = [["trakc", "Typo"], ["track", "Fine"]]</script>`,
  });
  expect((await destination.events()).map(({ name }) => name)).toEqual(["Page Viewed", "Fine"]);
});

test("a method's answer is promised before the runtime is there", async ({ page, open }) => {
  await receive(page);
  await page.addInitScript(() => {
    document.addEventListener("DOMContentLoaded", () => {
      (window as any).answers = Promise.all([(window as any).awning.visitor.export(), (window as any).awning.flush()]);
    });
  });
  await open({ document: documentOf([]) });
  const [exported, flushed] = await page.evaluate(() => (window as any).answers);
  expect(exported).toMatchObject({ consent: { analytics: true } });
  expect(flushed).toBeUndefined();
});

test("without a document the global works, tells its handlers and sends nothing", async ({ page, open }) => {
  const requests: string[] = [];
  page.on("request", (request) => request.method() == "POST" && requests.push(request.url()));
  await open({});
  const heard = await page.evaluate(async () => {
    const { awning } = window as any;
    const heard: string[] = [];
    awning.on("*", (event: any) => heard.push(event.name));
    awning.track("Alone");
    await awning.flush();
    return heard;
  });
  expect(heard).toContain("Alone");
  expect(requests).toEqual([]);
});

test("nothing of the runtime is loaded on a page that neither tracks nor shows anything", async ({ page, open }) => {
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  await open({ body: `<p>Only the loader is here.</p>` });
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  expect(loaded.filter((path) => path.startsWith("/awning/"))).toEqual(["/awning/awning.js"]);
});
