/** What an instance of the wasm is told of the page. */
import { type Capture } from "../capture/capture";
import { type Experiments, type begin } from "../experiments/experiments";
import { type Vault } from "../vault/vault";
import { type Options } from "./options";

/** The element that shows what was learned of the shop's log. */
export const PANEL = "awning-recommendations";

export interface Settings {
  /** The campaign document; `undefined` if the page has none, or if it could not be read. */
  document: any;
  /** The language of the widgets, a BCP 47 tag. */
  language: string;
  /** The texts of that language; `undefined` for English and where there are none. */
  texts: unknown;
  /** The URL of the index of what was learned of the shop's log, if the document names one. */
  index: string | undefined;
  /** It is on its way already. */
  asked: Promise<Response> | undefined;
  /** Whether there is one. */
  learns: boolean;
  /** Whether the document names a server that ranks. */
  asks: boolean;
  /** Whether the document names destinations. */
  delivers: boolean;
  /** Whether the document names a destination that not every page has. */
  speaks: boolean;
  /** The errors that were told so far, for the developer's overlay; `undefined` where the page's address does not ask for it. */
  errors: Event[] | undefined;
  /** What follows the page's experiments; `undefined` where it has none. */
  experiments: Promise<Experiments> | undefined;
  /** Whether it has some, and their chunk can be had. */
  weighs: boolean;
  /** What looks at the page for what the document names to be captured; `undefined` where it names nothing. */
  capture: Promise<Capture> | undefined;
  /** What Awning itself has pushed to arrays of the page: it is not captured. */
  own: WeakSet<object>;
  /** What encrypts what is stored; `undefined` where the document does not ask for that. */
  vault: Vault | undefined;
  /** Whether this instance takes the place of one that has failed: what was said of the page has been said. */
  resumed: boolean;
}

/** Reads the document and the texts of its language. */
export async function settle(options: Options): Promise<Settings> {
  const { language, textsOf, take } = options;
  let index: string | undefined;
  let asked: Promise<Response> | undefined;
  let errors: Event[] | undefined;
  if (/[?&]awning-debug\b/.test(location.search)) {
    errors = [];
    document.addEventListener("awning-error", (event) => errors!.push(event));
  }
  let experiments: Promise<Experiments> | undefined;
  let capture: Promise<Capture> | undefined;
  const reading = readDocument(options).then((read) => {
    const named = read?.recommendations?.index;
    if (named && typeof named == "string") index = named;
    if (index && document.querySelector(PANEL)) {
      asked = take(index);
      // Who uses it hears of a failure.
      asked.catch(() => {});
    }
    experiments = follow(read, options);
    if (read?.capture) {
      capture = import(`${options.base}capture.js`);
      // Who uses it hears of a failure.
      capture!.catch(() => {});
    }
    return read;
  });
  const [read, guess] = await Promise.all([reading, readTexts(options, language)]);
  // Few documents fix another language than the page's; only those wait once more.
  const fixed = read?.locale;
  const chosen = typeof fixed == "string" && fixed != "auto" ? fixed : language;
  const texts = textsOf(chosen) == textsOf(language) ? guess : await readTexts(options, chosen);
  return {
    document: read,
    language: chosen,
    texts,
    index,
    asked,
    learns: !!index,
    asks: !!read?.recommendations?.provider,
    // One that is not a list is said to be none by what reads it.
    delivers: !!read?.destinations && read.destinations.length !== 0,
    speaks: !!read?.destinations?.some?.((to: any) => to?.type != "webhook"),
    errors,
    experiments,
    weighs: !!experiments,
    capture,
    own: new WeakSet(),
    vault: read?.storage?.encrypted === true ? await openVault(options) : undefined,
    resumed: false,
  };
}

/** Begins to fetch the page's experiments: those that the document names, or the script tag. */
function follow(read: any, options: Options): Promise<Experiments> | undefined {
  const url = document.querySelector<HTMLElement>("script[data-features]")?.dataset.features;
  if (!url && !read?.experiments && !read?.campaigns?.some?.((campaign: any) => campaign?.experiment)) return;
  const file: Promise<{ begin: typeof begin }> = import(`${options.base}experiments.js`);
  const experiments = file.then(({ begin }) => begin({ url, ...read?.experiments }, options));
  // Who uses it hears of a failure.
  experiments.catch(() => {});
  return experiments;
}

/** The campaign document. Without it, or if it cannot be read, elements live by what the page gives them. */
async function readDocument({ config, take, report }: Options): Promise<any> {
  if (!config) return;
  try {
    if (config[0] != "#") return await (await take(config)).json();
    return JSON.parse(document.querySelector(config)!.textContent!);
  } catch (error) {
    report(undefined, "document-failed", `${config}: ${(error as Error).message}`);
  }
}

/** What the document wants encrypted is never stored as it is: not where what encrypts cannot be had, either. */
async function openVault({ base, report }: Options): Promise<Vault> {
  try {
    return await (await import(`${base}vault.js`)).open();
  } catch {
    const refused = "what encrypts it could not be loaded";
    report(undefined, "load-failed", `nothing is stored: ${refused}`);
    return { refused, keep() {}, forget() {} };
  }
}

async function readTexts({ base, take, textsOf }: Options, language: string): Promise<unknown> {
  const file = textsOf(language);
  try {
    return file && (await (await take(base + file)).json());
  } catch {
    // Widgets speak English rather than not at all.
    return;
  }
}
