import { SAMPLES, all, fallback, html, instead, widget } from "../../support/elements";
import { hear } from "../../support/events";
import { missing } from "../../support/failing";
import { expect, test } from "../../support/fixture";

for (const file of ["main.wasm", "runtime.js"]) {
  for (const sample of SAMPLES) {
    test(`<${sample.tag}> without ${file} shows its children, and its widget at the next need`, async ({ page, open, allow }) => {
      allow(/404/);
      allow(/\(load-failed\)/);
      const heard = await hear(page, ["awning-error"]);
      const { recover } = await missing(page, file);
      await open({ body: html(sample, fallback(sample)) });
      await expect.poll(heard).toMatchObject([{ detail: { code: "load-failed", element: sample.tag } }]);
      await expect(instead(page, sample)).toBeVisible();
      await recover();
      await page.evaluate(() => {
        document.body.append(document.createElement("awning-survey"));
      });
      // The other one has nothing to show; that it came is the need.
      allow(/\(content-missing\)/);
      await expect(widget(page, sample)).toBeVisible();
      await expect(instead(page, sample)).toBeHidden();
      const codes = (await heard()).map(({ detail }) => detail.code);
      expect(codes.filter((code) => code == "load-failed")).toHaveLength(1);
    });
  }
}

for (const sample of SAMPLES) {
  test(`<${sample.tag}> without its chunk shows its children while all others live`, async ({ page, open, allow }) => {
    allow(/404/);
    allow(/\(load-failed\)/);
    const heard = await hear(page, ["awning-error"]);
    const { recover } = await missing(page, sample.chunk);
    await open({ body: all() });
    for (const other of SAMPLES) {
      if (other == sample) await expect(instead(page, other)).toBeVisible();
      else await expect(widget(page, other)).toBeVisible();
    }
    await expect.poll(heard).toMatchObject([{ detail: { code: "load-failed", element: sample.tag } }]);
    await recover();
    await page.locator(sample.tag).evaluate((element) => {
      element.remove();
      queueMicrotask(() => document.body.append(element));
    });
    await expect(widget(page, sample)).toBeVisible();
    await expect(widget(page, sample)).toHaveCount(1);
    expect(await heard()).toHaveLength(1);
  });
}

test("a page whose services cannot be had shows children, and widgets when they can", async ({ page, open, allow }) => {
  allow(/404/);
  allow(/\(load-failed\)/);
  const heard = await hear(page, ["awning-error"]);
  const { recover } = await missing(page, "services.wasm");
  await open({ body: all(), document: { version: 1, campaigns: [] } });
  for (const sample of SAMPLES) await expect(instead(page, sample)).toBeVisible();
  await expect.poll(async () => (await heard()).map(({ detail }) => detail.element).sort()).toEqual(SAMPLES.map(({ tag }) => tag).sort());
  await recover();
  await page.evaluate(() => (window as any).awning.flush());
  for (const sample of SAMPLES) await expect(widget(page, sample)).toBeVisible();
  expect(await heard()).toHaveLength(SAMPLES.length);
});

test("a language file that cannot be had leaves widgets in English", async ({ page, open, allow }) => {
  allow(/404/);
  await missing(page, "de.json");
  await open({ html: 'lang="de"', body: all() });
  await expect(widget(page, SAMPLES[0]!)).toBeVisible();
});
