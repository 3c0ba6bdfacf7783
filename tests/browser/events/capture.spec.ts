/** What visitors do is captured where the document names it, without a line of code, and never what they write. */
import { begun, capturing, stay } from "../../support/capture";
import { documentOf } from "../../support/content";
import { receive } from "../../support/events";
import { expect, test } from "../../support/fixture";
import { asking, call, settle } from "../../support/services";

const BODY = `
  <main>
    <a id="guide" href="/sizes?session=1">Size <b>guide</b> <textarea>draft</textarea></a>
    <a href="https://maker.example/lamps?key=1#top">The maker</a>
    <a href="/files/lamp-7.pdf">Manual</a>
    <a href="/invoice" download>Invoice</a>
    <button aria-label="Add to cart"><svg width="20" height="20"></svg></button>
    <div data-awning-private><button>My address</button><form id="card"><button>Pay</button></form></div>
    <form id="signup" action="/newsletter?token=1" method="post" name="news">
      <input name="email" value="anna@example.com"><input name="id" type="hidden" value="9"><select name="elements"><option>monthly</option></select>
      <button>Subscribe</button>
    </form>
    <p id="plain">Words</p>
  </main>`;

test("clicks on links and buttons are told by what is written on them", async ({ page, open }) => {
  const destination = await receive(page);
  await stay(page);
  await open({ document: capturing({ clicks: true }), body: BODY });
  await begun(page);
  await page.getByText("guide").click();
  await page.getByRole("button", { name: "Add to cart" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("My address").click();
  await page.getByText("Words").click();
  const clicked = await destination.named("Element Clicked");
  const { origin } = new URL(page.url());
  expect(clicked.map(({ properties }) => properties)).toEqual([
    { tag: "a", id: "guide", text: "Size guide", href: `${origin}/sizes`, selector: "a#guide" },
    { tag: "button", text: "Add to cart", selector: "body > main > button" },
  ]);
});

test("links to other sites and to files are told, also of the middle button", async ({ page, open }) => {
  const destination = await receive(page);
  await stay(page);
  await open({ document: capturing({ outbound: true, downloads: true }), body: BODY });
  await begun(page);
  await page.getByText("The maker").click();
  await page.getByText("The maker").click({ button: "middle" });
  await page.getByText("Manual").click();
  await page.getByText("Invoice").click();
  await page.getByText("guide").click();
  const events = (await destination.events()).filter(({ name }) => name != "Page Viewed");
  const { origin } = new URL(page.url());
  const maker = { domain: "maker.example", text: "The maker", href: "https://maker.example/lamps#top" };
  expect(events.map(({ name, properties }) => [name, properties])).toEqual([
    ["Outbound Link Clicked", maker],
    ["Outbound Link Clicked", maker],
    ["File Downloaded", { name: "lamp-7.pdf", extension: "pdf", text: "Manual", href: `${origin}/files/lamp-7.pdf` }],
    ["File Downloaded", { name: "invoice", text: "Invoice", href: `${origin}/invoice` }],
  ]);
});

test("a form is told of, and nothing that was written into it", async ({ page, open }) => {
  const destination = await receive(page);
  const bodies: string[] = [];
  page.on("request", (request) => bodies.push(request.postData() ?? ""));
  await stay(page);
  await open({ document: capturing({ forms: true, clicks: true, rageClicks: true }), body: BODY });
  await begun(page);
  await page.locator("[name=email]").fill("someone-secret@example.com");
  await page.locator("[name=email]").click();
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.getByText("Pay").click();
  const forms = await destination.named("Form Submitted");
  expect(forms.map(({ properties }) => properties)).toEqual([
    { id: "signup", name: "news", action: "/newsletter", method: "post", fields: 2 },
  ]);
  expect(bodies.join()).toContain("Form Submitted");
  expect(bodies.join()).not.toMatch(/secret|anna|monthly|draft|My address|"card"/);
});

test("three quick clicks at one place are told once", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: capturing({ rageClicks: true }), body: BODY });
  await begun(page);
  await page.getByText("Words").click({ clickCount: 5, position: { x: 5, y: 5 } });
  const raged = await destination.named("Rage Clicked");
  expect(raged.map(({ properties }) => properties)).toEqual([
    { tag: "p", id: "plain", text: "Words", selector: "p#plain", clicks: 3 },
  ]);
});

test("each depth is told once a view, and of another page again", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: capturing({ scroll: [25, 100] }), body: "" });
  await begun(page);
  await page.evaluate(() => (document.body.style.height = "4000px"));
  const scroll = async (to: number) => {
    await page.evaluate((to) => scrollTo(0, to), to);
    // The frame after the one that measures.
    await page.evaluate(() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then))));
  };
  await scroll(600);
  await scroll(0);
  await scroll(600);
  await scroll(4000);
  await page.evaluate(() => history.pushState({}, "", "/test-page-2"));
  await scroll(700);
  const reached = await destination.named("Scroll Depth Reached");
  const told = reached.map(({ properties, context }) => [properties.percent, context.page.path]);
  expect(told.slice(0, 2)).toEqual([
    [25, "/test-page"],
    [100, "/test-page"],
  ]);
  expect(told.slice(2).every(([, path]) => path == "/test-page-2")).toBe(true);
  expect(told.slice(2).map(([percent]) => percent)).toContain(25);
});

