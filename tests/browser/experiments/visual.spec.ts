/** Visual experiments: what GrowthBook's visual editor changes on a page. */
import { receive } from "../../support/events";
import { always, experimenting, serveFeatures } from "../../support/experiments";
import { STRICT_CSP, expect, test } from "../../support/fixture";
import { type Page } from "@playwright/test";

const BODY = `<main><h1 class="title old">Welcome</h1><p id="intro">Read on</p><ul id="list"><li>One</li></ul>
  <a href="/plain">Go</a><img src="/assets/icon.svg" alt=""></main><aside></aside>`;
const change = (selector: string, attribute: string, value?: string, action = "set", rest: object = {}) => ({ selector, action, attribute, value, ...rest });
const visual = (value: object, variation: "control" | "bold" = "bold", rest: object = {}) => always(variation, [{}, value], rest);
const page_of = (...experiments: object[]) => experimenting({ experiments });
const html = (page: Page, selector: string) => page.locator(selector).evaluate((element) => element.outerHTML);

test("elements are changed in every way that the visual editor knows", async ({ page, open }) => {
  await receive(page);
  await open({
    csp: `${STRICT_CSP}; style-src 'self'`,
    document: page_of(
      visual({
        css: "h1 { letter-spacing: 3px }",
        domMutations: [
          change("h1", "html", "Hello <em class=\"x\">you</em>"),
          change("h1", "class", "big", "append"),
          change("h1", "class", "old", "remove"),
          change("#intro", "style", "color: rgb(1, 2, 3)"),
          change("#list", "html", "<li>Two</li>", "append"),
          change("a", "href", "/bold"),
          change("a", "title", "There"),
          change("img", "src", undefined, "remove"),
          change("#intro", "position", "", "set", { parentSelector: "aside" }),
          change("a", "position", "", "set", { parentSelector: "main", insertBeforeSelector: "h1" }),
        ],
      }),
    ),
    body: BODY,
  });
  await expect(page.locator("h1")).toHaveText("Hello you");
  expect(await html(page, "h1")).toBe('<h1 class="title big">Hello <em class="x">you</em></h1>');
  await expect(page.locator("h1")).toHaveCSS("letter-spacing", "3px");
  await expect(page.locator("aside #intro")).toHaveCSS("color", "rgb(1, 2, 3)");
  await expect(page.getByRole("listitem")).toHaveText(["One", "Two"]);
  expect(await html(page, "main > :first-child")).toBe('<a href="/bold" title="There">Go</a>');
  expect(await page.locator("img").getAttribute("src")).toBe(null);
});

test("whoever's page has something to change is counted, the control as well, and nobody else", async ({ page, open }) => {
  const destination = await receive(page);
  const heading = { domMutations: [change("h1", "html", "Hello")] };
  await open({ document: page_of(visual(heading, "control")), body: BODY });
  await expect.poll(async () => (await destination.named("Experiment Viewed")).length).toBe(1);
  const elsewhere = { domMutations: [change("#elsewhere", "html", "Hello")] };
  await open({ document: page_of(visual(elsewhere, "bold", { key: "other" })), body: BODY });
  await page.evaluate(() => (window as any).awning.ready);
  await expect.poll(() => page.evaluate(() => (window as any).awning.explain("other"))).toMatchObject({ seen: false });
});

test("elements that come later are changed, and what the page sets anew is changed again", async ({ page, open }) => {
  await receive(page);
  await open({ document: page_of(visual({ domMutations: [change(".note", "html", "Changed"), change("h1", "title", "T")] })), body: BODY });
  await expect(page.locator("h1")).toHaveAttribute("title", "T");
  await page.evaluate(() => {
    const note = document.createElement("p");
    note.className = "note";
    note.textContent = "New";
    document.body.append(note);
    document.querySelector("h1")!.title = "Page";
  });
  await expect(page.locator(".note")).toHaveText("Changed");
  await expect(page.locator("h1")).toHaveAttribute("title", "T");
});

