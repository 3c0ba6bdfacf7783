/** Each state of each widget: WCAG 2.2 AA as far as axe sees it, light and dark; targets of 24 px; forced colors; reduced motion. */
import { violations } from "../../support/axe";
import { receive } from "../../support/events";
import { expect, test } from "../../support/fixture";
import { STATES, shown } from "../../support/states";

const PAGES = {
  light: `lang="en"`,
  dark: `lang="en" class="dark"`,
};

test.beforeEach(async ({ page }) => {
  await receive(page);
  await page.route("**/test-colors.css", (route) =>
    route.fulfill({ contentType: "text/css", body: ".dark{background:#161514;color:#f2efea}html:not(.dark){background:#fff;color:#1d1b19}" }),
  );
  await page.emulateMedia({ reducedMotion: "reduce" });
});

const head = `<link rel="stylesheet" href="/test-colors.css">`;

for (const [scheme, html] of Object.entries(PAGES)) {
  for (const state of STATES) {
    test(`${state.name}: no violation, ${scheme}`, async ({ page, open }) => {
      await open({ ...state, html, head });
      await shown(page, state);
      const element = await page.locator("awning-recommendations, awning-survey, awning-banner, awning-experiment-report").evaluate(({ localName }) => localName);
      expect(await violations(page, element)).toEqual([]);
    });
  }
}

test("every target is at least 24 px wide and high", async ({ page, open }) => {
  test.slow();
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    for (const state of STATES) {
      await open({ ...state, head });
      const widget = await shown(page, state);
      const small = await widget.evaluate((widget) =>
        [...widget.querySelectorAll("a, button, label, input:not(.sr):not(.mark), textarea")]
          .map((target) => {
            // A card's link is as large as the card.
            const box = (target.matches("[part=title]") ? target.closest("li")! : target).getBoundingClientRect();
            return `${target.getAttribute("part")}: ${Math.round(box.width)} × ${Math.round(box.height)}`;
          })
          .filter((size) => size.split(": ")[1]!.split(" × ").some((side) => Number(side) < 24)),
      );
      expect(small, `${state.name} at ${width} px`).toEqual([]);
    }
  }
});

test("nothing moves where reduced motion is asked for", async ({ page, open }) => {
  test.slow();
  for (const state of STATES) {
    await open({ ...state, head });
    const widget = await shown(page, state);
    const moving = await widget.evaluate((widget) =>
      [widget, ...widget.querySelectorAll("*")].filter((part) => {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(part);
        return animationName != "none" || transitionDuration.split(", ").some((time) => time != "0s") || scrollBehavior == "smooth";
      }).map((part) => part.className),
    );
    expect(moving, state.name).toEqual([]);
  }
});

test("what is chosen and where buttons are can be seen in forced colors", async ({ page, open }) => {
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  const named = (name: string) => STATES.find((state) => state.name == name)!;
  await open(named("survey (nps, chosen)"));
  await shown(page, named("survey (nps, chosen)"));
  const background = (place: number) => page.locator("[part=cell]").nth(place).evaluate((cell) => getComputedStyle(cell).backgroundColor);
  expect(await background(2)).not.toBe(await background(3));
  const bordered = (part: string) =>
    page.locator(`[part=${part}]`).first().evaluate((part) => parseFloat(getComputedStyle(part).borderTopWidth));
  expect(await bordered("next")).toBeGreaterThan(0);
  await open(named("banner (spend, inline)"));
  await shown(page, named("banner (spend, inline)"));
  const color = (part: string) => page.locator(`[part=${part}]`).evaluate((part) => getComputedStyle(part).backgroundColor);
  expect(await color("fill")).not.toBe(await color("track"));
  for (const part of ["track", "close"]) expect(await bordered(part)).toBeGreaterThan(0);
  await open(named("panel (grid)"));
  await shown(page, named("panel (grid)"));
  for (const part of ["media", "add-to-cart"]) expect(await bordered(part)).toBeGreaterThan(0);
});

test("the focus can be seen on everything that takes it", async ({ page, open }) => {
  test.slow();
  for (const state of STATES) {
    await open({ ...state, head });
    const widget = await shown(page, state);
    await widget.evaluate((widget) => widget.querySelector<HTMLElement>("a, button, input, textarea")?.focus());
    for (let press = 0; press < 3; press++) {
      await page.keyboard.press("Tab");
      const ringed = await page.evaluate(() => {
        const host = document.activeElement;
        const focused = host?.shadowRoot?.activeElement;
        if (!focused) return true;
        const ring = (element: Element, pseudo?: string) => parseFloat(getComputedStyle(element, pseudo).outlineWidth) >= 2 && getComputedStyle(element, pseudo).outlineStyle != "none";
        return ring(focused) || ring(focused, "::after") || !!focused.closest("label")?.matches(":scope") && ring(focused.closest("label")!);
      });
      expect(ringed, state.name).toBe(true);
    }
  }
});
