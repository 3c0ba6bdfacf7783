/** Campaigns with an experiment: their share, their content, their absence. */
import { receive } from "../../support/events";
import { experimenting } from "../../support/experiments";
import { expect, test } from "../../support/fixture";
import { call } from "../../support/services";

const BANNER = `<awning-banner campaign="offer" placement="inline">Children</awning-banner>`;

/** A document whose banner is split so; in the text of its second variation stands "Ends tonight". */
function offer(experiment: object): object {
  return experimenting(undefined as never, {
    campaigns: [{ id: "offer", widget: "banner", content: { message: "Free shipping", placement: "inline" }, experiment }],
  });
}

for (const [what, experiment, text, variation] of [
  ["its content as it is", { variations: [null, { message: "Ends tonight" }], weights: [1, 0] }, "Free shipping", "0"],
  ["other content", { variations: [null, { message: "Ends tonight" }], weights: [0, 1] }, "Ends tonight", "1"],
  ["nothing", { variations: [null, false], weights: [0, 1] }, undefined, "1"],
] as const) {
  test(`a visitor gets ${what}, and is told to be exposed`, async ({ page, open }) => {
    const destination = await receive(page);
    await open({ document: offer(experiment), body: BANNER });
    const banner = page.locator("awning-banner");
    if (text) await expect(banner.getByText(text)).toBeVisible();
    else await expect(banner).toBeHidden();
    await expect
      .poll(async () => (await destination.named("Experiment Viewed")).map(({ properties }) => properties))
      .toEqual([{ experiment_id: "offer", experiment_name: "offer", variation_id: variation, variation_name: variation }]);
    const { shown, rules } = await call(page, "explain", "offer");
    expect(shown).toBe(text !== undefined);
    expect(rules.at(-1)).toEqual({
      rule: "experiment",
      saw: `offer: ${variation}, because the hash fell into this variation's range`,
      passed: text !== undefined,
    });
  });
}

test("who is outside of its share gets the control, and is not counted", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: offer({ variations: [null, false], coverage: 0 }), body: BANNER });
  await expect(page.locator("awning-banner").getByText("Free shipping")).toBeVisible();
  expect(await destination.named("Experiment Viewed")).toEqual([]);
});

test("where the campaign itself is not for this page, nobody is exposed", async ({ page, open }) => {
  const destination = await receive(page);
  const document = offer({ variations: [null, false] }) as { campaigns: any[] };
  document.campaigns[0].pages = ["/elsewhere"];
  await open({ document, body: BANNER });
  await call(page, "flush");
  expect(await destination.named("Experiment Viewed")).toEqual([]);
});

test("the page's address forces what a campaign shows", async ({ page, open }) => {
  const destination = await receive(page);
  const document = offer({ variations: [null, { message: "Ends tonight" }], weights: [1, 0] });
  await open({ document, body: BANNER, path: "/test-page?awning-force=offer:1" });
  await expect(page.locator("awning-banner").getByText("Ends tonight")).toBeVisible();
  expect(await destination.named("Experiment Viewed")).toEqual([]);
});
