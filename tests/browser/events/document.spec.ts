/** Documents that are wrong: it is said where, what was found and what was expected, and what is valid runs. */
import { banner, documentOf } from "../../support/content";
import { hear, receive } from "../../support/events";
import { expect, test } from "../../support/fixture";
import { call, settle } from "../../support/services";

const BANNER = `<awning-banner campaign="offer"><p>Our own words</p></awning-banner>`;

for (const { name, answer, message } of [
  { name: "that is no JSON", answer: { status: 200, contentType: "application/json", body: "[1, 2" }, message: /\/test-document\.json: .*JSON/ },
  { name: "that is not there", answer: { status: 404, body: "no" }, message: /\/test-document\.json.* answered 404/ },
  { name: "that is a page", answer: { status: 200, contentType: "text/html", body: "<!doctype html><p>Hello" }, message: /\/test-document\.json: .*JSON/ },
]) {
  test(`a document ${name} is told once, and elements show their children`, async ({ page, allow }) => {
    if (answer.status != 200) allow(/Failed to load resource/);
    allow(new RegExp(`awning: ${message.source}.* \\(document-failed\\)`));
    allow(/<awning-banner> .*\(campaign-unknown\)/);
    const heard = await hear(page, ["awning-error"]);
    await page.route("**/test-document.json", (route) => route.fulfill(answer));
    await page.route("**/test-wrong", (route) =>
      route.fulfill({ contentType: "text/html", body: `<!doctype html><title>x</title><script type="module" src="/awning/awning.js" data-config="/test-document.json"></script>${BANNER}` }),
    );
    await page.goto("/test-wrong");
    await expect.poll(async () => (await heard()).map(({ detail }) => detail.code)).toEqual(["document-failed", "campaign-unknown"]);
    const [failed] = await heard();
    expect(failed!.detail).toMatchObject({ message: expect.stringMatching(message), element: "" });
    await expect(page.getByText("Our own words")).toBeVisible();
  });
}

for (const { name, document, message } of [
  { name: "of another version", document: { version: 2 }, message: "version: found 2, expected 1" },
  { name: "without a version", document: { campaigns: [] }, message: "version: found nothing, expected 1" },
  { name: "that is a list", document: [], message: "the document: found a list, expected an object" },
  { name: "that is null", document: null, message: "the document: found nothing, expected an object" },
]) {
  test(`a document ${name} says so and sends nothing`, async ({ page, open, allow }) => {
    const escaped = message.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    allow(new RegExp(`awning: ${escaped} \\(document-invalid\\)`));
    const heard = await hear(page, ["awning-error"]);
    const destination = await receive(page);
    await open({ document });
    await call(page, "track", "Anything");
    await settle(page);
    expect((await heard()).map(({ detail }) => detail)).toEqual([{ code: "document-invalid", message, element: "" }]);
    expect(destination.batches).toEqual([]);
  });
}

test("one bad campaign among good ones is told, and the good ones run", async ({ page, open, allow }) => {
  allow(/campaigns\[1\]\.widget: found "popup", expected one of survey, banner \(document-invalid\)/);
  allow(/campaigns\[2\]\.content.*: found nothing, expected .*\(document-invalid\)/);
  await receive(page);
  const bad = { id: "bad", widget: "popup", content: {} };
  const empty = { id: "empty", widget: "banner" };
  await open({ document: documentOf([banner({ message: "Good news" }), bad, empty]), body: BANNER });
  await expect(page.locator("awning-banner").getByText("Good news")).toBeVisible();
});

test("a wrong destination is told, and the others get their events", async ({ page, open, allow }) => {
  allow(/destinations\[0\]: found "pigeon", expected a "type" that is one of webhook, .* \(document-invalid\)/);
  const destination = await receive(page);
  await open({ document: documentOf([], { destinations: [{ type: "pigeon" }, { type: "webhook", url: "/test-events" }] }) });
  expect((await destination.events()).map(({ name }) => name)).toEqual(["Page Viewed"]);
});

test("a wrong time zone, a wrong color name and a wrong field are each told", async ({ page, open, allow }) => {
  allow(/timeZone: found "Mars\/Olympus", expected an IANA name such as "Europe\/Amsterdam" \(document-invalid\)/);
  allow(/theme\.color-acent: found no token of that name, expected one of color-text/);
  allow(/campaing: found a field that is not known here, expected one of version/);
  const destination = await receive(page);
  await open({ document: documentOf([], { timeZone: "Mars/Olympus", theme: { "color-acent": "red" }, campaing: [] }) });
  expect((await destination.events()).map(({ name }) => name)).toEqual(["Page Viewed"]);
});

test("a document in the page works like one from the server", async ({ page }) => {
  const destination = await receive(page);
  await page.route("**/test-inline", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><title>x</title><script type="application/json" id="configuration">${JSON.stringify(documentOf([]))}</script>
        <script type="module" src="/awning/awning.js" data-config="#configuration"></script>`,
    }),
  );
  await page.goto("/test-inline");
  expect((await destination.events()).map(({ name }) => name)).toEqual(["Page Viewed"]);
});
