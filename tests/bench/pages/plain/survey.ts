/**
 * An NPS question by hand: the same look and function as `<awning-survey>` has for it, for one page, in one language. What
 * the question costs at the least.
 */
import type { Survey } from "../survey";
import { adopt, drawing, el } from "./build";
import css from "./survey.css";

const CHECK = "m4 10.5 4 4 8-9";

function show(place: Element, survey: Survey): void {
  adopt(css);
  const question = survey.questions[0]!;
  const name = (value: number) =>
    value == 0 ? `0, ${question.low}` : value == 10 ? `10, ${question.high}` : `${value}`;
  const cells = Array.from({ length: 11 }, (_, value) =>
    el(
      "label",
      { class: "cell" },
      el("input", { type: "radio", name: question.id, value: `${value}`, "aria-label": name(value) }),
      el("span", {}, `${value}`),
    ),
  );
  const next = el("button", { type: "submit", class: "next quiet" }, "Skip");
  const form = el(
    "form",
    {},
    el(
      "fieldset",
      {},
      el("legend", { class: "question" }, question.text),
      el(
        "div",
        {},
        el("div", { class: "scale" }, ...cells),
        el("div", { class: "ends", "aria-hidden": "true" }, el("span", {}, question.low), el("span", {}, question.high)),
      ),
    ),
    el("div", { class: "actions" }, next),
  );
  const bar = el("div", { class: "bar", role: "progressbar", "aria-label": "Question 1 of 1", "aria-valuenow": "0" });
  const sheet = el("div", { class: "survey", role: "group", "aria-label": "Survey" }, bar, form);
  const tell = (type: string, detail: object) =>
    place.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  const answer = () => {
    const chosen = new FormData(form).get(question.id);
    return chosen == null ? undefined : Number(chosen);
  };
  const finish = () => {
    const score = answer();
    tell("survey-completed", {
      answers: { [question.id]: score },
      class: score === undefined ? undefined : score < 7 ? "detractor" : score < 9 ? "passive" : "promoter",
    });
    bar.style.setProperty("--at", "100%");
    bar.ariaValueNow = "100";
    const thanks = el("div", { class: "thanks", role: "status", tabindex: "-1" }, drawing("icon", CHECK));
    thanks.append(el("p", {}, survey.thanks));
    form.replaceWith(thanks);
    thanks.focus();
  };
  let moving: number | undefined;
  form.addEventListener("change", () => {
    next.textContent = "Send";
    next.classList.remove("quiet");
    clearTimeout(moving);
    tell("survey-answered", { question: question.id, score: answer() });
  });
  form.addEventListener("click", (event) => {
    // The arrow keys click too, on each cell they pass: those have no count.
    if (event.target instanceof HTMLInputElement && event.detail > 0) moving = window.setTimeout(finish, 350);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(moving);
    finish();
  });
  place.append(sheet);
}

const place = document.querySelector("#survey")!;
show(place, JSON.parse(place.querySelector("script")!.textContent!));
