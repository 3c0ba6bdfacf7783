/** What a page has stored on the device, wherever it could. */
import { type Page } from "@playwright/test";

export interface Stored {
  local: Record<string, string>;
  session: Record<string, string>;
  cookies: string[];
  databases: string[];
  caches: string[];
}

/** Nothing at all. */
export const NOTHING: Stored = { local: {}, session: {}, cookies: [], databases: [], caches: [] };

/** Everything that is stored for the page's origin. */
export async function stored(page: Page): Promise<Stored> {
  const cookies = await page.context().cookies();
  const rest = await page.evaluate(async () => ({
    local: { ...localStorage } as Record<string, string>,
    session: { ...sessionStorage } as Record<string, string>,
    databases: (await indexedDB.databases()).map(({ name }) => name ?? ""),
    caches: await caches.keys(),
  }));
  return { ...rest, cookies: cookies.map(({ name }) => name) };
}
