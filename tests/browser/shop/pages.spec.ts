/** The shop's own pages, each as a visitor may come to it. */
import { type Page } from "@playwright/test";
import { violations } from "../../support/axe";
import { expect, test } from "../../support/fixture";

const PAGES = [
  { name: "home", path: "/" },
  { name: "a department", path: "/category/seating" },
  { name: "everything", path: "/category/all" },
  { name: "a product", path: "/product/shoal-mug" },
  { name: "search", path: "/search?q=lamp" },
  { name: "search without a result", path: "/search?q=zzz" },
  { name: "an empty cart", path: "/cart" },
  { name: "about", path: "/about" },
  { name: "results of real tests", path: "/experiments" },
  { name: "the source of a page", path: "/source?page=/" },
  { name: "live events", path: "/events" },
];

/** What a page that was left open would otherwise ask for for ever. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  // Each widget is there, or its element's own children are: nothing moves any more.
  if (path != "/events") await page.evaluate(() => (window as any).awning.flush());
}

/** Violations of the page's Content-Security-Policy, from its beginning. */
async function watchPolicy(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const broken: string[] = ((window as any).broken = []);
    document.addEventListener("securitypolicyviolation", (event) => broken.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  return () => page.evaluate(() => (window as any).broken);
}

/** Puts a mug into the cart without a page. */
async function fillCart(page: Page): Promise<void> {
  await page.request.post("/cart/add", { form: { id: "shoal-mug", quantity: "2", back: "/cart" } });
}

for (const { name, path } of [...PAGES, { name: "a filled cart", path: "/cart" }, { name: "checkout", path: "/checkout" }]) {
  const filled = ["a filled cart", "checkout"].includes(name);

  test(`${name}: follows the strict policy, and axe finds nothing, light or dark`, async ({ page }) => {
    const broken = await watchPolicy(page);
    if (filled) await fillCart(page);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await open(page, path);
      expect(await violations(page, "body"), colorScheme).toEqual([]);
      expect(await broken()).toEqual([]);
    }
  });

  test(`${name}: fits a width of 320 px`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    if (filled) await fillCart(page);
    await open(page, path);
    const { wide, culprits } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      culprits: [...document.querySelectorAll("main *")].filter((element) => element.getBoundingClientRect().right > 321).map((element) => element.outerHTML.slice(0, 80)),
    }));
    expect(wide, culprits.join("\n")).toBeLessThanOrEqual(320);
  });
}

test("the whole way to an order can be gone by keyboard", async ({ page }) => {
  await page.goto("/product/shoal-mug");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, "Add to cart");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "in your cart" })).toBeVisible();
  await page.goto("/cart");
  await tabTo(page, "Go to checkout");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/checkout");
  await page.getByLabel("Name", { exact: true }).focus();
  for (const value of ["Somebody", "somebody@shop.example", "Street 1", "1000", "City", "Country"]) {
    await page.keyboard.type(value);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await page.waitForURL("**/thank-you?order=*");
});

/** Goes on by Tab until the control of that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 80; step++) {
    const focused = await page.evaluate(() => document.activeElement?.textContent?.trim());
    if (focused == name) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no control "${name}" is reached by Tab`);
}

test("without JavaScript the shop sells all the same", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! });
  const page = await context.newPage();
  await page.goto("/");
  await expect(page.getByText("Picked for you")).toBeVisible();
  await page.goto("/product/shoal-mug");
  await page.getByLabel("Quantity").fill("2");
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.waitForURL("**/cart");
  await expect(page.getByRole("spinbutton", { name: "Quantity of Shoal mug" })).toHaveValue("2");
  await page.getByRole("spinbutton", { name: "Quantity of Shoal mug" }).fill("3");
  await page.getByRole("button", { name: "Update" }).click();
  await expect(page.locator('[data-cart-amount="subtotal"]')).toHaveText("€57.00");
  await page.getByLabel("Discount code").fill("hello10");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.locator('[data-cart-amount="total"]')).toHaveText("€51.30");
  await page.getByRole("link", { name: "Go to checkout" }).click();
  await page.getByRole("button", { name: "Place the order" }).click();
  await expect(page.getByText("Something is missing below.")).toBeVisible();
  const answers = { Name: "Somebody", Email: "somebody@shop.example", "Street and number": "Street 1", "Postal code": "1000", City: "City", Country: "Country" };
  for (const [label, value] of Object.entries(answers)) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole("button", { name: "Place the order" }).click();
  await expect(page.getByRole("heading", { name: "Thank you" })).toBeVisible();
  await context.close();
});

for (const { path, status } of [
  { path: "/nowhere", status: 404 },
  { path: "/product/no-such-thing", status: 404 },
  { path: "/category/no-such-thing", status: 404 },
  { path: "/assets/no-such-thing.css", status: 404 },
  { path: "/awning/no-such-thing.js", status: 404 },
  { path: "/awning/000000000000/main.wasm", status: 404 },
]) {
  test(`${path} answers ${status}`, async ({ request }) => {
    const answer = await request.get(path);
    expect(answer.status()).toBe(status);
    if (status == 404) expect(answer.headers()["cache-control"] ?? "").not.toContain("immutable");
  });
}

test("a page that is not there is still a page of the shop", async ({ page, allow }) => {
  allow(/Failed to load resource/);
  await page.goto("/product/no-such-thing");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("link", { name: "Hollenby" })).toBeVisible();
});

test("checkout without a cart leads back to the cart", async ({ page }) => {
  await page.goto("/checkout");
  await expect(page).toHaveURL(/\/cart$/);
});

test("where widgets cannot load, the shop's own words stand in their place, without a gap", async ({ page, allow }) => {
  allow(/net::ERR_FAILED|load-failed/);
  await page.route("**/main.wasm", (route) => route.abort());
  await page.goto("/");
  const panel = page.locator("awning-recommendations").first();
  await page.waitForEvent("console", (message) => message.text().includes("load-failed"));
  await expect(panel.getByRole("link", { name: "See what others rate best" })).toBeVisible();
  const { taken, reserved } = await panel.evaluate((host) => ({
    taken: host.getBoundingClientRect().height,
    reserved: host.shadowRoot!.querySelector(".skeleton")!.getBoundingClientRect().height,
  }));
  expect(taken).toBeLessThanOrEqual(reserved + 1);
});
