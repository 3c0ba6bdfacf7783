import { SAMPLES, all, widget } from "../../support/elements";
import { documentOf } from "../../support/content";
import { receive } from "../../support/events";
import { expect, test } from "../../support/fixture";

interface Line extends Record<string, string> {
  href: string;
}

test("files that the page preloads are fetched once, and all of them are used", async ({ page, open, request }) => {
  await receive(page);
  const map = await (await request.get("/awning/preload.json")).json();
  const lines: Line[] = [...map.always, ...map.services, ...SAMPLES.flatMap(({ tag }) => map.elements[tag])];
  expect(lines).toHaveLength(SAMPLES.length + 3);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  // What stands in the list are the attributes, as they are; only the address is completed.
  const links = lines.map((line) => {
    const attributes = Object.entries({ ...line, href: `/awning/${line.href}` }).map(([name, value]) => `${name}="${value}"`);
    return `<link ${attributes.join(" ")}>`;
  });
  await open({ head: links.join(""), body: all(), document: documentOf([]) });
  for (const sample of SAMPLES) await expect(widget(page, sample)).toBeVisible();
  // The widgets need each of these files, the services too; asked for once, it is the preloaded one that they use.
  await page.evaluate(() => (window as any).awning.flush());
  for (const { href } of lines) expect(asked.filter((path) => path == `/awning/${href}`), href).toHaveLength(1);
});
