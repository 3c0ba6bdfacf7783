/** The pages that are compared: the same frame, and in it one widget made in different ways. */
import { items } from "../pages/items";
import { survey } from "../pages/survey";
import { CONDITIONS, type Condition, SLOW_NETWORK } from "./conditions";
import type { Package } from "./package";
import type { PageDescription } from "./result";

/** A page. */
export interface Page extends PageDescription {
  path: string;
  html: string;
  /** Texts of its widget, and how many of them must be seen. */
  texts: string[];
  count: number;
}

/** Pages that show the same; the first is what the others are compared with. */
export interface Group {
  id: string;
  title: string;
  /** Whether it shows what bytes and preload lines are worth, not a comparison with others. */
  costs: boolean;
  conditions: Condition[];
  pages: Page[];
}

/** How many items the catalog has, and how many of them a panel shows. */
export const CATALOG = 200;
const CARDS = 12;
const HEADING = "Popular now";

/** A package with the path under which it is served. */
export interface Served {
  prefix: string;
  package: Package;
}

/** The comparisons. */
export function comparisons(awning: Served): Group[] {
  const given = child(items(CARDS));
  const plain = (id: string, label: string) =>
    panelPage(id, label, script("/plain/panel.js"), `<div id="panel" data-heading="${HEADING}">${given}</div>`);
  const asked = child(survey);
  const plainSurvey = (id: string, label: string) =>
    surveyPage(id, label, script("/plain/survey.js"), `<div id="survey">${asked}</div>`);
  return [
    {
      id: "panel",
      title: "Panel of 12 cards, items in the page",
      costs: false,
      conditions: CONDITIONS,
      pages: [
        plain("panel-plain", "plain JavaScript"),
        plain("panel-again", "plain JavaScript again"),
        panelPage(
          "panel-recommend-js",
          "@algolia/recommend-js",
          script("/recommend-js.js"),
          `<div id="panel" data-heading="${HEADING}">${given}</div>`,
        ),
        awningPanel("panel-awning", "Awning", awning, { waterfall: true }),
      ],
    },
    {
      id: "catalog",
      title: `Panel of 12 cards, from a catalog of ${CATALOG} items`,
      costs: false,
      conditions: CONDITIONS,
      pages: [
        panelPage(
          "catalog-plain",
          "plain JavaScript",
          `<link rel="preload" href="/catalog.json" as="fetch" crossorigin>\n${script("/plain/panel.js")}`,
          `<div id="panel" data-heading="${HEADING}" data-catalog="/catalog.json"></div>`,
        ),
        panelPage(
          "catalog-awning",
          "Awning, with document",
          [
            `<link rel="preload" href="/awning.json" as="fetch" crossorigin>`,
            `<link rel="preload" href="/catalog.json" as="fetch" crossorigin>`,
            awning.package.preloadLines(awning.prefix, ["awning-recommendations"], true),
            loader(awning, ` data-config="/awning.json" data-catalog="/catalog.json"`),
          ].join("\n"),
          `<awning-recommendations strategy="trending" limit="${CARDS}"></awning-recommendations>`,
          { waterfall: true },
        ),
      ],
    },
    {
      id: "survey",
      title: "NPS question, in the page",
      costs: false,
      conditions: CONDITIONS,
      pages: [
        plainSurvey("survey-plain", "plain JavaScript"),
        plainSurvey("survey-again", "plain JavaScript again"),
        surveyPage(
          "survey-formbricks",
          "@formbricks/surveys",
          `<script src="/formbricks.js" defer></script>`,
          `<div id="survey"></div>\n<script type="module">${formbricks()}</script>`,
        ),
        awningSurvey("survey-awning", "Awning", awning, { waterfall: true }),
      ],
    },
  ];
}

