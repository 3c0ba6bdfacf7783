/** Files of the package that cannot be had for a while. */
import { type Page } from "@playwright/test";

/** Answers 404 for the package's file of that name until it is told to recover. */
export async function missing(page: Page, file: string): Promise<{ asked(): number; recover(): Promise<void> }> {
  let asked = 0;
  // With a query or without: a module that failed is asked for under another address.
  const address = new RegExp(`/awning/[^?]*${file.replace(".", "\\.")}(\\?.*)?$`);
  await page.route(address, (route) => {
    asked++;
    return route.fulfill({ status: 404, body: "" });
  });
  return { asked: () => asked, recover: () => page.unroute(address) };
}
