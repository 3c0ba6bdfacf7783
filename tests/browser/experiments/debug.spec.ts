/** The developer's overlay. */
import { type Locator, type Page } from "@playwright/test";
import { violations } from "../../support/axe";
import { receive } from "../../support/events";
import { experimenting, HERO } from "../../support/experiments";
import { expect, test } from "../../support/fixture";
import { asking, call } from "../../support/services";
import { trapping } from "../../support/wasm";

const DEBUGGED = "/test-page?awning-debug";

const CAMPAIGNS = [
  { id: "free-shipping", widget: "banner", content: { message: "Free shipping from 50 euros" } },
  {
    id: "nps",
    widget: "survey",
    schedule: { end: "2020-01-01T00:00" },
    content: { questions: [{ id: "q", type: "nps", text: "How likely are you to recommend us?" }] },
  },
];

const BODY = `<h1>A shop</h1>
  <awning-banner campaign="free-shipping"></awning-banner>
  <awning-survey campaign="nps"></awning-survey>`;

const overlay = (page: Page): Locator => page.locator("awning-debug");
const tab = (page: Page, name: string): Locator => overlay(page).getByRole("tab", { name });
const rows = (page: Page): Locator => overlay(page).getByRole("tabpanel").getByRole("listitem");

test("a page whose address does not ask for it loads nothing of it", async ({ page, open }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  for (const path of ["/test-page", "/test-page?awning-debugger", "/test-page?a=awning-debug"]) {
    await open({ document: asking("none", { destinations: [], campaigns: CAMPAIGNS }), body: BODY, path });
    await expect(page.getByText("Free shipping")).toBeVisible();
    await call(page, "flush");
    await expect(overlay(page)).toHaveCount(0);
  }
  expect(asked.filter((path) => path.includes("debug.wasm"))).toEqual([]);
});

test("every element is listed with what it shows and why, and every campaign with its rules", async ({ page, open, allow }) => {
  allow(/campaign-unknown/);
  const body = `${BODY}<awning-banner campaign="unknown">Its child</awning-banner>
    <div style="block-size:4000px"></div><awning-banner campaign="free-shipping" placement="inline"></awning-banner>`;
  // Room without a style attribute, which the policy refuses.
  const roomy = body.replace('<div style="block-size:4000px"></div>', "<br>".repeat(300));
  await open({ document: asking("none", { destinations: [], campaigns: CAMPAIGNS }), body: roomy, path: DEBUGGED });
  const row = (text: RegExp): Locator => rows(page).filter({ hasText: text });
  await expect(row(/^<awning-banner>campaign="free-shipping"shown/)).toHaveCount(1);
  await expect(row(/^<awning-survey>campaign="nps"hidden.*schedule.*it has ended/)).toHaveCount(1);
  await expect(row(/^<awning-banner>campaign="unknown"failedcampaign-unknown: /)).toHaveCount(1);
  await expect(row(/waitingIt is mounted when it comes near the window/)).toHaveCount(1);
  await expect(row(/^free-shippingbannereligible/)).toHaveCount(1);
  await expect(row(/^npssurveynot now.*failedschedule/)).toHaveCount(1);
  // It is in step with the page.
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await expect(row(/^<awning-banner>campaign="free-shipping"hidden/)).toHaveCount(1);
  // What is wrong is counted where it can be seen from every tab.
  await expect(tab(page, "Problems")).toHaveText("Problems1");
});

test("errors from before it was there, and warnings, are listed", async ({ page, open, allow }) => {
  allow(/document-failed/);
  allow(/404/);
  allow(/content-missing/);
  allow(/strategy: found/);
  allow(/nothing to choose from/);
  await open({
    script: 'data-config="/no-such-document.json"',
    body: `<awning-banner></awning-banner><awning-recommendations strategy="popular"></awning-recommendations>`,
    path: DEBUGGED,
  });
  await tab(page, "Problems").click();
  for (const text of [/^the pagedocument-failed/, /^<awning-banner>content-missing/, /^the pagewarning.*strategy: found "popular"/]) {
    await expect(rows(page).filter({ hasText: text })).toHaveCount(1);
  }
});

