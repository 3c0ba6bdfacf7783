/** The picture at the top of README.md: the front page of the demo with all three widgets. */
import { expect, test } from "../../support/fixture";

test("the front page shows a banner, recommendations and a survey together", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 1040 });
  await page.goto("/");
  await page.getByRole("button", { name: "Accept" }).click();
  // The shop asks after an order; here the question stands where a popover would.
  await page.evaluate(() => {
    const survey = document.createElement("awning-survey");
    survey.setAttribute("campaign", "nps-spring");
    survey.setAttribute("placement", "popover");
    document.body.append(survey);
  });
  await page.evaluate(() => (window as any).awning.cart.set({ lines: [{ id: "shoal-mug", quantity: 2, price: "19.00" }] }));
  await expect(page.locator("awning-banner").getByRole("status")).toHaveText("€12.00 away from Free shipping");
  const panel = page.locator("awning-recommendations").first();
  await expect(panel.getByRole("listitem")).toHaveCount(6);
  await expect(page.locator("awning-survey").getByRole("radio")).toHaveCount(11);
  for (const widget of [page.locator("awning-banner").getByRole("status"), panel.getByRole("heading"), panel.getByRole("listitem").first(), page.locator("awning-survey").getByText("How likely are you").first()]) {
    await expect(widget).toBeInViewport();
  }
  if (!process.env.AWNING_PICTURE) return;
  await panel.getByRole("img").first().waitFor();
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: "docs/demo.png" });
});
