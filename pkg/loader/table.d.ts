/** What the build knows and the loader needs; esbuild puts it in. Made from crates/core/src/element and the splitter's map. */
declare const TABLE: {
  /** The directory of all other files, named by their content. */
  directory: string;
  /** The version of the package. */
  version: string;
  /** The languages that have a file, each with a pattern for how the tags begin that mean it. */
  languages: Record<string, string>;
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
  /** How many skeletons hold its place; an attribute that is a number, what it is by default, the least and the most. */
  number?: [string, number, number, number];
  /** Shows nothing for so many milliseconds instead, at most, and then the control of its variations. */
  waits?: boolean;
}

/** The chunks that find a part of themselves in another one, which comes before them: crates/xtask/src/build/sharing.rs. */
declare const COMPANIONS: Record<string, string>;
