/** Personal data leaves events before they are sent. */
import { documentOf } from "../../support/content";
import { receive } from "../../support/events";
import { expect, test } from "../../support/fixture";
import { call } from "../../support/services";

test("what is personal data by its form is masked wherever it stands, and the page's own handlers see it as it was", async ({ page, open }) => {
  const destination = await receive(page);
  await open({ document: documentOf([]), path: "/test-landing?utm_source=news&token=7" });
  await page.evaluate(() => (window as any).awning.on("Asked", (event: any) => ((window as any).heard = event.properties)));
  const asked = {
    message: "我是张三，电话13800138000, mail anna@shop.example",
    order_id: "13800138000",
    nested: [{ note: "card 4111 1111 1111 1111" }],
    link: "https://shop.example/?q=lamp&session=8",
  };
  await call(page, "track", "Asked", asked);
  const [event] = await destination.named("Asked");
  expect(event!.properties).toEqual({
    message: "我是张三，电话[phone], mail [email]",
    order_id: "13800138000",
    nested: [{ note: "card [card]" }],
    link: "https://shop.example/?q=lamp",
  });
  expect(event!.context.page.url).toMatch(/\/test-landing\?utm_source=news$/);
  expect(await page.evaluate(() => (window as any).heard)).toEqual(asked);
});

test("each kind and each property follows the document's rules", async ({ page, open }) => {
  const destination = await receive(page);
  const redaction = { email: "hash", salt: "s", phone: "keep", properties: { first_name: "remove" }, urlParameters: ["session"] };
  await open({ document: documentOf([], { redaction }) });
  await call(page, "track", "Asked", { first_name: "Anna", by: "Anna@shop.example", phone: "13800138000", link: "https://shop.example/?q=a&session=8" });
  const [event] = await destination.named("Asked");
  expect(event!.properties).toEqual({
    by: "c0cf74a7db100443c492dc712cce6473440c64712dae34d8d53b008b16736c4e",
    phone: "13800138000",
    link: "https://shop.example/?session=8",
  });
});

test("a visitor whose id is an e-mail address is not known by it, and that is said once", async ({ page, open, allow }) => {
  allow(/the id is personal data, and is left out of events/);
  const destination = await receive(page);
  await open({ document: documentOf([]) });
  await call(page, "identify", "anna@shop.example");
  await call(page, "track", "Kept");
  const [event] = await destination.named("Kept");
  expect(event).not.toHaveProperty("userId");
});
