/** A small shop's catalog, made so that each strategy has a known answer, and how pages tell of their visitor. */
import { type Page } from "@playwright/test";

interface Item {
  id: string;
  title: string;
  url: string;
  [field: string]: unknown;
}

const item = (id: string, title: string, category: string, rest: object): Item => ({
  id,
  title,
  url: `/product/${id}`,
  image: "/assets/icon.svg",
  category,
  ...rest,
});

/** Two knives, a board, two lamps, a rug; one knife is sold out. */
export const SHOP: Item[] = [
  item("knife-1", "Chef's knife", "Kitchen > Knives", { tags: ["steel"], price: 80, rating: 4.8, ratingCount: 200, publishedAt: "2026-01-10" }),
  item("knife-2", "Bread knife", "Kitchen > Knives", { tags: ["steel"], price: 60, rating: 4.5, ratingCount: 40, publishedAt: "2026-02-10" }),
  item("knife-3", "Paring knife", "Kitchen > Knives", { tags: ["steel"], price: 20, available: false, rating: 5, ratingCount: 900 }),
  item("board", "Oak board", "Kitchen > Boards", { tags: ["oak"], price: 45, rating: 4.6, ratingCount: 90, publishedAt: "2026-03-10" }),
  item("lamp-1", "Table lamp", "Lighting > Table lamps", { tags: ["brass"], price: 120, rating: 4.9, ratingCount: 30, publishedAt: "2026-08-10" }),
  item("lamp-2", "Reading lamp", "Lighting > Table lamps", { tags: ["brass"], price: 99, publishedAt: "2026-09-01" }),
  item("rug", "Wool rug", "Textiles > Rugs", { tags: ["wool"], price: 240 }),
];

/** The document's part that names the catalog which `open` serves. */
export const CATALOG = { catalog: { url: "/test-catalog.json" } };

/** Tells that these items were viewed, the last one last. */
export async function view(page: Page, ...ids: string[]): Promise<void> {
  await page.evaluate((ids) => {
    for (const id of ids) (window as any).awning.track("Product Viewed", { product_id: id });
    return (window as any).awning.flush();
  }, ids);
}

/** Tells what is in the cart: ids, or an amount of one thing in the document's currency. */
export async function fillCart(page: Page, ...lines: (string | number)[]): Promise<void> {
  await page.evaluate((lines) => {
    const line = (line: string | number) =>
      typeof line == "string" ? { id: line, quantity: 1, price: 10 } : { id: "anything", quantity: 1, price: line };
    return (window as any).awning.cart.set({ lines: lines.map(line) });
  }, lines);
}

/** The titles that a panel shows, in order. */
export async function titles(page: Page, panel = "awning-recommendations"): Promise<string[]> {
  return page.locator(`${panel} [part=title]`).allTextContents();
}