test("all of it is undone when the experiment ends, with the page's own nodes back in their places", async ({ page, open }) => {
  await receive(page);
  let payload: object = {
    experiments: [
      visual({
        css: "h1 { letter-spacing: 3px }",
        domMutations: [
          change("h1", "html", "<b>Hello</b>"),
          change("h1", "class", "big", "append"),
          change("#list", "html", "<li>Two</li>", "append"),
          change("#intro", "position", "", "set", { parentSelector: "aside" }),
          change("a", "href", "/bold"),
        ],
      }),
    ],
  };
  await serveFeatures(page, () => payload);
  await open({ document: experimenting({ url: "/api/features/test", refreshSeconds: 1 }), body: BODY });
  const before = BODY.replace(/\s+/g, "");
  await expect(page.locator("h1")).toHaveText("Hello");
  payload = { experiments: [] };
  await expect(page.locator("h1")).toHaveText("Welcome");
  expect((await page.evaluate(() => document.querySelector("main")!.outerHTML + document.querySelector("aside")!.outerHTML)).replace(/\s+/g, "")).toBe(before);
  await expect(page.locator("h1")).toHaveCSS("letter-spacing", "normal");
  expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
});

test("a page that undoes a change again and again keeps its own, and one sentence says so", async ({ page, open, allow }) => {
  allow(/visual experiment "hero" was given up: the page undoes its change of "h1" again and again/);
  await receive(page);
  await open({ document: page_of(visual({ domMutations: [change("h1", "title", "Ours")] })), body: BODY });
  await expect(page.locator("h1")).toHaveAttribute("title", "Ours");
  await page.evaluate(() => {
    const heading = document.querySelector("h1")!;
    const mine = () => heading.title != "Theirs" && (heading.title = "Theirs");
    new MutationObserver(mine).observe(heading, { attributes: true });
    mine();
  });
  await expect(page.locator("h1")).toHaveAttribute("title", "Theirs");
});

for (const [what, value] of [
  ["a script", { js: "window.ran = true", domMutations: [change("h1", "title", "T")] }],
  ["a listener", { domMutations: [change("h1", "title", "T"), change("h1", "onclick", "window.ran = true")] }],
  ["a script in HTML", { domMutations: [change("h1", "title", "T"), change("a", "html", "<img onerror='window.ran = true'>")] }],
  ["a script's address", { domMutations: [change("h1", "title", "T"), change("a", "href", "javascript:window.ran = true")] }],
] as const) {
  test(`an experiment with ${what} is not run at all, and one sentence says so`, async ({ page, open, allow }) => {
    allow(/visual experiment "hero" is not run: .*Awning runs none/);
    await receive(page);
    await open({ document: page_of(visual(value)), body: BODY });
    await page.evaluate(() => (window as any).awning.ready);
    await expect(page.locator("h1")).not.toHaveAttribute("title");
    expect(await page.evaluate(() => (window as any).ran)).toBeUndefined();
  });
}

test("HTML brings nothing that runs, and breaks no strict policy", async ({ page, open }) => {
  await page.addInitScript(() => {
    (window as any).violated = [];
    document.addEventListener("securitypolicyviolation", ({ violatedDirective }) => (window as any).violated.push(violatedDirective));
  });
  await receive(page);
  const value = 'Safe<img alt="" src="/nowhere.png" style="width: 7px"><a href="javascript:window.ran=3">Link</a><style>h1{color:red}</style>';
  await page.route("**/nowhere.png", (route) => route.fulfill({ contentType: "image/svg+xml", body: "<svg xmlns='http://www.w3.org/2000/svg'/>" }));
  await open({ csp: `${STRICT_CSP}; style-src 'self'`, document: page_of(visual({ domMutations: [change("h1", "html", value)] })), body: BODY });
  await expect(page.locator("h1")).toContainText("Safe");
  expect(await page.locator("h1 style, h1 a[href]").count()).toBe(0);
  await expect(page.locator("h1 img")).toHaveCSS("width", "7px");
  expect(await page.evaluate(() => [(window as any).ran, (window as any).violated])).toEqual([undefined, []]);
});

test("a selector that is none is said, and the experiment given up", async ({ page, open, allow }) => {
  allow(/visual experiment "hero" was given up: .*not a valid selector/);
  await receive(page);
  await open({ document: page_of(visual({ domMutations: [change("h1", "title", "T"), change("h1[", "title", "T")] })), body: BODY });
  await page.evaluate(() => (window as any).awning.ready);
  await expect(page.locator("h1")).not.toHaveAttribute("title");
});

test("the document may turn visual experiments off", async ({ page, open }) => {
  await receive(page);
  const experiments = [visual({ domMutations: [change("h1", "title", "T")] })];
  await open({ document: experimenting({ experiments, visualExperiments: false }), body: BODY });
  await page.evaluate(() => (window as any).awning.ready);
  await page.evaluate(() => (window as any).awning.experiment("hero"));
  await expect(page.locator("h1")).not.toHaveAttribute("title");
});
