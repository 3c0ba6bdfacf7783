import { SAMPLES, html, widget } from "../../support/elements";
import { expect, test } from "../../support/fixture";

for (const sample of SAMPLES) {
  test(`<${sample.tag}> takes a changed theme without a new widget`, async ({ page, open }) => {
    await open({ body: html(sample) });
    await expect(widget(page, sample)).toBeVisible();
    const said = await widget(page, sample).elementHandle();
    const element = page.locator(sample.tag);
    const light = await element.evaluate((element) => getComputedStyle(element).colorScheme);
    await element.evaluate((element: any) => (element.theme = "dark"));
    expect(await element.getAttribute("theme")).toBe("dark");
    await expect(element).toHaveCSS("color-scheme", "dark");
    expect(light).toBe("light");
    expect(await said!.evaluate((node) => node.isConnected)).toBe(true);
  });
}

test("a panel takes a changed heading, limit and layout without a new widget", async ({ page, open }) => {
  const sample = SAMPLES[0]!;
  await open({ body: html(sample) });
  const cards = page.getByRole("listitem");
  await expect(cards).toHaveCount(4);
  const [heading, card] = [await page.getByRole("heading").elementHandle(), await cards.first().elementHandle()];
  const panel = page.locator(sample.tag);
  await panel.evaluate((panel) => {
    panel.setAttribute("heading", "Only here");
    panel.setAttribute("limit", "6");
    panel.setAttribute("layout", "list");
  });
  await expect(page.getByRole("heading", { name: "Only here" })).toBeVisible();
  await expect(cards).toHaveCount(6);
  expect(await heading!.evaluate((node) => node.isConnected)).toBe(true);
  expect(await card!.evaluate((node) => node.isConnected)).toBe(true);
  await panel.evaluate((panel) => panel.removeAttribute("heading"));
  await expect(page.getByRole("heading", { name: "Popular now" })).toBeVisible();
});

test("attributes and properties reflect each other", async ({ page, open }) => {
  await open({ body: html(SAMPLES[0]!) });
  const panel = page.locator("awning-recommendations");
  const reflected = await panel.evaluate((panel: any) => {
    panel.limit = 5;
    panel.heading = "Set";
    const set = [panel.getAttribute("limit"), panel.getAttribute("heading")];
    panel.heading = null;
    panel.setAttribute("layout", "list");
    return [...set, panel.hasAttribute("heading"), panel.layout];
  });
  expect(reflected).toEqual(["5", "Set", false, "list"]);
});
