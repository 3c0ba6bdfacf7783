import { SAMPLES, all, fallback, html, instead, widget } from "../../support/elements";
import { hear } from "../../support/events";
import { expect, test } from "../../support/fixture";
import { trapping } from "../../support/wasm";
import { type Page } from "@playwright/test";

/** Serves a chunk whose every function traps. */
async function trap(page: Page, chunk: string): Promise<void> {
  await page.route(`**/${chunk}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: trapping(await response.body()) });
  });
}

for (const sample of SAMPLES) {
  test(`a trap in <${sample.tag}> leaves its children there and every other widget alive`, async ({ page, open, allow }) => {
    allow(/\(trap\)/);
    const heard = await hear(page, ["awning-error"]);
    await trap(page, sample.chunk);
    await open({ body: all() });
    for (const other of SAMPLES) {
      if (other == sample) await expect(instead(page, other)).toBeVisible();
      else await expect(widget(page, other)).toBeVisible();
    }
    await expect.poll(heard).toMatchObject([{ detail: { code: "trap", element: sample.tag } }]);
    // Needed again, it would only trap again.
    await page.locator(sample.tag).evaluate((element) => {
      element.remove();
      setTimeout(() => document.body.append(element));
    });
    await expect(instead(page, sample)).toBeVisible();
    for (const other of SAMPLES) if (other != sample) await expect(widget(page, other)).toBeVisible();
    expect(await heard()).toHaveLength(1);
  });
}

test("widgets that live on after a trap still answer", async ({ page, open, allow }) => {
  allow(/\(trap\)/);
  await trap(page, "banner.wasm");
  await open({ body: all() });
  await expect(widget(page, SAMPLES[0]!)).toBeVisible();
  await page.locator("awning-recommendations").evaluate((panel: any) => (panel.heading = "Still here"));
  await expect(page.getByRole("heading", { name: "Still here" })).toBeVisible();
  await page.evaluate((content) => {
    const survey = document.createElement("awning-survey") as any;
    survey.content = content;
    document.body.append(survey);
  }, SAMPLES[1]!.content);
  await expect(widget(page, SAMPLES[1]!)).toHaveCount(2);
});

test("a page on which every widget traps is left with its children", async ({ page, open, allow }) => {
  allow(/\(trap\)/);
  const heard = await hear(page, ["awning-error"]);
  for (const sample of SAMPLES) await trap(page, sample.chunk);
  await open({ body: all() + html(SAMPLES[2]!, fallback(SAMPLES[2]!)) });
  for (const sample of SAMPLES) await expect(instead(page, sample).first()).toBeVisible();
  await expect.poll(async () => (await heard()).length).toBe(4);
  expect((await heard()).every(({ detail }) => detail.code == "trap")).toBe(true);
});
