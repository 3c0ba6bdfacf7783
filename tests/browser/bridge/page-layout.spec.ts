/** Pages whose own rules lay out the elements: the room that these hold is theirs all the same. */
import { SAMPLES, fallback, html, instead, widget } from "../../support/elements";
import { hear } from "../../support/events";
import { missing } from "../../support/failing";
import { expect, test } from "../../support/fixture";

const panel = SAMPLES[0]!;

for (const display of ["block", "flow-root", "grid", "flex"]) {
  test(`with display: ${display}, a panel's children stand in its room, and not beside it`, async ({ page, open, allow }) => {
    allow(/\(load-failed\)/);
    allow(/404/);
    const heard = await hear(page, ["awning-error"]);
    await missing(page, "recommendations.wasm");
    await page.route("**/display.css", (route) => route.fulfill({ contentType: "text/css", body: `.other { display: ${display} }` }));
    const body = html(panel, `<p>${fallback(panel)}</p>`) + html(panel, `<p>${fallback(panel)}</p>`, 'class="other"');
    await page.setViewportSize({ width: 1280, height: 1800 });
    await open({ head: `<link rel="stylesheet" href="/display.css">`, body });
    await expect.poll(async () => (await heard()).length).toBe(2);
    await expect(instead(page, panel).nth(1)).toBeVisible();
    const boxes = await page.locator(panel.tag).evaluateAll((elements) =>
      elements.map((element) => {
        const { top, width, height } = element.getBoundingClientRect();
        const children = element.querySelector("p")!.getBoundingClientRect();
        return { width, height, left: children.left, offset: children.top - top };
      }),
    );
    expect(boxes[0]!.height).toBeGreaterThan(200);
    expect(boxes[1]).toEqual(boxes[0]);
  });
}

test("with display: block, nothing moves when the cards come", async ({ page, open }) => {
  await page.route("**/display.css", (route) => route.fulfill({ contentType: "text/css", body: `awning-recommendations { display: block }` }));
  let go = () => {};
  const gone = new Promise<void>((then) => (go = then));
  await page.route("**/main.wasm", async (route) => {
    await gone;
    await route.continue();
  });
  await open({ head: `<link rel="stylesheet" href="/display.css">`, body: `${html(panel, `<p>${fallback(panel)}</p>`)}<p>What follows</p>` });
  await expect(instead(page, panel)).toBeVisible();
  const top = () => page.getByText("What follows").evaluate((element) => element.getBoundingClientRect().top);
  const before = await top();
  go();
  await expect(widget(page, panel)).toBeVisible();
  expect(await top()).toBe(before);
});
