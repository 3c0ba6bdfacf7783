/** Every type of question, by mouse and by keyboard: the answer is told at once, and the survey goes on. */
import { type Page } from "@playwright/test";
import { QUESTIONS, documentOf, survey } from "../../../support/content";
import { hear, receive } from "../../../support/events";
import { expect, test } from "../../../support/fixture";

const body = `<awning-survey campaign="poll"></awning-survey>`;
const AFTER = { id: "after", type: "text", text: "And then?" };

interface Row {
  type: string;
  question: string;
  answer: object;
  /** What the event says beside. */
  scored?: object;
  mouse(page: Page): Promise<void>;
  keyboard(page: Page): Promise<void>;
  /** Whether a click is all that it takes. */
  goesOn?: boolean;
}

const cell = (place: number) => (page: Page) => page.locator("[part=cell]").nth(place).click();
const option = (name: string) => (page: Page) => page.getByText(name, { exact: true }).click();
/** Tab to the group's first button, then so many arrows. */
const arrows = (count: number) => async (page: Page) => {
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  for (let pressed = 0; pressed < count; pressed++) await page.keyboard.press("ArrowRight");
};

const TABLE: Row[] = [
  { type: "nps", question: "nps", answer: { value: 9 }, scored: { nps_class: "promoter" }, mouse: cell(9), keyboard: arrows(9), goesOn: true },
  { type: "csat", question: "csat", answer: { value: 4 }, scored: { satisfied: true }, mouse: cell(3), keyboard: arrows(3), goesOn: true },
  { type: "ces", question: "ces", answer: { value: 2 }, scored: { easy: false }, mouse: cell(1), keyboard: arrows(1), goesOn: true },
  { type: "rating", question: "stars", answer: { value: 5 }, mouse: cell(4), keyboard: arrows(4), goesOn: true },
  { type: "rating", question: "numbers", answer: { value: 10 }, mouse: cell(9), keyboard: arrows(9), goesOn: true },
  { type: "rating", question: "smileys", answer: { value: 1 }, mouse: cell(0), keyboard: arrows(0), goesOn: true },
  { type: "single", question: "single", answer: { options: ["room"], other: null }, mouse: option("A new room"), keyboard: arrows(1), goesOn: true },
  {
    type: "single",
    question: "singleOther",
    answer: { options: [], other: "On a poster" },
    async mouse(page) {
      await option("A friend")(page);
      await option("Elsewhere")(page);
      await page.getByRole("textbox", { name: "Your answer" }).fill(" On a poster ");
    },
    async keyboard(page) {
      await arrows(2)(page);
      await page.keyboard.press("Tab");
      await page.keyboard.type("On a poster");
    },
  },
  {
    type: "multiple",
    question: "multiple",
    answer: { options: ["Price", "Ratings"], other: null },
    async mouse(page) {
      for (const name of ["Ratings", "Pictures", "Price", "Pictures"]) await option(name)(page);
    },
    async keyboard(page) {
      for (const key of ["Tab", "Space", "Tab", "Tab", "Space"]) await page.keyboard.press(key);
    },
  },
  {
    type: "text",
    question: "text",
    answer: { text: "It was quick" },
    mouse: (page) => page.getByRole("textbox").fill("It was quick"),
    async keyboard(page) {
      await page.keyboard.press("Tab");
      await page.keyboard.type("It was quick");
    },
  },
  {
    type: "text",
    question: "long",
    answer: { text: "More lamps" },
    mouse: (page) => page.getByRole("textbox").fill("More lamps"),
    async keyboard(page) {
      await page.keyboard.press("Tab");
      await page.keyboard.type("More lamps");
      await page.keyboard.press("Tab");
    },
  },
];

for (const { type, question, answer, scored, mouse, keyboard, goesOn } of TABLE) {
  const asked = [QUESTIONS[question]!, AFTER];
  for (const [way, give] of [["mouse", mouse], ["keyboard", keyboard]] as const) {
    test(`${question}: answered by ${way}`, async ({ page, open }) => {
      const heard = await hear(page, ["awning-survey-answer"]);
      const destination = await receive(page);
      await open({ body, document: documentOf([survey(asked)]) });
      await expect(page.getByRole("group", { name: (asked[0] as any).text })).toBeVisible();
      await give(page);
      if (way == "keyboard") await page.keyboard.press("Enter");
      else if (!goesOn) await page.getByRole("button", { name: "Next" }).click();
      await expect(page.getByRole("group", { name: "And then?" })).toBeVisible();
      const [told] = await heard();
      expect(await heard(), "each answer once, and none that was only passed").toHaveLength(1);
      expect(told!.detail).toMatchObject({ surveyId: "poll", questionId: question, answer });
      const sent = await destination.named("Survey Answered");
      expect(sent).toHaveLength(1);
      expect(sent[0]!.properties).toMatchObject({ survey_id: "poll", question_id: question, question_type: type, ...answer, ...scored });
    });
  }
}

test("a statement asks nothing", async ({ page, open }) => {
  const heard = await hear(page, ["awning-survey-answer"]);
  await receive(page);
  await open({ body, document: documentOf([survey([QUESTIONS.statement!, AFTER])]) });
  await expect(page.getByText("Three short questions follow.")).toBeVisible();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("group", { name: "And then?" })).toBeVisible();
  expect(await heard()).toEqual([]);
});

test("a choice among several with room for another answer takes both", async ({ page, open }) => {
  const heard = await hear(page, ["awning-survey-answer"]);
  await receive(page);
  await open({ body, document: documentOf([survey([QUESTIONS.multiple!, AFTER])]) });
  await page.getByText("Pictures").click();
  await page.getByText("Something else").click();
  await page.getByRole("textbox").fill("The story");
  await page.getByText("Price").click();
  await expect(page.getByRole("textbox"), "what was typed stays").toHaveValue("The story");
  await page.keyboard.press("Enter");
  await expect.poll(heard).toHaveLength(1);
  expect((await heard())[0]!.detail.answer).toEqual({ options: ["Price", "Pictures"], other: "The story" });
});
