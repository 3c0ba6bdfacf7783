/** What the loader hands over: everything it has asked for meanwhile, and how the page is told of errors. */
import { type Place } from "../place";

export interface Options {
  /** Where all files of the package are. */
  base: string;
  /** The URL of the campaign document, or `#id` of a script element that holds it; none if the page has no document. */
  config?: string;
  /** The URL of the catalog, if the page names it. */
  catalog?: string;
  /** The page's language, a BCP 47 tag. */
  language: string;
  /** The file of a language's texts, if it has one. */
  textsOf(language: string): string | undefined;
  /** Takes a file that was asked for, or asks for it now. */
  take(url: string): Promise<Response>;
  /** The page's handlers of events, each with the name it waits for; "*" is every one. */
  handlers: Set<readonly [name: string, handler: (event: unknown) => void]>;
  report(element: HTMLElement | undefined, code: string, message: string): void;
  /** Takes note of an element whose files could not be loaded. */
  lose(place: Place): void;
}