test("events are listed as they go, with their properties and what becomes of them", async ({ page, open }) => {
  await receive(page);
  await open({ document: asking("opt-in"), path: DEBUGGED });
  await tab(page, "Events").click();
  await call(page, "track", "Product Viewed", { product_id: "7", colors: ["red", "blue"] });
  const viewed = rows(page).filter({ hasText: "Product Viewed" });
  await expect(viewed).toContainText("held for consent");
  await expect(rows(page).first()).toContainText("Product Viewed");
  await viewed.getByText("Product Viewed").click();
  await expect(viewed.locator("pre")).toHaveText('{\n  "product_id": "7",\n  "colors": [\n    "red",\n    "blue"\n  ]\n}');
  await call(page, "consent", { analytics: true });
  await call(page, "flush");
  await expect(viewed).toContainText("sent");
  // What was unfolded stays so.
  await expect(viewed.locator("pre")).toBeVisible();
  await overlay(page).getByRole("button", { name: "Clear the list" }).click();
  await expect(overlay(page)).toContainText("No events yet.");
});

for (const [name, answer, choices, state] of [
  ["a destination does not take it", 400, { analytics: true }, "given up"],
  ["the visitor refuses", 200, { analytics: false }, "not sent: refused"],
] as const) {
  test(`an event is marked as lost when ${name}`, async ({ page, open, allow }) => {
    if (answer == 400) {
      allow(/given up/);
      allow(/400/);
    }
    await receive(page, () => ({ status: answer }));
    await open({ document: asking("opt-in"), path: DEBUGGED });
    await tab(page, "Events").click();
    await call(page, "track", "Custom");
    await expect(rows(page).filter({ hasText: "Custom" })).toContainText("held for consent");
    await call(page, "consent", choices);
    await call(page, "flush");
    await expect(rows(page).filter({ hasText: "Custom" })).toContainText(state);
  });
}

test("what the visitor allows is shown, and follows what they choose", async ({ page, open }) => {
  await receive(page);
  await open({ document: asking("opt-in"), path: DEBUGGED });
  await tab(page, "Visitor").click();
  const fact = (name: string): Locator => overlay(page).locator(".fact").filter({ hasText: name });
  await expect(fact("analytics")).toContainText("not allowed, by the document's rules");
  await call(page, "consent", { analytics: true });
  await expect(fact("analytics")).toContainText("allowed, chosen by the visitor");
  await call(page, "track", "Custom");
  await expect(fact("anonymous id")).toBeVisible();
});