/** What bytes and preload lines are worth: the same pages with more of the one or without the other. */
export function costs(awning: Served, padded: (Served & { bytes: number })[]): Group[] {
  const kilobytes = (bytes: number) => `${bytes / 1000} kB more`;
  return [
    {
      id: "panel-costs",
      title: "What bytes cost: the panel with a larger main module",
      costs: true,
      conditions: [SLOW_NETWORK],
      pages: [
        awningPanel("panel-as-is", "as it is", awning, { padding: 0 }),
        ...padded.map((served) =>
          awningPanel(`panel-${served.bytes}`, kilobytes(served.bytes), served, { padding: served.bytes }),
        ),
        awningPanel("panel-late", "without preload lines", awning, { waterfall: true }, false),
      ],
    },
    {
      id: "survey-costs",
      title: "What bytes cost: the NPS question with a larger main module",
      costs: true,
      conditions: [SLOW_NETWORK],
      pages: [
        awningSurvey("survey-as-is", "as it is", awning, { padding: 0 }),
        ...padded.map((served) =>
          awningSurvey(`survey-${served.bytes}`, kilobytes(served.bytes), served, { padding: served.bytes }),
        ),
        awningSurvey("survey-late", "without preload lines", awning, { waterfall: true }, false),
      ],
    },
  ];
}

/** The document of the page that has one. */
export const DOCUMENT = {
  version: 1,
  locale: "auto",
  currency: "EUR",
  timeZone: "Europe/Amsterdam",
  consent: { mode: "opt-in", respectGpc: true },
  catalog: { url: "/catalog.json" },
  campaigns: [],
};

/** What not every page is described with. */
type Marks = Partial<Pick<Page, "waterfall" | "padding">>;

function awningPanel(id: string, label: string, served: Served, marks: Marks, early = true): Page {
  const body = `<awning-recommendations strategy="trending" limit="${CARDS}">${child(items(CARDS))}</awning-recommendations>`;
  return panelPage(id, label, awningHead(served, "awning-recommendations", early), body, marks);
}

function awningSurvey(id: string, label: string, served: Served, marks: Marks, early = true): Page {
  const body = `<awning-survey>${child(survey)}</awning-survey>`;
  return surveyPage(id, label, awningHead(served, "awning-survey", early), body, marks);
}

/** The lines that a page with one element pastes; `early` for those that preload. */
function awningHead(served: Served, tag: string, early: boolean): string {
  const lines = early ? served.package.preloadLines(served.prefix, [tag]) + "\n" : "";
  return lines + loader(served);
}

function loader({ prefix }: Served, attributes = ""): string {
  return `<script type="module" src="${prefix}awning.js"${attributes}></script>`;
}

function panelPage(id: string, label: string, head: string, body: string, marks: Marks = {}): Page {
  const texts = items(CATALOG).map(({ title }) => title);
  return { id, label, path: `/${id}`, html: frame(head, body), texts, count: CARDS, waterfall: false, ...marks };
}

function surveyPage(id: string, label: string, head: string, body: string, marks: Marks = {}): Page {
  const { text, low, high } = survey.questions[0]!;
  const texts = [text, low, high, ...Array.from({ length: 11 }, (_, value) => `${value}`)];
  const count = texts.length;
  return { id, label, path: `/${id}`, html: frame(head, body), texts, count, waterfall: false, ...marks };
}

function frame(head: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Home goods</title>
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<style>body{margin:0;background:#fff;color:#1d1b19;font:1rem/1.5 sans-serif}main{max-width:72rem;margin:0 auto;padding:1.5rem}</style>
${head}
</head>
<body>
<main>
<h1>Home goods</h1>
<p>Things for the kitchen, the table and the rooms around them.</p>
${body}
<p>Returns are free within 30 days.</p>
</main>
</body>
</html>
`;
}

function script(path: string): string {
  return `<script type="module" src="${path}"></script>`;
}

function child(content: unknown): string {
  return `<script type="application/json">${JSON.stringify(content)}</script>`;
}

/** The call that renders the question with Formbricks, in the form of its version 1. */
function formbricks(): string {
  const { id, text, low, high } = survey.questions[0]!;
  const question = { id, type: "nps", headline: text, lowerLabel: low, upperLabel: high, required: false };
  const asked = {
    id: "survey",
    questions: [{ ...question, buttonLabel: "Next" }],
    welcomeCard: { enabled: false },
    thankYouCard: { enabled: true, headline: survey.thanks },
  };
  const options = { survey: asked, brandColor: "#23604d", isBrandingEnabled: false, containerId: "survey" };
  return `formbricksSurveys.renderSurveyInline(${JSON.stringify(options)})`;
}
