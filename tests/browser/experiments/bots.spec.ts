/** Programs that fetch pages get the control, and are never counted. */
import { receive } from "../../support/events";
import { experimenting, HERO, originAt } from "../../support/experiments";
import { expect, test } from "../../support/fixture";
import { call } from "../../support/services";

const [rule] = HERO.hero.rules;
const ALL_BOLD = { hero: { ...HERO.hero, rules: [{ ...rule, weights: [0, 1] }] } };
const CRAWLER = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
const CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

test.describe("a crawler", () => {
  test.use({ userAgent: CRAWLER });

  test("gets the control and is not told of", async ({ page, open }) => {
    const destination = await receive(page);
    await open({ document: experimenting({ features: ALL_BOLD }) });
    expect(await call(page, "feature", "hero", "")).toBe("plain");
    expect(await call(page, "experiment", "hero-exp")).toMatchObject({ index: 0, inExperiment: false });
    expect(await call(page, "explain", "hero-exp")).toMatchObject({ why: "experiments are turned off" });
    expect(await destination.named("Experiment Viewed")).toEqual([]);
  });
});

test.describe("a browser that a program drives", () => {
  test.use({ userAgent: CHROME });

  for (const [origin, value] of [
    ["", "bold"],
    ["http://shop.test", "plain"],
  ] as const) {
    test(`${origin ? "on a shop gets the control" : "on the developer's own machine sees what visitors see"}`, async ({ page, open }) => {
      await receive(page);
      // No such host is there: everything of it comes from the server of the tests.
      await page.route("http://shop.test/**", async (route) => {
        const url = new URL(route.request().url());
        await route.fulfill({ response: await page.request.get(originAt("127.0.0.1") + url.pathname) });
      });
      await open({ document: experimenting({ features: ALL_BOLD }), origin });
      expect(await page.evaluate(() => navigator.webdriver)).toBe(true);
      expect(await call(page, "feature", "hero", "")).toBe(value);
    });
  }
});
