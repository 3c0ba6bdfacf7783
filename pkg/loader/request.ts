/** Files that are on their way before anybody can use them. */

const requests = new Map<string, Promise<Response>>();

/** Asks for a file, so that it is on its way when it is taken. */
export function ask(url: string): Promise<Response> {
  let response = requests.get(url);
  if (!response) {
    requests.set(url, (response = fetch(url)));
    // Whoever takes it hears of a failure; nobody else needs to.
    response.catch(() => {});
  }
  return response;
}

/** Takes a file that was asked for, or asks for it now. Taken twice, it is fetched twice. */
export async function take(url: string): Promise<Response> {
  const asked = ask(url);
  requests.delete(url);
  const response = await asked;
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response;
}

/** Forgets what was asked for: it may have failed, and whoever asks again wants to know anew. */
export function forget(): void {
  requests.clear();
}
