/** What is kept of a survey between visits, and only with consent. */
import { QUESTIONS, documentOf, survey } from "../../../support/content";
import { hear, receive } from "../../../support/events";
import { expect, test } from "../../../support/fixture";

const body = `<awning-survey campaign="poll">All is said</awning-survey>`;
const campaign = survey([QUESTIONS.nps!, QUESTIONS.singleOther!, QUESTIONS.text!]);

test("an interrupted survey goes on where it stopped", async ({ page, open }) => {
  const heard = await hear(page, ["awning-survey-complete"]);
  await receive(page);
  const opened = { body, document: documentOf([campaign]) };
  await open(opened);
  await page.locator("[part=cell]").nth(10).click();
  await page.getByText("Elsewhere").click();
  await page.getByRole("textbox").fill("On a poster");
  await open(opened);
  await expect(page.getByRole("group", { name: "Where did you hear of us?" })).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveValue("On a poster");
  await page.getByRole("button", { name: "Previous" }).click();
  await expect(page.getByRole("radio", { name: "10" })).toBeChecked();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Skip" }).click();
  await expect(page.getByRole("status")).toBeVisible();
  expect((await heard())[0]!.detail.answers).toMatchObject([{ value: 10 }, { options: [], other: "On a poster" }]);
});

test("a completed survey does not come back", async ({ page, open }) => {
  await receive(page);
  const opened = { body, document: documentOf([survey([QUESTIONS.nps!])]) };
  await open(opened);
  await page.locator("[part=cell]").nth(5).click();
  await expect(page.getByRole("status")).toBeVisible();
  await open(opened);
  await page.evaluate(() => (window as any).awning.ready);
  await expect(page.locator("[part=survey]")).toHaveCount(0);
  const explained = await page.evaluate(() => (window as any).awning.explain("poll"));
  expect(explained).toMatchObject({ shown: false });
});

test("without consent nothing is kept: the survey begins anew", async ({ page, open }) => {
  await receive(page);
  const opened = { body, document: documentOf([campaign], { consent: { mode: "opt-in" } }) };
  await open(opened);
  await page.locator("[part=cell]").nth(10).click();
  await expect(page.getByRole("group", { name: "Where did you hear of us?" })).toBeVisible();
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  await open(opened);
  await expect(page.getByRole("group", { name: "How likely" })).toBeVisible();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
});
