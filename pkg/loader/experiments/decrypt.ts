/** Payloads that GrowthBook encrypts: AES-128-CBC, the initialization vector and the text in base64 with a dot between. */

/** The parts of a payload that may come encrypted, by their own names. */
const PARTS = ["features", "experiments", "savedGroups", "contextualBandits"];

/** The payload with its encrypted parts readable. */
export async function decrypt(payload: Record<string, unknown>, key: unknown): Promise<Record<string, unknown>> {
  const readable = { ...payload };
  for (const part of PARTS) {
    const text = payload[`encrypted${part[0]!.toUpperCase()}${part.slice(1)}`];
    if (typeof text != "string" || !text) continue;
    if (typeof key != "string" || !key) throw new Error('it is encrypted, and "decryptionKey" is missing');
    readable[part] = JSON.parse(await open(text, key));
  }
  return readable;
}

async function open(text: string, key: string): Promise<string> {
  // Browsers offer it to secure pages only.
  const subtle: SubtleCrypto | undefined = crypto.subtle;
  if (!subtle) throw new Error("it is encrypted, and this page is not served by https");
  const [iv = "", cipher = ""] = text.split(".");
  try {
    const secret = await subtle.importKey("raw", bytes(key), "AES-CBC", false, ["decrypt"]);
    return new TextDecoder().decode(await subtle.decrypt({ name: "AES-CBC", iv: bytes(iv) }, secret, bytes(cipher)));
  } catch {
    throw new Error('"decryptionKey" does not open it');
  }
}

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
