/** Runs the matrix of faults in Chromium, several rows at a time, and writes what became of the events. */
import { rm, writeFile } from "node:fs/promises";
import { chromium } from "@playwright/test";
import { Server } from "./receiver";
import { patience, ROWS, type Row } from "./rows";
import { Stage } from "./stage";
import type { Tally } from "./tally";

/** What `cargo xtask bench delivery --faults` passes, as JSON. */
interface Options {
  /** The package. */
  package: string;
  chromium: string;
  /** The server that fails on demand. */
  server: string;
  /** For the browsers' profiles. */
  profiles: string;
  /** Rows at a time: they mostly wait. */
  together: number;
  /** Only rows that contain this text. */
  only?: string;
  output: string;
}

interface Result extends Tally {
  fault: string;
  tracked: number;
  /** Lost and repeated must be 0. */
  promised: boolean;
  seconds: number;
  note: string;
  /** Why the row could not be run to its end. */
  failure?: string;
  said: string[];
}

const options: Options = JSON.parse(process.argv[2]!);
const server = await Server.start(options.server, options.package);
try {
  const results: Result[] = [];
  const rows = ROWS.filter(({ fault }) => fault.includes(options.only ?? ""));
  const waiting = rows.entries();
  const work = async (): Promise<void> => {
    for (const [index, row] of waiting) {
      results[index] = await run(row);
      const { fault, seconds, lost, failure } = results[index];
      console.error(`  ${fault}: ${seconds.toFixed(1)} s, ${failure ?? `${lost} lost`}`);
    }
  };
  await Promise.all(Array.from({ length: options.together }, work));
  const browser = await chromium.launch({ executablePath: options.chromium, args: ["--no-sandbox"] });
  const version = browser.version();
  await browser.close();
  await writeFile(options.output, JSON.stringify({ chromium: version, rows: results }));
} finally {
  server.stop();
  await rm(options.profiles, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

async function run(row: Row): Promise<Result> {
  const begun = performance.now();
  const stage = new Stage(options.chromium, options.profiles, await server.receiver(), row.manner ?? {});
  const notes: string[] = [];
  await stage.start();
  let failure: string | undefined;
  try {
    await row.act(stage, (note) => notes.push(note));
  } catch (error) {
    failure = String(error);
    await stage.heal();
  }
  try {
    const found = await stage.settle(failure ? 0 : patience(row));
    return {
      fault: row.fault,
      tracked: stage.tracked,
      ...found,
      promised: row.kept,
      seconds: (performance.now() - begun) / 1000,
      note: notes.join("; "),
      ...(failure ? { failure } : {}),
      said: [...stage.said],
    };
  } finally {
    await stage.close();
  }
}
