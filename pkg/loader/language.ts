/** Which languages have a file of their own. */

/** The file of a language's texts; none for English and for languages that are not built in. */
export function textsOf(language: string): string | undefined {
  const { languages } = TABLE;
  // Content management systems write `de_DE`.
  const name = Object.keys(languages).find((name) => new RegExp(`^${languages[name]}(?![a-z])`, "i").test(language));
  return name && `${name}.json`;
}
