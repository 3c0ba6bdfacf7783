import { SAMPLES, all, instead, widget } from "../../support/elements";
import { hear } from "../../support/events";
import { expect, test } from "../../support/fixture";
import { type Page } from "@playwright/test";

const STRICT = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'";

/** What the page's policy has forbidden so far. */
async function violations(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const seen: string[] = ((window as any).violations = []);
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
      seen.push(`${effectiveDirective}: ${blockedURI}`),
    );
  });
  return () => page.evaluate(() => (window as any).violations);
}

test("a strict policy with Trusted Types is never violated", async ({ page, open }) => {
  const violated = await violations(page);
  await open({ csp: STRICT, body: all(), document: { version: 1, theme: { "color-accent": "#0a6" }, campaigns: [] } });
  for (const sample of SAMPLES) await expect(widget(page, sample)).toBeVisible();
  await page.getByRole("textbox").fill("A present");
  await page.locator("awning-survey").getByRole("button").last().click();
  await page.locator("awning-recommendations").evaluate((panel: any) => (panel.layout = "carousel"));
  await page.locator("awning-banner").evaluate((banner: any) => (banner.placement = "modal"));
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(await violated()).toEqual([]);
});

test("the test above hears of violations", async ({ page, open, allow }) => {
  allow(/violates the following Content Security Policy directive/);
  const violated = await violations(page);
  await open({ csp: STRICT, body: '<b style="color:red">Styled in place</b>' });
  await expect.poll(violated).toEqual(["style-src-attr: inline"]);
});

test("a page whose policy forbids WebAssembly keeps its children and hears of it once", async ({ page, open, allow }) => {
  allow(/\(wasm-blocked\)/);
  const heard = await hear(page, ["awning-error"]);
  // Chromium reports the attempt itself.
  allow(/Content Security Policy|unsafe-eval/);
  await open({ csp: "default-src 'self'; script-src 'self'", body: all() });
  await expect.poll(heard).toHaveLength(1);
  for (const sample of SAMPLES) await expect(instead(page, sample)).toBeVisible();
  await page.evaluate(() => (window as any).awning.ready.catch(() => {}));
  const errors = await heard();
  expect(errors).toMatchObject([{ detail: { code: "wasm-blocked", message: /'wasm-unsafe-eval'/ } }].map(() => ({ detail: { code: "wasm-blocked" } })));
  expect(errors[0]!.detail.message).toContain("'wasm-unsafe-eval'");
});
