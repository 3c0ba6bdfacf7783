/** The way through a survey: required questions, back and next, progress, thanks, and the event at the end. */
import { QUESTIONS, documentOf, survey } from "../../../support/content";
import { hear, receive } from "../../../support/events";
import { expect, test } from "../../../support/fixture";

const body = `<awning-survey campaign="poll"></awning-survey>`;
const nps = { ...QUESTIONS.nps!, required: true };

test("a required question holds the visitor, and says so", async ({ page, open }) => {
  await receive(page);
  for (const question of ["nps", "singleOther", "multiple", "text"]) {
    await open({ body, document: documentOf([survey([{ ...QUESTIONS[question]!, required: true }, QUESTIONS.long!])]) });
    await page.getByRole("button", { name: "Next" }).click();
    await expect(page.getByRole("alert"), question).toHaveText("Please answer this question");
  }
  await page.getByRole("textbox").fill("   ");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("alert"), "blanks are no answer").toHaveText("Please answer this question");
  await page.getByRole("textbox").fill("Because");
  await expect(page.getByRole("alert")).toHaveText("");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("group", { name: "What should we do better?" })).toBeVisible();
});

test("an optional question may be skipped, and says so", async ({ page, open }) => {
  await receive(page);
  await open({ body, document: documentOf([survey([QUESTIONS.nps!, QUESTIONS.text!])]) });
  await page.getByRole("button", { name: "Skip" }).click();
  await expect(page.getByRole("group", { name: "What is the main reason?" })).toBeVisible();
});

test("a visitor goes on and back, and finds what they answered", async ({ page, open }) => {
  const heard = await hear(page, ["awning-survey-answer", "awning-survey-complete"]);
  const destination = await receive(page);
  await open({ body, document: documentOf([survey([nps, QUESTIONS.multiple!, QUESTIONS.text!], { thanks: "We read every answer." })]) });
  const bar = page.getByRole("progressbar");
  await expect(bar).toHaveAccessibleName("Question 1 of 3");
  await expect(page.getByRole("button", { name: "Previous" })).toHaveCount(0);
  await page.locator("[part=cell]").nth(7).click();
  await expect(bar).toHaveAccessibleName("Question 2 of 3");
  await expect(bar).toHaveAttribute("aria-valuenow", "33");
  await page.getByText("Pictures").click();
  await page.getByRole("button", { name: "Previous" }).click();
  await expect(page.getByRole("radio", { name: "7", exact: true })).toBeChecked();
  await page.locator("[part=cell]").nth(8).click();
  await expect(page.getByRole("checkbox", { name: "Pictures" })).toBeChecked();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("textbox").fill("Quick");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("status")).toHaveText("We read every answer.");
  await expect(page.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "100");
  const answers = (await heard()).filter(({ type }) => type == "awning-survey-answer");
  expect(answers.map(({ detail }) => detail.questionId)).toEqual(["nps", "nps", "multiple", "text"]);
  const [completed] = (await heard()).filter(({ type }) => type == "awning-survey-complete");
  expect(completed!.detail).toMatchObject({
    surveyId: "poll",
    score: 8,
    answers: [
      { question_id: "nps", value: 8, nps_class: "passive" },
      { question_id: "multiple", options: ["Pictures"] },
      { question_id: "text", text: "Quick" },
    ],
  });
  const sent = await destination.named("Survey Completed");
  expect(sent.map(({ properties }) => [properties.score, properties.score_type, properties.nps_class])).toEqual([[8, "nps", "passive"]]);
  expect(await destination.named("Survey Shown")).toHaveLength(1);
});

test("NPS scores fall into their classes by definition", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ body: "", document: documentOf([]) });
  const content = { questions: [nps] };
  for (let score = 0; score <= 10; score++) {
    await page.evaluate((content) => {
      const element = Object.assign(document.createElement("awning-survey"), { content });
      document.body.replaceChildren(element);
    }, content);
    await page.locator("[part=cell]").nth(score).click();
    await expect(page.getByRole("status")).toHaveText("Thank you for your answers.");
  }
  await expect.poll(() => destination.named("Survey Completed")).toHaveLength(11);
  const classes = (await destination.named("Survey Completed")).map(({ properties }) => [properties.score, properties.nps_class]);
  expect(classes).toEqual(
    Array.from({ length: 11 }, (_, score) => [score, score <= 6 ? "detractor" : score <= 8 ? "passive" : "promoter"]),
  );
});

test("the focus follows the questions once the visitor has begun, and is not taken before", async ({ page, open }) => {
  await receive(page);
  await open({ body: `<input id="mine" autofocus>${body}`, document: documentOf([survey([nps, QUESTIONS.text!])]) });
  await expect(page.getByRole("group", { name: "How likely" })).toBeVisible();
  await expect(page.locator("#mine")).toBeFocused();
  await page.locator("[part=cell]").nth(3).click();
  await expect(page.locator("[part=question]")).toHaveText("What is the main reason?");
  await expect(page.locator("[part=question]")).toBeFocused();
  await page.getByRole("textbox", { name: "main reason" }).fill("Slow");
  await page.keyboard.press("Enter");
  await expect(page.locator("[part=thanks]")).toBeFocused();
});
