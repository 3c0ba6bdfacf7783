/** Views of pages, and what ends them: how far a page is scrolled, and how long visitors are engaged with it. */
import { type Tell, type Wanted, listen } from "./surroundings";

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
  if (navigation) {
    const goes = ({ destination }: Event & { destination: { url: string } }) => new URL(destination.url).pathname != path && leave();
    listen(navigation, "navigate", goes, { signal });
    listen(navigation, "currententrychange", follow, { signal });
  }
  listen(window, "popstate", follow, options);
  listen(window, "pageshow", ({ persisted }: PageTransitionEvent) => persisted && begin(Date.now()), options);
  listen(window, "pagehide", leave, options);
  listen(
    window,
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
      listen(
        window,
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
    for (const name of ["focus", "blur"]) listen(window, name, ({ target }) => target == window && sign(name == "focus"), options);
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
  listen(
    window,
    "scroll",
    () => {
      // The page's layout is asked for once a frame.
      if (!asked) requestAnimationFrame(measure);
      asked = true;
    },
    options,
  );
}
