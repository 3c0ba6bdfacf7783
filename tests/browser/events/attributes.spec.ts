/** Elements that name the event which a click on them, or their form, is. */
import { documentOf } from "../../support/content";
import { receive } from "../../support/events";
import { expect, test } from "../../support/fixture";
import { settle } from "../../support/services";

const BODY = `
  <button data-awning-event="Plan Chosen" data-awning-event-plan="pro" data-awning-event-seats="3">Choose <b>Pro</b></button>
  <form data-awning-event="Newsletter Joined" data-awning-event-place="footer" action="/about">
    <input name="attributes" value="secret"><button>Join</button>
  </form>
  <div data-awning-event="Card Opened"><a href="#x">Inner</a><button data-awning-event="">Empty</button></div>
  <p id="host"></p>`;

test("an element names its event and its properties, by mouse and by key", async ({ page, open }) => {
  const destination = await receive(page);
  await page.addInitScript(() => addEventListener("submit", (event) => event.preventDefault()));
  await open({ document: documentOf([]), body: BODY });
  await settle(page);
  await page.getByText("Pro").click();
  await page.getByRole("button", { name: "Choose" }).focus();
  await page.keyboard.press("Space");
  await page.locator("input").fill("anna@example.com");
  await page.keyboard.press("Enter");
  await page.getByText("Inner").click();
  const events = (await destination.events()).filter(({ name }) => name != "Page Viewed");
  expect(events.map(({ name, properties }) => [name, properties])).toEqual([
    ["Plan Chosen", { plan: "pro", seats: "3" }],
    ["Plan Chosen", { plan: "pro", seats: "3" }],
    ["Newsletter Joined", { place: "footer" }],
    ["Card Opened", {}],
  ]);
});

test("elements that come later and those in shadow roots are heard, whatever the page does with the click", async ({ page, open }) => {
  const destination = await receive(page);
  await page.addInitScript(() => addEventListener("click", (event) => event.stopPropagation(), true));
  await open({ document: documentOf([]), body: BODY });
  await settle(page);
  await page.evaluate(() => {
    const make = (name: string) => {
      const button = document.createElement("button");
      button.dataset.awningEvent = name;
      button.textContent = name;
      return button;
    };
    document.body.append(make("Later"));
    document.querySelector("#host")!.attachShadow({ mode: "open" }).append(make("Inside"));
  });
  await page.getByText("Later").click();
  await page.getByText("Inside").click();
  const names = (await destination.events()).map(({ name }) => name);
  expect(names.slice(1)).toEqual(["Later", "Inside"]);
});

test("a click that leaves the page at once is not lost", async ({ page, open, request }) => {
  const name = `Left ${Date.now()} ${Math.random()}`;
  await open({
    document: documentOf([], { destinations: [{ type: "webhook", url: "/v1/events" }] }),
    body: `<a href="/about" data-awning-event="${name}">Away</a>`,
  });
  await settle(page);
  await page.getByText("Away").click();
  await page.waitForURL("**/about");
  await expect
    .poll(async () => {
      const answer = await request.get("/v1/events", { params: { name } });
      return (await answer.json()).total;
    })
    .toBe(1);
});
