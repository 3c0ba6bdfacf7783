/** Web vitals: measured where the document names them, and told at the latest as the page ends. */
import { begun, capturing } from "../../support/capture";
import { expect, test } from "../../support/fixture";
import { call, settle } from "../../support/services";

test("web vitals arrive, the last of them as the page is left", async ({ page, open, request }) => {
  const document = capturing({ vitals: true }, { destinations: [{ type: "webhook", url: "/v1/events" }] });
  const loaded = page.waitForResponse("**/vitals.js");
  await open({ document, body: `<h1>Lamps</h1><button>Open</button><a href="/about">Next</a>` });
  await begun(page);
  await (await loaded).finished();
  await settle(page);
  const { session } = await call(page, "visitor.export");
  const arrived = async (): Promise<any[]> => {
    const answer = await request.get("/v1/events", { params: { name: "Web Vitals", session: session.id } });
    return (await answer.json()).events;
  };
  await page.getByRole("button").click();
  await page.getByText("Next").click();
  await page.waitForURL("**/about");
  const names = async () => [...new Set((await arrived()).map(({ properties }) => properties.name))].sort();
  await expect.poll(names).toEqual(["CLS", "FCP", "INP", "LCP", "TTFB"]);
  for (const { properties, context } of await arrived()) {
    expect(properties).toMatchObject({
      value: expect.any(Number),
      delta: expect.any(Number),
      rating: expect.stringMatching(/^(good|needs-improvement|poor)$/),
      id: expect.stringMatching(/^v\d/),
      navigation_type: "navigate",
    });
    expect(context.page.path).toBe("/test-page");
  }
});
