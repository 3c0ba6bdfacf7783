/** Where a report's data comes from, and what is said where it does not come or is wrong. */
import { hear } from "../../../support/events";
import { expect, test } from "../../../support/fixture";
import { HERO, report } from "../../../support/report";

const element = (attributes: string, children = "") => `<awning-experiment-report ${attributes}>${children}</awning-experiment-report>`;

test("it is loaded from src, and again when src changes", async ({ page, open }) => {
  await page.route("**/one.json", (route) => route.fulfill({ json: HERO }));
  await page.route("**/two.json", (route) => route.fulfill({ json: { ...HERO, name: "Another one" } }));
  await open({ body: element(`src="/one.json"`) });
  await expect(page.getByRole("heading", { name: "A bolder hero" })).toBeVisible();
  await page.locator("awning-experiment-report").evaluate((element: any) => (element.src = "/two.json"));
  await expect(page.getByRole("heading", { name: "Another one" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "A bolder hero" })).toHaveCount(0);
});

test("while it is on its way, screen readers hear that, and the room is held", async ({ page, open }) => {
  let answer = () => {};
  const asked = new Promise<void>((resolve) => (answer = resolve));
  await page.route("**/slow.json", async (route) => {
    await asked;
    await route.fulfill({ json: HERO });
  });
  await open({ body: element(`src="/slow.json"`) });
  await expect(page.getByRole("status", { name: "Loading" })).toBeVisible();
  expect(await page.locator("[part=report]").getAttribute("aria-busy")).toBe("true");
  answer();
  await expect(page.getByRole("heading", { name: "A bolder hero" })).toBeVisible();
  expect(await page.locator("[part=report]").getAttribute("aria-busy")).toBeNull();
});

test("what cannot be had is said in place, and had with the next try", async ({ page, open, allow }) => {
  allow(/404/);
  allow(/\(data-failed\)/);
  const heard = await hear(page, ["awning-error"]);
  let there = false;
  await page.route("**/late.json", (route) => (there ? route.fulfill({ json: HERO }) : route.fulfill({ status: 404, body: "" })));
  await open({ body: element(`src="/late.json"`) });
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("This report cannot be shown.");
  await expect(alert).toContainText("/late.json: answered 404");
  expect(await heard()).toMatchObject([{ detail: { code: "data-failed", element: "awning-experiment-report" } }]);
  there = true;
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "A bolder hero" })).toBeVisible();
});

test("an element with children shows them instead", async ({ page, open, allow }) => {
  allow(/404/);
  allow(/\(data-failed\)/);
  await page.route("**/gone.json", (route) => route.fulfill({ status: 404, body: "" }));
  await open({ body: element(`src="/gone.json"`, `<a href="/results">The results</a>`) });
  await expect(page.getByRole("link", { name: "The results" })).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

for (const url of ["javascript:alert(1)", "data:application/json,{}", "file:///etc/passwd"]) {
  test(`${url} is not fetched`, async ({ page, open, allow }) => {
    allow(/src: found ".*", expected a relative, http or https URL/);
    await open({ body: element(`src="${url}"`) });
    await expect(page.getByRole("alert")).toContainText("expected a relative, http or https URL");
  });
}

const BAD: [string, unknown, RegExp][] = [
  ["a number", 42, /data: found 42, expected an object/],
  ["no users", { ...HERO, variations: [{ id: "a" }, { id: "b" }], metrics: [] }, /data\.variations(\[\d\]\.users)?: found no/],
  ["an unknown type", { ...HERO, metrics: [{ ...HERO.metrics[0], type: "share" }] }, /data\.metrics\[0\]\.type: found "share", expected one of proportion/],
  ["a metric with too few results", { ...HERO, metrics: [{ ...HERO.metrics[0], results: [{ sum: 1 }] }] }, /data\.metrics\[0\]\.results: found 1, expected one for each variation/],
  ["a confidence of 95", { ...HERO, settings: { confidence: 95 } }, /data\.settings\.confidence: found 95, expected a number between 0 and 1/],
];

for (const [name, data, said] of BAD) {
  test(`${name}: it is said where and what was expected, and no number is made up`, async ({ page, open, allow }) => {
    allow(said);
    await open({ body: report(data) });
    await expect(page.locator("[part=report]")).toBeVisible();
    await expect(page.getByText(/NaN|Infinity|is better/)).toHaveCount(0);
  });
}

test("new data is shown in place of the old, judged as its reader chose", async ({ page, open }) => {
  await open({ body: report(HERO) });
  await page.getByText("Absolute", { exact: true }).click();
  const next = { ...HERO, name: "A day later" };
  await page.locator("awning-experiment-report").evaluate((element: any, data) => (element.data = data), next);
  await expect(page.getByRole("heading", { name: "A day later" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "Absolute" })).toBeChecked();
});
