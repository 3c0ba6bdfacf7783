/** The demo shop's panels go by an index that `awning index` has learned from simulated visits. */
import { type Page } from "@playwright/test";
import { expect, test } from "../../support/fixture";

/** The cards of the panel with that heading, and what is explained of each. */
async function explained(page: Page, heading: string): Promise<{ title: string; reason: string; parts: Record<string, number> }[]> {
  const panel = page.locator(`awning-recommendations[heading="${heading}"]`);
  await panel.scrollIntoViewIfNeeded();
  await expect(panel.getByRole("listitem").first()).toBeVisible();
  return panel.evaluate((panel) =>
    [...panel.shadowRoot!.querySelectorAll("[part=card]")].map((card) => {
      const link = card.querySelector<HTMLAnchorElement>("[part=title]")!;
      const id = decodeURIComponent(link.pathname.split("/").pop()!);
      const { panels } = (window as any).awning.explain("recommendations", id);
      const { parts } = panels.find(({ place }: { place: number | null }) => place) ?? { parts: {} };
      return { title: link.textContent!, reason: card.querySelector("[part=reason]")?.textContent ?? "", parts };
    }),
  );
}

test("a product's page shows what was bought with it", async ({ page }) => {
  await page.goto("/product/tarn-bed");
  const cards = await explained(page, "Goes well with it");
  expect(cards).toHaveLength(4);
  expect(cards[0]!.parts.links, JSON.stringify(cards[0])).toBeGreaterThan(0.5);
});

test("what a visitor looked at decides what is picked for them, and each card says why", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Accept" }).click();
  for (const id of ["kiln-mug", "rill-carafe"]) {
    await page.goto(`/product/${id}`);
    await page.evaluate(() => (window as any).awning.flush());
  }
  await page.goto("/");
  const cards = await explained(page, "Picked for you");
  const said = cards.map(({ reason }) => reason);
  expect(said.every((reason) => reason)).toBe(true);
  expect(said.filter((reason) => /^Viewed with (Kiln mug|Rill carafe)$/.test(reason)).length, said.join()).toBeGreaterThan(1);
  const learned = cards.filter(({ parts }) => (parts.sessions ?? 0) + (parts.links ?? 0) > 0);
  expect(learned.length, "most are learned, not only alike").toBeGreaterThan(cards.length / 2);
});

test("the index starts with the page", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto("/");
  await expect(page.locator("awning-recommendations").first().getByRole("listitem").first()).toBeVisible();
  expect(asked.filter((path) => path == "/awning.index")).toHaveLength(1);
  expect(asked.indexOf("/awning.index")).toBeLessThan(asked.indexOf("/awning.json"));
});
