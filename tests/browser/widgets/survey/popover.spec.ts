/** A survey in the corner of the window. */
import { QUESTIONS, documentOf, survey } from "../../../support/content";
import { hear, receive } from "../../../support/events";
import { expect, test } from "../../../support/fixture";

const body = `<button id="mine">Mine</button><awning-survey campaign="poll" placement="popover"></awning-survey>`;
const campaign = survey([QUESTIONS.nps!, QUESTIONS.text!]);

test("a popover stands in the corner, takes no focus, and can be passed by", async ({ page, open }) => {
  await receive(page);
  await open({ body, document: documentOf([campaign]) });
  const dialog = page.getByRole("dialog", { name: "Survey" });
  await expect(dialog).toBeVisible();
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe("body");
  const box = (await dialog.boundingBox())!;
  expect(box.x + box.width).toBeGreaterThan(1200);
  await page.getByRole("button", { name: "Mine" }).click();
});

for (const way of ["close", "escape"]) {
  test(`a popover that was sent away (${way}) does not come back`, async ({ page, open }) => {
    const heard = await hear(page, ["awning-survey-dismiss"]);
    const destination = await receive(page);
    const opened = { body, document: documentOf([campaign]) };
    await open(opened);
    const dialog = page.getByRole("dialog", { name: "Survey" });
    await expect(dialog).toBeVisible();
    const close = page.getByRole("button", { name: "Close" });
    if (way == "close") await close.click();
    else {
      await close.focus();
      await page.keyboard.press("Escape");
    }
    await expect(dialog).toBeHidden();
    expect((await heard()).map(({ detail }) => detail)).toEqual([{ surveyId: "poll" }]);
    expect(await destination.named("Survey Dismissed")).toHaveLength(1);
    await open(opened);
    await page.evaluate(() => (window as any).awning.ready);
    expect(await page.evaluate(() => (window as any).awning.explain("poll"))).toMatchObject({ shown: false });
    await expect(dialog).toHaveCount(0);
  });
}

test("a popover says thanks, and goes by itself", async ({ page, open }) => {
  await page.clock.install();
  const heard = await hear(page, ["awning-survey-dismiss"]);
  await receive(page);
  await open({ body, document: documentOf([survey([QUESTIONS.csat!])]) });
  await page.locator("[part=cell]").nth(4).click();
  await page.clock.runFor(500);
  await expect(page.getByText("Thank you for your answers.")).toBeVisible();
  await page.clock.runFor(6000);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await heard(), "it was not sent away").toEqual([]);
});

test("the campaign says where the survey stands unless the element does", async ({ page, open }) => {
  await receive(page);
  const campaigns = [survey([QUESTIONS.nps!], { placement: "popover" })];
  await open({ body: `<awning-survey campaign="poll"></awning-survey>`, document: documentOf(campaigns) });
  await expect(page.getByRole("dialog", { name: "Survey" })).toBeVisible();
  await open({ body: `<awning-survey campaign="poll" placement="inline"></awning-survey>`, document: documentOf(campaigns) });
  await expect(page.getByRole("group", { name: "Survey" })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