test("everything can be copied as JSON", async ({ page, open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open({ document: asking("none", { destinations: [], campaigns: CAMPAIGNS }), body: BODY, path: DEBUGGED });
  await expect(rows(page).first()).toContainText("shown");
  await overlay(page).getByRole("button", { name: "Copy everything as JSON" }).click();
  await expect(overlay(page).getByRole("status")).toHaveText("Copied as JSON");
  const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  expect(Object.keys(copied)).toEqual(["elements", "campaigns", "experiments", "events", "visitor", "problems"]);
  expect(copied.elements[0]).toEqual({ tag: "awning-banner", with: 'campaign="free-shipping"', state: "shown", why: "" });
  expect(copied.campaigns[1]).toMatchObject({ id: "nps", shown: false });
});

test("it is worked by the keyboard alone", async ({ page, open }) => {
  await open({ document: asking("none", { destinations: [], campaigns: CAMPAIGNS }), body: BODY, path: DEBUGGED });
  await tab(page, "Page").focus();
  await page.keyboard.press("ArrowRight");
  await expect(tab(page, "Experiments")).toBeFocused();
  await expect(tab(page, "Experiments")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(tab(page, "Problems")).toBeFocused();
  await page.keyboard.press("Home");
  await expect(tab(page, "Page")).toBeFocused();
  // From the tabs to what they show.
  await page.keyboard.press("Tab");
  await expect(overlay(page).getByRole("tabpanel")).toBeFocused();
  await page.keyboard.press("Escape");
  const pill = overlay(page).getByRole("button", { name: "Awning" });
  await expect(pill).toBeFocused();
  await expect(overlay(page).getByRole("tabpanel")).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(tab(page, "Page")).toBeFocused();
  await page.keyboard.press("Alt+Shift+A");
  await expect(pill).toBeVisible();
  await page.keyboard.press("Alt+Shift+A");
  await expect(overlay(page).getByRole("tablist")).toBeVisible();
});

test("where it stands is kept for the tab, and it goes when it is closed", async ({ page, open }) => {
  const content = { document: asking("none", { destinations: [] }), path: DEBUGGED };
  await open(content);
  const panel = overlay(page).getByRole("region", { name: "Awning debugging" });
  const box = async () => (await panel.boundingBox())!;
  await tab(page, "Visitor").click();
  expect((await box()).width).toBe(1280);
  await overlay(page).getByRole("button", { name: "Move to the side" }).click();
  await expect.poll(async () => (await box()).height).toBe(900);
  expect((await box()).x).toBeGreaterThan(800);
  await page.reload();
  await expect(tab(page, "Visitor")).toHaveAttribute("aria-selected", "true");
  await expect.poll(async () => (await box()).height).toBe(900);
  await overlay(page).getByRole("button", { name: "Move to the bottom" }).click();
  await overlay(page).getByRole("button", { name: "Minimize" }).click();
  await page.reload();
  await overlay(page).getByRole("button", { name: "Awning" }).click();
  expect((await box()).width).toBe(1280);
  await overlay(page).getByRole("button", { name: "Close until the page is loaded again" }).click();
  await expect(overlay(page)).toHaveCount(0);
  await page.keyboard.press("Alt+Shift+A");
  await call(page, "track", "Custom");
  await expect(overlay(page)).toHaveCount(0);
});

test("in a page from right to left it stands at the left, and its English reads from left to right", async ({ page, open }) => {
  await open({ document: asking("none", { destinations: [] }), path: DEBUGGED, html: 'lang="ar" dir="rtl"' });
  await overlay(page).getByRole("button", { name: "Move to the side" }).click();
  const panel = overlay(page).getByRole("region", { name: "Awning debugging" });
  await expect.poll(async () => (await panel.boundingBox())!.x).toBe(0);
  expect(await panel.evaluate((panel) => getComputedStyle(panel).direction)).toBe("ltr");
});

test("a page's own style sheet does not reach into it", async ({ page, open }) => {
  await page.route("**/test-loud.css", (route) =>
    route.fulfill({ contentType: "text/css", body: "*{color:red!important}html{font-size:40px}body,body>*{font:italic 40px serif;letter-spacing:1em;text-transform:uppercase}" }),
  );
  const head = '<link rel="stylesheet" href="/test-loud.css">';
  await open({ document: asking("none", { destinations: [] }), path: DEBUGGED, head });
  const look = await tab(page, "Page").evaluate((tab) => {
    const { fontStyle, fontSize, letterSpacing, textTransform } = getComputedStyle(tab);
    return { fontStyle, fontSize, letterSpacing, textTransform };
  });
  expect(look).toEqual({ fontStyle: "normal", fontSize: "13px", letterSpacing: "normal", textTransform: "none" });
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe finds nothing in it, ${scheme}`, async ({ page, open, allow }) => {
    test.slow();
    allow(/campaign-unknown/);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    const body = `${BODY}<awning-banner campaign="unknown">Its child</awning-banner>`;
    await receive(page);
    await open({ document: asking("opt-in", { campaigns: CAMPAIGNS }), body, path: DEBUGGED });
    await call(page, "track", "Product Viewed", { product_id: "7" });
    for (const name of ["Page", "Experiments", "Events", "Visitor", "Problems"]) {
      await tab(page, name).click();
      await expect(overlay(page).getByRole("tabpanel")).toHaveAttribute("aria-labelledby", name);
      expect(await violations(page, "awning-debug"), name).toEqual([]);
    }
    await overlay(page).getByRole("button", { name: "Minimize" }).click();
    expect(await violations(page, "awning-debug"), "minimized").toEqual([]);
  });
}

test("in 320 px it is a sheet as wide as the window, in which nothing is cut off", async ({ page, open, allow }) => {
  allow(/campaign-unknown/);
  await page.setViewportSize({ width: 320, height: 640 });
  const body = `${BODY}<awning-banner campaign="unknown">Its child</awning-banner>`;
  await receive(page);
  await open({ document: asking("opt-in", { campaigns: CAMPAIGNS }), body, path: DEBUGGED });
  await call(page, "track", "An event with a name that is longer than such a window is wide");
  for (const name of ["Page", "Experiments", "Events", "Visitor", "Problems"]) {
    await tab(page, name).click();
    const panel = overlay(page).getByRole("tabpanel");
    await expect(panel).toHaveAttribute("aria-labelledby", name);
    expect(await panel.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth), name).toBe(0);
    expect((await panel.boundingBox())!.width).toBe(320);
  }
  // At least a third of the window is left to the page.
  const top = await overlay(page).getByRole("region").evaluate((panel) => panel.getBoundingClientRect().top);
  expect(top).toBeGreaterThan(213);
});

test("after a trap there is one overlay, of the instance that goes on", async ({ page, open, allow }) => {
  allow(/\(trap\)/);
  await page.route("**/banner.wasm", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: trapping(await response.body()) });
  });
  await open({ document: asking("none", { destinations: [], campaigns: CAMPAIGNS }), body: BODY, path: DEBUGGED });
  await expect(rows(page).filter({ hasText: /failedtrap: / })).toHaveCount(1);
  await expect(overlay(page)).toHaveCount(1);
});

/** A feature that splits, one that a rule decides, and one whose rules pass by. */
const FEATURES = {
  ...HERO,
  beta: { defaultValue: false, rules: [{ condition: { country: "NL" }, force: true }] },
  color: { defaultValue: "green", rules: [{ condition: { country: "DE" }, force: "red" }] },
};

test("each experiment and feature is listed with its variation or value, its bucket and the reason", async ({ page, open }) => {
  await receive(page);
  await open({ document: experimenting({ features: FEATURES, attributes: { country: "NL" }, stickyBucketing: "off" }), path: DEBUGGED });
  const value = await call(page, "feature", "hero", "none");
  const assigned = value == "bold" ? "bold" : "control";
  await tab(page, "Experiments").click();
  const row = (text: RegExp): Locator => rows(page).filter({ hasText: text });
  const experiment = row(/^hero-expexperimentof feature hero/);
  await expect(experiment).toContainText("in the experiment");
  await expect(experiment).toContainText("The hash fell into this variation's range.");
  await expect(experiment.getByRole("button", { pressed: true })).toHaveText(assigned);
  await experiment.getByText("Details").click();
  await expect(experiment.locator(".fact").filter({ hasText: "bucket" })).toContainText(/0\.\d+/);
  await expect(experiment.locator(".fact").filter({ hasText: "exposure" })).toContainText("told");
  await expect(row(/^herofeature/)).toContainText("The experiment hero-exp says so.");
  await expect(row(/^betafeature/)).toContainText("A rule says so for this visitor.");
  const color = row(/^colorfeature/);
  await expect(color).toContainText("No rule applied: its default value.");
  await color.getByText("Details").click();
  await expect(color).toContainText("rule 1 passed over");
  await expect(color).toContainText("the condition does not hold");
});

test("a variation is switched by a click, for the tab, and never counted", async ({ page, open }) => {
  const received = await receive(page);
  await open({ document: experimenting({ features: HERO }), path: DEBUGGED });
  // Not asked for before it is forced: that would be counted.
  await tab(page, "Experiments").click();
  const experiment = rows(page).filter({ hasText: /^hero-exp/ });
  for (const [variation, value] of [
    ["bold", "bold"],
    ["control", "plain"],
  ] as const) {
    await experiment.getByRole("button", { name: variation }).click();
    await expect(experiment).toContainText("forced, not counted");
    await expect(experiment.getByRole("button", { name: variation })).toHaveAttribute("aria-pressed", "true");
    await expect(experiment.getByRole("button", { name: variation })).toBeFocused();
    expect(await call(page, "feature", "hero", "none")).toBe(value);
  }
  await tab(page, "Events").click();
  await expect(rows(page).filter({ hasText: "Experiment Viewed" }).first()).toContainText("forced, not counted");
  // On the next page of this tab too.
  await page.reload();
  await tab(page, "Experiments").click();
  await expect(experiment).toContainText("forced, not counted");
  await expect(experiment.getByRole("button", { name: "control" })).toHaveAttribute("aria-pressed", "true");
  expect(await call(page, "feature", "hero", "none")).toBe("plain");
  expect(await received.named("Experiment Viewed")).toEqual([]);
  await experiment.getByRole("button", { name: "As assigned" }).click();
  await expect(experiment).not.toContainText("forced, not counted");
  await expect(experiment).toContainText("in the experiment");
});

test("axe finds nothing in its list of experiments", async ({ page, open }) => {
  await receive(page);
  await open({ document: experimenting({ features: FEATURES, attributes: { country: "NL" } }), path: DEBUGGED });
  await tab(page, "Experiments").click();
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    const experiment = rows(page).filter({ hasText: /^hero-exp/ });
    await experiment.getByRole("button", { name: "bold" }).click();
    await experiment.getByText("Details").click();
    await expect(experiment).toContainText("forced, not counted");
    expect(await violations(page, "awning-debug"), scheme).toEqual([]);
  }
});

/** The picture in docs/debugging.md. */
test("on the front page of the demo it lists the shop's elements", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 960 });
  await page.goto("/?awning-debug");
  await expect(rows(page).filter({ hasText: /^<awning-recommendations>/ }).first()).toContainText("shown");
  if (!process.env.AWNING_PICTURE) return;
  await tab(page, process.env.AWNING_PICTURE_TAB ?? "Experiments").click();
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: "docs/debug-overlay.png" });
});
