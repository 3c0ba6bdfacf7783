/** What an instance of the wasm is told of the page. */
import { type Options } from "./options";

export interface Settings {
  /** The campaign document; `undefined` if the page has none, or if it could not be read. */
  document: any;
  /** The language of the widgets, a BCP 47 tag. */
  language: string;
  /** The texts of that language; `undefined` for English and where there are none. */
  texts: unknown;
  /** Whether this instance takes the place of one that has failed: what was said of the page has been said. */
  resumed: boolean;
}

/** Reads the document and the texts of its language. */
export async function settle(options: Options): Promise<Settings> {
  const { language, textsOf } = options;
  const [document, guess] = await Promise.all([readDocument(options), readTexts(options, language)]);
  // Few documents fix another language than the page's; only those wait once more.
  const fixed = document?.locale;
  const chosen = typeof fixed == "string" && fixed != "auto" ? fixed : language;
  const texts = textsOf(chosen) == textsOf(language) ? guess : await readTexts(options, chosen);
  return { document, language: chosen, texts, resumed: false };
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

async function readTexts({ base, take, textsOf }: Options, language: string): Promise<unknown> {
  const file = textsOf(language);
  try {
    return file && (await (await take(base + file)).json());
  } catch {
    // Widgets speak English rather than not at all.
    return;
  }
}
