import { documentOf } from "../../support/content";
import { receive } from "../../support/events";
import { expect, test } from "../../support/fixture";

test("what a page pushes before the module is there is not lost, and stays in order", async ({ page, open }) => {
  const { events } = await receive(page);
  await page.addInitScript(() => {
    const queue: unknown[] = ((window as any).awning = (window as any).awning || []);
    queue.push(["track", "Product Viewed", { product_id: "1" }]);
    queue.push(["track", "Product Added", { product_id: "1" }]);
  });
  await open({ document: documentOf([]) });
  await page.evaluate(() => (window as any).awning.push(["track", "Product Removed", { product_id: "1" }]));
  const names = (await events()).map(({ name }) => name).filter((name) => name.startsWith("Product "));
  expect(names).toEqual(["Product Viewed", "Product Added", "Product Removed"]);
});

test("what a call answers before the runtime is there is promised", async ({ page, open }) => {
  await open({ document: documentOf([]) });
  const [exported, ready, version] = await page.evaluate(async () => {
    const { awning } = window as any;
    return [typeof (await awning.visitor.export()), (await awning.ready) == awning, awning.version];
  });
  expect(exported).toBe("object");
  expect(ready).toBe(true);
  expect(version).toMatch(/^\d+\.\d+\.\d+/);
});

test("a handler hears events until it is taken away, and what it throws is the page's", async ({ page, open, allow }) => {
  allow(/exception: the page's own/);
  await open({ document: documentOf([]) });
  const heard = await page.evaluate(async () => {
    const { awning } = window as any;
    const heard: string[] = [];
    awning.on("Product Viewed", () => {
      throw new Error("the page's own");
    });
    const off = awning.on("Product Viewed", ({ name }: any) => heard.push(name));
    awning.on("*", ({ name }: any) => heard.push(`* ${name}`));
    await awning.ready;
    await awning.track("Product Viewed", {});
    off();
    await awning.track("Product Viewed", {});
    return heard.filter((name) => name.includes("Product"));
  });
  expect(heard).toEqual(["Product Viewed", "* Product Viewed", "* Product Viewed"]);
});
