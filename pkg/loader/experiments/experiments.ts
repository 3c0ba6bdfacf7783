/**
 * What a page with experiments has beside the wasm: the payload of features and experiments, kept fresh; what is known of
 * the browser; and JavaScript's own functions, by which GrowthBook defines its conditions.
 *
 * A file of its own: pages without experiments do not load it.
 */
import { type Options } from "../runtime/options";
import { Answers } from "./answers";
import { attributes } from "./attributes";
import { isBot } from "./bots";
import { Desk } from "./desk";
import { Endpoint } from "./endpoint";
import { script } from "./script";
import { type Plan, Visual } from "./visual";

/** What the document says of experiments, as far as it is needed here. It may hold anything. */
export interface Named {
  url?: unknown;
  decryptionKey?: unknown;
  refreshSeconds?: unknown;
  streaming?: unknown;
}

/** What an instance of the wasm is told, whenever any of it has changed. */
export interface Given {
  /** GrowthBook's payload; `undefined` if it is as before, or if there is none. */
  payload: unknown;
  /** Attributes of the page and the browser, by GrowthBook's names. */
  attributes: Record<string, unknown>;
  /** Whether this is no visitor but a program. */
  bot: boolean;
  /** What the page's address forces: `hero:1,other:bold`. */
  force: string | null;
  script: typeof script;
  /** Takes what evaluates features for other visitors, and where in the memory it is told of them. */
  direct(ask: (what: number, end: number) => number, address: number): void;
  /** Carries out these visual experiments and undoes all others; `found` is told of each that has something to change. */
  change(plans: Plan[], found: (key: string) => void): void;
  /** Goes to another URL, in place of this page, when what is to be sent before has been, or has been under way for a while. */
  go(url: string, sent: Promise<unknown>): void;
}

export interface Experiments {
  /** Tells of the payload when it is there, or when it cannot be had in time, and whenever something has changed. */
  follow(tell: (given: Given) => void, memory: WebAssembly.Memory, signal: AbortSignal): Promise<void>;
  /** Answers a method of the global `awning`, or asks the wasm. */
  answer(name: string, given: unknown[], ask: (name: string, given: unknown[]) => unknown): unknown;
}

/** An endpoint that has not answered after so many milliseconds is not waited for: what it says later counts from then on. */
const PATIENCE = 3000;

/** A page that is to be left waits so many milliseconds at most for what is sent before: that outlives it anyway. */
const LEAVING = 100;

const pause = (milliseconds: number) => new Promise<void>((then) => setTimeout(then, milliseconds));

/** Begins to fetch the payload, if there is a URL. */
export function begin(named: Named, { report }: Options): Experiments {
  const bot = isBot();
  // What a visitor comes with counts until the page ends, also where its script changes the address.
  const force = new URLSearchParams(location.search).get("awning-force");
  const say = (message: string) => report(undefined, "experiments-failed", message);
  const endpoint = typeof named.url == "string" && named.url ? new Endpoint(named.url, named, say) : undefined;
  const late = pause(PATIENCE);

  let answers: Answers | undefined;
  let visual: Visual | undefined;
  let tellFound: (key: string) => void;
  const change = (plans: Plan[], found: (key: string) => void) => {
    // A new instance of the wasm goes on with what is on the page.
    tellFound = found;
    if (plans.length) visual ??= new Visual((key) => tellFound(key), say);
    visual?.run(plans);
  };

  return {
    answer: (name, given, ask) => (answers ? answers.answer(name, given, ask) : ask(name, given)),
    async follow(tell, memory, signal) {
      let told: unknown;
      const own = (answers = new Answers(signal));
      const give = () => {
        if (signal.aborted) return;
        const payload = endpoint?.payload;
        tell({
          payload: payload == told ? undefined : payload,
          attributes: attributes(),
          bot,
          force,
          script,
          direct: (ask, address) => own.take(new Desk(memory, ask, address)),
          change,
          go: (url, sent) => void Promise.race([sent, pause(LEAVING)]).then(() => location.replace(url)),
        });
        told = payload;
      };
      await Promise.race([endpoint?.first, late]);
      give();
      endpoint?.follow(give, signal);
      const navigation: EventTarget | undefined = (window as any).navigation;
      navigation?.addEventListener("currententrychange", give, { signal });
      if (!navigation) addEventListener("popstate", give, { signal });
    },
  };
}
