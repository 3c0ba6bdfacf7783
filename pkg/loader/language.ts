/** Which languages have a file of their own. */

/** The file of a language's texts; none for English and for languages that are not built in. */
export function textsOf(language: string): string | undefined {
  // Content management systems write `de_DE`.
  const tag = language.toLowerCase().replaceAll("_", "-");
  const names = TABLE.languages.filter((name) => name.split("-")[0] == tag.split("-")[0]);
  let [name] = names;
  if (names[1]) {
    try {
      // Takes milliseconds, so it is asked only where the script decides.
      const { script } = new Intl.Locale(tag).maximize();
      name = names.find((name) => name.endsWith(script!)) ?? name;
    } catch {
      // No language tag beyond its first part.
    }
  }
  return name && `${name}.json`;
}
