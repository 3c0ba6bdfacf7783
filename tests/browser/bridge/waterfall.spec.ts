import { documentOf } from "../../support/content";
import { SAMPLES, all, widget } from "../../support/elements";
import { expect, items, test } from "../../support/fixture";

const name = (url: string) => new URL(url).pathname.split("/").pop()!;

/** A page that needs every file of the package. */
const EVERYTHING = {
  html: 'lang="de"',
  script: 'data-catalog="/test-catalog.json"',
  body: all() + '<awning-recommendations id="catalog"></awning-recommendations>',
  document: documentOf([]),
  catalog: items(4),
};

test("all files are asked for before any of them answers", async ({ page, open }) => {
  const wanted = [
    "runtime.js",
    "main.wasm",
    ...SAMPLES.map(({ chunk }) => chunk),
    "services.wasm",
    "de.json",
    "test-document.json",
    "test-catalog.json",
  ];
  const asked = new Set<string>();
  let complete = () => {};
  const all_asked = new Promise<void>((then) => (complete = then));
  await page.route(
    (url) => wanted.includes(name(url.href)),
    async (route) => {
      asked.add(name(route.request().url()));
      if (wanted.every((file) => asked.has(file))) complete();
      await all_asked;
      await route.fallback();
    },
  );
  page.on("request", (request) => asked.add(name(request.url())));
  await open(EVERYTHING);
  for (const sample of SAMPLES.slice(1)) await expect(widget(page, sample)).toBeVisible();
  await page.locator("#catalog").scrollIntoViewIfNeeded();
  await expect(page.locator("#catalog").getByRole("listitem").first()).toBeVisible();
});

test("no file is fetched twice", async ({ page, open }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(name(request.url())));
  await open(EVERYTHING);
  for (const sample of SAMPLES.slice(1)) await expect(widget(page, sample)).toBeVisible();
  await page.locator("#catalog").scrollIntoViewIfNeeded();
  await expect(page.locator("#catalog").getByRole("listitem").first()).toBeVisible();
  expect(asked.filter((file, index) => asked.indexOf(file) != index)).toEqual([]);
});

test("a panel that comes later has the catalog that the page names", async ({ page, open }) => {
  await open({ script: 'data-catalog="/test-catalog.json"', body: "", catalog: items(4) });
  await page.evaluate(() => (window as any).awning.ready);
  await page.evaluate(() => document.body.append(document.createElement("awning-recommendations")));
  await expect(page.getByRole("listitem").first()).toBeVisible();
});
