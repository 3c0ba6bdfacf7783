import { SAMPLES, html, widget } from "../../support/elements";
import { expect, test } from "../../support/fixture";
import { STRICT_CSP } from "../../support/fixture";

const FAR = '<div class="far"></div>';
/** A style of the page's own that pushes what follows far down. */
const TALL = '<style nonce="far">.far { block-size: 5000px }</style>';
const CSP = `${STRICT_CSP}; style-src 'self' 'nonce-far'`;

for (const sample of SAMPLES) {
  test(`<${sample.tag}> far down the page loads nothing before it is near`, async ({ page, open }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    const waits = sample.tag == "awning-banner" ? 'placement="inline"' : "";
    await open({ csp: CSP, head: TALL, body: FAR + html(sample, "", waits) });
    await page.evaluate(() => new Promise((then) => requestIdleCallback(then)));
    expect(asked.filter((path) => path.startsWith("/awning/"))).toEqual(["/awning/awning.js"]);
    await page.evaluate((tag) => document.querySelector(tag)!.scrollIntoView(), sample.tag);
    await expect(widget(page, sample)).toBeVisible();
    expect(asked.filter((path) => path.endsWith(".wasm"))).toHaveLength(2);
  });
}

test("what floats over the page does not wait to be scrolled to", async ({ page, open }) => {
  const popover = html(SAMPLES[1]!, "", 'placement="popover"');
  const corner = html(SAMPLES[2]!, "", 'placement="corner"');
  await open({ csp: CSP, head: TALL, body: FAR + popover + corner });
  await expect(widget(page, SAMPLES[1]!)).toBeInViewport();
  await expect(widget(page, SAMPLES[2]!)).toBeInViewport();
});
