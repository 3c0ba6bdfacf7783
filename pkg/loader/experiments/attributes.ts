/** What is known of the page and the browser, by the names of GrowthBook's own SDK. */

const CAMPAIGN = ["Source", "Medium", "Campaign", "Term", "Content"];

/** The attributes as they are now. Nothing of it is kept or sent. */
export function attributes(): Record<string, unknown> {
  const { href, pathname, host, search } = location;
  const query = new URLSearchParams(search);
  const found: Record<string, unknown> = {
    url: href,
    path: pathname,
    host,
    query: search,
    referrer: document.referrer,
    language: navigator.language,
    browser: browser(navigator.userAgent),
    deviceType: /Mobi|Android/i.test(navigator.userAgent) ? "mobile" : "desktop",
  };
  for (const name of CAMPAIGN) {
    const value = query.get(`utm_${name.toLowerCase()}`);
    if (value) found[`utm${name}`] = value;
  }
  return found;
}

function browser(agent: string): string {
  // Edge calls itself Chrome too, and both call themselves Safari.
  if (agent.includes("Edg")) return "edge";
  if (agent.includes("Chrome")) return "chrome";
  if (agent.includes("Firefox")) return "firefox";
  return agent.includes("Safari") ? "safari" : "unknown";
}
