/**
 * Encryption at rest of what waits to be sent and of the visitor's profile, where the document asks for it
 * (`storage.encrypted`): AES-256-GCM, each with a key of its own that cannot be taken out of the browser.
 */
import { Key, type Sealed } from "./key";

/** Where the profile is kept in local storage. */
const PROFILE = "awning.profile";
const UNSAFE = "only pages on https can encrypt, and the document asks for that";

/** A record of events, as the store of the queue has it. */
export type Kept = { text?: string; standing: number } & Partial<Sealed>;

export interface Vault {
  /** Why nothing can be encrypted, so that nothing may be stored. */
  readonly refused?: string;
  /** The visitor's profile, as text. */
  readonly text?: string;
  /** Keeps the profile. */
  keep(text: string): void;
  /** Forgets the profile, and its key. */
  forget(): void;
  /** Seals records; resolves in the order of the calls. */
  seal?(records: { text: string; standing: number }[]): Promise<Kept[]>;
  /** What cannot be read comes back without a text. */
  unseal?(kept: Kept | undefined): Promise<Kept | undefined>;
  /** Forgets the key of the records. */
  forgetQueue?(): void;
}

/** One that keeps nothing. */
function refusing(refused: string): Vault {
  console.warn(`awning: the visitor's profile is not kept: ${refused}`);
  try {
    // From before the document asked for this.
    localStorage.removeItem(PROFILE);
  } catch {
    // The browser refuses storage.
  }
  return { refused, keep() {}, forget() {} };
}

/** Opens it, and reads the profile. Nothing is written. */
export async function open(): Promise<Vault> {
  if (!crypto.subtle) return refusing(UNSAFE);
  const queue = new Key("awning-queue");
  const profile = new Key("awning-profile");
  /** The newest text of the profile, and how often it has been kept or forgotten. */
  let text: string | undefined;
  let version = 0;

  const keep = (newest: string): void => {
    text = newest;
    const own = ++version;
    const sealed = profile.seal([newest]);
    // Of several in a row, the last is enough; and none that has been forgotten meanwhile.
    sealed.then(([sealed]) => own == version && localStorage.setItem(PROFILE, written(sealed!))).catch(() => {});
  };

  // As long as the page: another instance of the wasm uses it, too.
  addEventListener("storage", ({ key, newValue }) => {
    if (!newValue && (key == PROFILE || key === null)) profile.drop();
  });

  const raw = read();
  const sealed = raw && parsed(raw);
  if (sealed) text = await profile.unseal(sealed).catch(() => undefined);
  // It is from before the document asked for this.
  else if (raw) keep(raw);

  return {
    get text() {
      return text;
    },
    keep,
    forget() {
      text = undefined;
      version++;
      profile.erase();
    },
    async seal(records) {
      const sealed = await queue.seal(records.map(({ text }) => text));
      return sealed.map((sealed, place) => ({ ...sealed, standing: records[place]!.standing }));
    },
    async unseal(kept) {
      // From before, or of somebody else: what reads it decides.
      if (!kept || typeof kept.text == "string") return kept;
      const { iv, data, standing } = kept;
      try {
        return { text: await queue.unseal({ iv: iv!, data: data! }), standing };
      } catch {
        return { standing };
      }
    },
    forgetQueue: () => queue.erase(),
  };
}

function read(): string | null {
  try {
    return localStorage.getItem(PROFILE);
  } catch {
    // The browser refuses it.
    return null;
  }
}

/** The form in local storage: `{"iv": …, "data": …}` in base64. */
function written({ iv, data }: Sealed): string {
  return JSON.stringify({ iv: base64(iv), data: base64(new Uint8Array(data)) });
}

function parsed(raw: string): Sealed | undefined {
  try {
    const { iv, data } = JSON.parse(raw);
    if (typeof iv == "string" && typeof data == "string") return { iv: bytes(iv), data: bytes(data).buffer };
  } catch {
    // It is something else.
  }
  return;
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
