/** Which languages have a file of their own. */

/** The file of a language's texts; none for English and for languages that are not built in. */
export function textsOf(language: string): string | undefined {
  try {
    const { language: short, script } = new Intl.Locale(language).maximize();
    const name = [`${short}-${script}`, short].find((name) => TABLE.languages.includes(name));
    return name && `${name}.json`;
  } catch {
    // No language tag at all.
    return;
  }
}
