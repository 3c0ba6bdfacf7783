/** What the build knows and the loader needs; esbuild puts it in. Made from crates/core/src/element and the splitter's map. */
declare const TABLE: {
  /** The directory of all other files, named by their content. */
  directory: string;
  /** The version of the package. */
  version: string;
  /** The languages that have a file. */
  languages: string[];
  /** By tag. The wasm file of `awning-banner`'s widget is `banner.wasm`. */
  elements: Record<string, Row>;
};

interface Row {
  attributes: string[];
  properties: string[];
  /** The style sheet that holds its place. */
  reserve: string;
  /** The placements for which it does not wait to come near the window; "" for none given. */
  eager: string[];
  /** The attribute that says how many skeletons hold its place, how many by default, how many at most. */
  skeletons?: [string, number, number];
}
