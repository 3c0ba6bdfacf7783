/** Every state that widgets can be in, as a page: what accessibility, languages and small windows are tested on. */
import { type Locator, type Page } from "@playwright/test";
import { BANNERS, QUESTIONS, banner, documentOf, survey } from "./content";
import { EMPTY, HERO, MANY, TORN, YOUNG, report } from "./report";
import { CATALOG, SHOP, fillCart } from "./shop";

export interface State {
  name: string;
  body: string;
  document: object;
  catalog: object[];
  /** Brings the page into the state, once the widget is there. */
  reach?(page: Page): Promise<void>;
}

const SALE = SHOP.map((item, index) => ({
  ...item,
  compareAtPrice: index % 2 ? undefined : Number(item.price) * 1.25,
  badge: index == 3 ? "Made to order" : undefined,
  image: index == 1 ? undefined : item.image,
}));

/** Nothing is kept, so that each state is met anew. */
const FORGETFUL = { consent: { mode: "opt-in" } };

const panel = (layout: string, rest: Partial<State> = {}): State => ({
  name: `panel (${layout})`,
  body: `<awning-recommendations strategy="trending" limit="5" layout="${layout}"></awning-recommendations>`,
  document: documentOf([], { ...CATALOG, ...FORGETFUL }),
  catalog: SALE,
  ...rest,
});

const question = (name: string, rest: Partial<State> = {}, attributes = ""): State => ({
  name: `survey (${name})`,
  body: `<awning-survey campaign="poll" ${attributes}></awning-survey>`,
  document: documentOf([survey([QUESTIONS[name] ?? QUESTIONS.nps!, { id: "after", type: "text", text: "And then?" }])], FORGETFUL),
  catalog: [],
  ...rest,
});

const notice = (name: string, placement: string, rest: Partial<State> = {}): State => ({
  name: `banner (${name}, ${placement})`,
  body: `<awning-banner campaign="offer" placement="${placement}"></awning-banner>`,
  document: documentOf([banner({ ...BANNERS[name]!, countdown: name == "countdown" ? { minutes: 3000 } : undefined })], FORGETFUL),
  catalog: [],
  ...rest,
});

const judged = (name: string, data: object, attributes = "", rest: Partial<State> = {}): State => ({
  name: `report (${name})`,
  body: report(data, attributes),
  document: documentOf([], FORGETFUL),
  catalog: [],
  ...rest,
});

const chosen = (cells: Locator) => cells.nth(2).getByRole("radio").focus().then(() => cells.page().keyboard.press("Space"));

export const STATES: State[] = [
  panel("grid"),
  panel("carousel"),
  panel("list"),
  panel("grid", {
    name: "panel (added)",
    reach: (page) => page.getByRole("button", { name: "Add to cart: Chef's knife" }).first().click(),
  }),
  ...["grid", "carousel", "list"].map((layout) =>
    panel(layout, {
      name: `panel (${layout}, with reasons)`,
      body: `<awning-recommendations limit="5" layout="${layout}"></awning-recommendations>`,
    }),
  ),
  ...Object.keys(QUESTIONS).map((name) => question(name)),
  question("nps", { name: "survey (nps, chosen)", reach: (page) => chosen(page.locator("[part=cell]")) }),
  question("stars", { name: "survey (stars, chosen)", reach: (page) => chosen(page.locator("[part=cell]")) }),
  question("smileys", { name: "survey (smileys, chosen)", reach: (page) => chosen(page.locator("[part=cell]")) }),
  question("singleOther", { name: "survey (other, chosen)", reach: (page) => page.getByRole("radio").last().check() }),
  question("text", {
    name: "survey (required)",
    document: documentOf([survey([{ ...QUESTIONS.text!, required: true }])], FORGETFUL),
    reach: (page) => page.locator("[part=next]").click(),
  }),
  question("text", {
    name: "survey (thanks)",
    document: documentOf([survey([QUESTIONS.text!])], FORGETFUL),
    reach: (page) => page.locator("[part=next]").click(),
  }),
  question("nps", { name: "survey (popover)" }, `placement="popover"`),
  ...["top", "inline", "corner", "modal"].flatMap((placement) => [
    notice("message", placement),
    notice("actions", placement),
    notice("countdown", placement),
    notice("coupon", placement),
    notice("spend", placement, {
      reach: async (page) => {
        await fillCart(page, 60);
      },
    }),
  ]),
  judged("one better, one open", HERO),
  judged("wrong split", TORN),
  judged("many", MANY),
  judged("bayesian", HERO, `method="bayesian"`),
  judged("absolute", HERO, `effect="absolute" method="sequential"`),
  judged("empty", EMPTY),
  judged("young", YOUNG),
  judged("all figures", HERO, "", { reach: (page) => page.getByText("All figures").first().click() }),
];

/** The widget of a state, once it is there. */
export async function shown(page: Page, state: State): Promise<Locator> {
  const part = { panel: "card", survey: "survey", banner: "banner", report: "title" }[state.name.split(" ")[0]!]!;
  const widget = page.locator(`[part=${part}]`).first();
  await widget.waitFor();
  await state.reach?.(page);
  return page.locator(part == "card" ? "[part=panel]" : part == "title" ? "[part=report]" : `[part=${part}]`);
}
