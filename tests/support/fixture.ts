/** What every browser test has: a page of its own HTML on the shop's origin, and a console that must stay clean. */
import { test as base, expect, type Page } from "@playwright/test";

export { expect };

interface Content {
  /** What stands in the body. */
  body?: string;
  /** What stands in the head beside the script tag. */
  head?: string;
  /** Attributes of `<html>`. */
  html?: string;
  /** Attributes of the script tag; `false` for a page without one. */
  script?: string | false;
  /** The campaign document, served at `/test-document.json`. */
  document?: unknown;
  /** The catalog, served at `/test-catalog.json`. */
  catalog?: unknown;
  /** The page's Content-Security-Policy; the strict one of the shop, if not said. */
  csp?: string;
  /** Where the page is. */
  path?: string;
  /** The origin that it is on; the server's own, if not said. */
  origin?: string;
}

export const STRICT_CSP =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:; require-trusted-types-for 'script'";

interface Fixtures {
  /** Opens a page of this HTML. */
  open(content: Content): Promise<void>;
  /** Messages of the console, and exceptions, that the test expects: it passes only if each of them comes. */
  allow(message: RegExp): void;
}

export const test = base.extend<Fixtures & { clean: void }>({
  open: async ({ page }, use) => {
    await use((content) => open(page, content));
  },
  allow: async ({}, use) => {
    await use((message) => allowed.push(message));
  },
  clean: [
    async ({ page }, use) => {
      const said: string[] = [];
      allowed.length = 0;
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) said.push(`${message.type()}: ${message.text()}`);
      });
      page.on("pageerror", (error) => said.push(`exception: ${error.message}`));
      await use();
      for (const pattern of allowed) {
        // A browser says what it could not load some time after the page shows it.
        await expect.poll(() => said.join("\n"), "an expected message").toMatch(pattern);
      }
      const unexpected = said.filter((message) => !allowed.some((pattern) => pattern.test(message)));
      expect(unexpected, "the console stays clean").toEqual([]);
    },
    { auto: true },
  ],
});

const allowed: RegExp[] = [];

async function open(page: Page, content: Content): Promise<void> {
  const { body = "", head = "", html = 'lang="en"', csp = STRICT_CSP, path = "/test-page" } = content;
  const config = content.document === undefined ? "" : 'data-config="/test-document.json"';
  const script =
    content.script === false ? "" : `<script type="module" src="/awning/awning.js" ${config} ${content.script ?? ""}></script>`;
  await page.route("**/test-document.json", (route) => route.fulfill({ json: content.document }));
  await page.route("**/test-catalog.json", (route) => route.fulfill({ json: content.catalog }));
  await page.route(`**${path}`, (route) =>
    route.fulfill({
      contentType: "text/html; charset=utf-8",
      headers: { "content-security-policy": csp },
      body: `<!doctype html><html ${html}><head><meta charset="utf-8"><title>A page</title>
        <meta name="viewport" content="width=device-width">${head}${script}</head><body>${body}</body></html>`,
    }),
  );
  await page.goto((content.origin ?? "") + path);
}

/** A catalog of that many items in a few categories. */
export function items(count: number): object[] {
  const kinds = ["Kitchen > Knives", "Kitchen > Boards", "Lighting > Table lamps", "Textiles > Rugs"];
  return Array.from({ length: count }, (_, index) => ({
    id: `item-${index + 1}`,
    title: `Item ${index + 1}`,
    url: `/product/item-${index + 1}`,
    image: "/assets/icon.svg",
    price: (10 + index).toFixed(2),
    category: kinds[index % kinds.length],
    tags: [index % 2 ? "oak" : "steel"],
    rating: 5 - (index % 5) * 0.5,
    ratingCount: 100 - index,
    publishedAt: "2026-05-01",
  }));
}
