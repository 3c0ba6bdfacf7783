/** Views of pages, and what ends them: how far a page is scrolled, and how long visitors are engaged with it. */
import { type Tell, type Wanted } from "./surroundings";

/** Signs of life are told once in so many milliseconds. */
const BREATH = 1000;

/** What says that somebody is there. */
const SIGNS = ["pointerdown", "pointermove", "keydown", "wheel", "touchmove", "scroll"];

/** `moved` is told of a view of another page. */
export function followPage(wanted: Wanted, tell: Tell, moved: () => void, signal: AbortSignal): void {
  // First of all, so that what is told now goes with the page.
  const options = { capture: true, passive: true, signal };
  const isAttentive = (): boolean => document.visibilityState == "visible" && document.hasFocus();
  let path = location.pathname;

  const begin = (since: number): void => {
    tell({ kind: "page", host: location.hostname, path, since, attentive: isAttentive() });
  };
  const leave = (): void => {
    tell({ kind: "leave" });
  };
  const follow = (): void => {
    if (location.pathname == path) return;
    path = location.pathname;
    begin(Date.now());
    moved();
  };
  begin(performance.timeOrigin);

  const { navigation } = window as unknown as { navigation?: EventTarget };
  // Before the address is another one, which events carry.
  navigation?.addEventListener(
    "navigate",
    (event) => {
      const { url } = (event as Event & { destination: { url: string } }).destination;
      if (new URL(url).pathname != path) leave();
    },
    { signal },
  );
  navigation?.addEventListener("currententrychange", follow, { signal });
  addEventListener("popstate", follow, options);
  addEventListener("pageshow", ({ persisted }) => persisted && begin(Date.now()), options);
  addEventListener("pagehide", leave, options);
  addEventListener(
    "visibilitychange",
    () => {
      sign(false);
      if (document.visibilityState == "hidden") leave();
    },
    options,
  );

  const sign = (active: boolean): void => {
    if (wanted.engagement) tell({ kind: "sign", attentive: isAttentive(), active });
  };
  if (wanted.engagement) {
    let last = 0;
    for (const name of SIGNS) {
      addEventListener(
        name,
        () => {
          const now = performance.now();
          if (now - last < BREATH && last) return;
          last = now;
          sign(true);
        },
        options,
      );
    }
    for (const name of ["focus", "blur"]) addEventListener(name, ({ target }) => target == window && sign(name == "focus"), options);
  }
  if (wanted.scroll) followScrolling(tell, options);
}

function followScrolling(tell: Tell, options: AddEventListenerOptions): void {
  let asked = false;
  const measure = (): void => {
    asked = false;
    if (options.signal!.aborted) return;
    const { scrollHeight } = document.scrollingElement ?? document.documentElement;
    tell({ kind: "scroll", percent: ((scrollY + innerHeight) / scrollHeight) * 100 });
  };
  addEventListener(
    "scroll",
    () => {
      // The page's layout is asked for once a frame.
      if (!asked) requestAnimationFrame(measure);
      asked = true;
    },
    options,
  );
}
