/** JavaScript's own ways with texts, numbers, expressions and URLs: GrowthBook's conditions mean what these make of them. */

/** Compiling one takes longer than using it. */
const expressions = new Map<string, RegExp>();

export const script = {
  /** Whether an expression is found in a text; `undefined` if it is none. */
  matches(pattern: string, ignoreCase: boolean, text: string): boolean | undefined {
    try {
      const flags = ignoreCase ? "i" : "";
      // No flag is a digit.
      const name = `${flags}0${pattern}`;
      let expression = expressions.get(name);
      if (!expression) expressions.set(name, (expression = new RegExp(pattern, flags)));
      return expression.test(text);
    } catch {
      return;
    }
  },
  /** A URL in parts: href, origin, host, path, fragment, then names and values of its query; `undefined` if it is none. */
  url(url: string, base: string): string[] | undefined {
    try {
      const { href, origin, host, pathname, hash, searchParams } = new URL(url, base || undefined);
      return [href, origin, host, pathname, hash, ...[...searchParams].flat()];
    } catch {
      return;
    }
  },
  /** The target with those parameters of the current URL's query that it has not itself; `undefined` if either is no URL. */
  mergeQuery(current: string, target: string): string | undefined {
    try {
      const [from, to] = [new URL(current), new URL(target)];
      from.searchParams.forEach((value, name) => to.searchParams.has(name) || to.searchParams.set(name, value));
      return to.href;
    } catch {
      return;
    }
  },
  number: (text: string): number => Number(text),
  numberText: (number: number): string => String(number),
  lowercase: (text: string): string => text.toLowerCase(),
};