test("time counts while somebody is there, and is told with the page that it was spent on", async ({ page, open }) => {
  await page.clock.install({ time: new Date("2026-11-23T10:00:00Z") });
  const destination = await receive(page);
  await open({ document: capturing({ engagement: true }) });
  await page.clock.runFor(3000);
  await begun(page);
  await page.clock.runFor(10_000);
  await page.mouse.move(10, 10);
  // Nobody does anything for ten minutes.
  await page.clock.runFor(600_000);
  await page.evaluate(() => history.pushState({}, "", "/test-page-2"));
  const done = settle(page);
  await page.clock.runFor(5000);
  await done;
  const [engaged, ...rest] = destination.batches.flat().filter(({ name }) => name == "Page Engaged");
  expect(rest).toEqual([]);
  expect(engaged!.context.page.path).toBe("/test-page");
  expect(engaged!.properties.path).toBe("/test-page");
  expect(engaged!.properties.total_ms).toBeGreaterThanOrEqual(30_000);
  expect(engaged!.properties.total_ms).toBeLessThan(60_000);
});

test("the time that was spent on a page arrives as the page is left", async ({ page, open, request }) => {
  await page.clock.install();
  const document = capturing({ engagement: true }, { destinations: [{ type: "webhook", url: "/v1/events" }] });
  await open({ document, body: `<a href="/about">Away</a>` });
  await page.clock.runFor(3000);
  await begun(page);
  const { session } = await call(page, "visitor.export");
  await page.clock.runFor(5000);
  await page.getByText("Away").click();
  await page.waitForURL("**/about");
  const arrived = async (): Promise<any[]> => {
    const answer = await request.get("/v1/events", { params: { name: "Page Engaged", session: session.id } });
    return (await answer.json()).events;
  };
  await expect.poll(async () => (await arrived()).length).toBe(1);
  const [{ properties }] = await arrived();
  expect(properties.path).toBe("/test-page");
  expect(properties.engaged_ms).toBeGreaterThanOrEqual(5000);
});

test("errors of the page are told where they are, and how often they were repeated", async ({ page, open, allow }) => {
  const destination = await receive(page);
  allow(/out of lamps/);
  allow(/no answer/);
  await open({ document: capturing({ errors: true }) });
  await begun(page);
  await page.evaluate(() => {
    const fail = (): void => {
      throw new Error("out of lamps");
    };
    for (let time = 0; time < 3; time++) setTimeout(fail);
    setTimeout(() => void Promise.reject(new TypeError("no answer from anna@example.com")));
  });
  await expect.poll(async () => (await destination.named("Page Error")).length).toBe(2);
  const told = (await destination.named("Page Error")).map(({ properties: { message, count } }) => ({ message, count }));
  expect(told).toEqual([
    { message: "Error: out of lamps", count: 1 },
    { message: "TypeError: no answer from [email]", count: 1 },
  ]);
  await page.evaluate(() => {
    dispatchEvent(new PageTransitionEvent("pagehide"));
    dispatchEvent(new PageTransitionEvent("pageshow"));
  });
  const last = (await destination.named("Page Error")).at(-1)!.properties;
  expect([last.message, last.count]).toEqual(["Error: out of lamps", 2]);
});

test("without consent nothing that is captured leaves the page, and with it what waited does", async ({ page, open }) => {
  const destination = await receive(page);
  await stay(page);
  const capture = { clicks: true, forms: true, errors: true, engagement: true, dataLayer: "testLayer" };
  await open({ document: asking("opt-in", { capture }), body: BODY });
  await begun(page);
  await page.getByText("guide").click();
  await settle(page);
  expect(destination.batches).toEqual([]);
  await call(page, "consent", { analytics: false });
  await page.getByText("Subscribe").click();
  await settle(page);
  expect(destination.batches).toEqual([]);
  await call(page, "consent", { analytics: true });
  await page.getByText("Manual").click();
  expect((await destination.events()).map(({ name, properties }) => [name, properties.text])).toEqual([["Element Clicked", "Manual"]]);
});

test("a page whose document names nothing loads nothing of it", async ({ page, open }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const destination = await receive(page);
  await stay(page);
  await open({ document: documentOf([]), body: BODY });
  await settle(page);
  await page.getByText("guide").click();
  expect((await destination.events()).map(({ name }) => name)).toEqual(["Page Viewed"]);
  expect(asked.filter((path) => /capture|vitals/.test(path))).toEqual([]);
});

test("what is wrong with it is said, and the rest is captured", async ({ page, open, allow }) => {
  allow(/capture\.scroll: found "far", expected true, false or a list/);
  const destination = await receive(page);
  await stay(page);
  await open({ document: capturing({ scroll: "far", clicks: true }), body: BODY });
  await begun(page);
  await page.getByText("guide").click();
  expect(await destination.named("Element Clicked")).toHaveLength(1);
});
