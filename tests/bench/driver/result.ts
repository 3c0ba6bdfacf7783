/** What the driver hands to `cargo xtask bench page`; crates/xtask/src/bench/samples.rs reads it. */

/** A file that a page asked for. */
export interface RequestRecord {
  /** The path. */
  path: string;
  /** What the browser asked for: Document, Script, Fetch, Image, … */
  kind: string;
  /** Milliseconds from the start of the navigation to the request, to the answer's head, and to its last byte. */
  start: number;
  answered: number;
  end: number;
  /** Bytes of the body as served. */
  bytes: number;
}

/** One load of a page. */
export interface Sample {
  page: string;
  condition: string;
  /** Milliseconds from the start of the navigation to the frame in which the widget is there. */
  visible: number;
  /** The same to the first frame with any content. */
  firstPaint: number;
  /** Milliseconds of each main-thread task of more than 50. */
  longTasks: number[];
  /** The sum of layout shift scores. */
  layoutShift: number;
  /** Milliseconds of main-thread processor time until the page is quiet: all tasks, and scripts of them. */
  task: number;
  script: number;
  /** Bytes of the JavaScript heap after a collection, and of WebAssembly memories. */
  heap: number;
  wasmMemory: number;
  requests: RequestRecord[];
}

/** One page of a group. */
export interface PageDescription {
  id: string;
  label: string;
  /** Whether its waterfall is worth printing. */
  waterfall: boolean;
  /** Bytes that were added to its main module, where that is what it is for. */
  padding?: number;
}

/** Pages that show the same; the first is what the others are compared with. */
export interface GroupDescription {
  id: string;
  title: string;
  /** Whether it shows what bytes and preload lines are worth, not a comparison with others. */
  costs: boolean;
  /** The conditions under which its pages are loaded. */
  conditions: string[];
  pages: PageDescription[];
}

export interface Result {
  chromium: string;
  /** The package's directory, named by its content. */
  package: string;
  rivals: Record<string, string>;
  loads: number;
  groups: GroupDescription[];
  conditions: { id: string; label: string }[];
  /** What pages said on the console, exceptions, and loads that had to be repeated. */
  said: { page: string; message: string }[];
  samples: Sample[];
}
