/** The room that elements take while the loader is on its way, on pages that link the package's reserve.css. */
import { type Page } from "@playwright/test";
import { SAMPLES, fallback, html, instead, widget } from "../../support/elements";
import { expect, test } from "../../support/fixture";

const LINKED = `<link rel="stylesheet" href="/awning/reserve.css">`;
const AFTER = "<p>What follows in the page</p>".repeat(20);
const [panel, survey, banner] = SAMPLES as [(typeof SAMPLES)[0], (typeof SAMPLES)[0], (typeof SAMPLES)[0]];

/** Holds the loader back until it is let go. */
async function holdBack(page: Page): Promise<() => void> {
  let letGo = () => {};
  const gone = new Promise<void>((then) => (letGo = then));
  await page.route("**/awning.js", async (route) => {
    await gone;
    await route.continue();
  });
  return letGo;
}

/** Opens a page whose loader is late: it has been painted without it. Returns what lets the loader come. */
async function openEarly(page: Page, open: (content: object) => Promise<void>, content: object): Promise<() => Promise<void>> {
  const letGo = await holdBack(page);
  // A page waits for its scripts before it counts as loaded.
  const opened = open({ head: LINKED, ...content });
  await page.getByText("What follows").first().waitFor();
  await page.evaluate(() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then))));
  return () => (letGo(), opened);
}

/** What an element takes before the loader comes and right after, and what has shifted in the page when its widget is there. */
async function visit(page: Page, open: (content: object) => Promise<void>, content: object, sample: (typeof SAMPLES)[0]) {
  await page.addInitScript(() => {
    const shifts: unknown[] = ((window as any).shifts = []);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as any[]) {
        shifts.push(entry.sources.map(({ node, previousRect, currentRect }: any) => [node?.nodeName, previousRect, currentRect]));
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  const come = await openEarly(page, open, content);
  const room = () => page.locator(sample.tag).evaluate((element) => Math.round(element.getBoundingClientRect().height));
  const before = await room();
  await come();
  await page.evaluate((tag) => customElements.whenDefined(tag).then(() => {}), sample.tag);
  const defined = await room();
  await expect(widget(page, sample).first()).toBeVisible();
  const shifts = await page.evaluate(async () => {
    // Shifts are reported after the frame in which they happen.
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    return (window as any).shifts;
  });
  return { before, defined, shifts };
}

const CASES = [
  ...SAMPLES.map((sample) => [sample, ""] as const),
  [panel, 'limit="8" layout="carousel"'],
  [panel, 'limit="3" layout="list"'],
  [panel, 'limit="7"'],
  [banner, 'placement="inline"'],
] as const;

for (const [sample, attributes] of CASES) {
  for (const width of [1280, 768, 390, 320]) {
    test(`<${sample.tag} ${attributes}> moves nothing when the loader comes late, ${width} px wide`, async ({ page, open }) => {
      await page.setViewportSize({ width, height: 900 });
      // The first attribute of a name is the one that counts.
      const element = html({ ...sample, attributes: `${attributes} ${sample.attributes}` });
      const body = `<p>Above</p>${element}${AFTER}`;
      const { before, defined, shifts } = await visit(page, open, { body }, sample);
      expect(before).toBeGreaterThan(40);
      expect(defined).toBe(before);
      expect(shifts).toEqual([]);
    });
  }
}

test("in a column of the page, a panel takes the room that it will have there", async ({ page, open }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  const body = `<div class="column"><p>Above</p>${html(panel)}${AFTER}</div>`;
  await page.route("**/column.css", (route) => route.fulfill({ contentType: "text/css", body: ".column { inline-size: 500px } awning-recommendations { display: block }" }));
  const head = `${LINKED}<link rel="stylesheet" href="/column.css">`;
  const { before, defined, shifts } = await visit(page, open, { body, head }, panel);
  expect(before).toBeGreaterThan(500);
  expect(defined).toBe(before);
  expect(shifts).toEqual([]);
});

for (const sample of SAMPLES) {
  test(`what stands in <${sample.tag}> is seen at once, and changes places with the widget without a jump`, async ({ page, open }) => {
    const body = `<p>Above</p>${html(sample, `<p>${fallback(sample)}</p>`)}${AFTER}`;
    const come = await openEarly(page, open, { body });
    await expect(instead(page, sample)).toBeVisible();
    const top = () => page.getByText("What follows").first().evaluate((element) => Math.round(element.getBoundingClientRect().top));
    const before = await top();
    await come();
    await expect(widget(page, sample)).toBeVisible();
    expect(await top()).toBe(before);
  });
}

test("what takes no room of the page later takes none before either", async ({ page, open }) => {
  const bare = (tag: string, attributes: string) => `<${tag} ${attributes}></${tag}>`;
  const none = [
    bare(survey.tag, 'placement="popover"'),
    bare(banner.tag, 'placement="corner"'),
    bare(banner.tag, 'placement="modal"'),
    ...SAMPLES.map(({ tag }) => bare(tag, "hidden")),
  ];
  await open({ head: LINKED, script: false, body: none.join("") });
  for (let index = 0; index < none.length; index++) {
    expect(await page.locator("body > *").nth(index).evaluate((element) => element.getBoundingClientRect().height), none[index]).toBe(0);
  }
});

test("a page says by --awning-reserve how much room a banner or a survey takes", async ({ page, open }) => {
  await page.route("**/room.css", (route) => route.fulfill({ contentType: "text/css", body: "awning-banner { --awning-reserve: 90px } awning-survey { --awning-reserve: 0px }" }));
  const body = html(banner) + html(survey) + AFTER;
  const head = `${LINKED}<link rel="stylesheet" href="/room.css">`;
  const { before, defined } = await visit(page, open, { body, head }, banner);
  expect([before, defined]).toEqual([90, 90]);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("no room is held for what will never come", async ({ page, open }) => {
    await open({ head: LINKED, script: false, body: `<awning-recommendations><p>Instead</p></awning-recommendations>` });
    const { height } = (await page.locator(panel.tag).boundingBox())!;
    expect(height).toBeLessThan(60);
  });
});
