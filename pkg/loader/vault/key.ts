/** A key that the browser holds for this origin, and gives nobody to read: pages can only use it. */
const STORE = "keys";
const PLACE = 0;
const ALGORITHM = { name: "AES-GCM", length: 256 };
/** Bytes of the initialization vector (NIST SP 800-38D, section 8.2.2). */
const VECTOR = 12;

/** A text that only this browser can read. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

export class Key {
  #key: Promise<CryptoKey> | undefined;
  /** What is sealed first is there first. */
  #turn: Promise<unknown> = Promise.resolve();

  /** Nothing is stored before the first text is sealed. */
  constructor(private readonly database: string) {}

  /** Resolves in the order of the calls. */
  seal(texts: string[]): Promise<Sealed[]> {
    const sealing = this.#turn.then(async () => {
      const key = await this.#get();
      return Promise.all(
        texts.map(async (text) => {
          const iv = crypto.getRandomValues(new Uint8Array(VECTOR));
          const data = await crypto.subtle.encrypt({ name: ALGORITHM.name, iv }, key, new TextEncoder().encode(text));
          return { iv, data };
        }),
      );
    });
    this.#turn = sealing.catch(() => {});
    return sealing;
  }

  /** Rejects what was sealed by another key, and what is none of it. */
  async unseal({ iv, data }: Sealed): Promise<string> {
    const text = await crypto.subtle.decrypt({ name: ALGORITHM.name, iv }, await this.#get(), data);
    return new TextDecoder().decode(text);
  }

  /** Another tab has removed it: the next one is made anew. */
  drop(): void {
    this.#key = undefined;
  }

  /** Removes it: what was sealed can never be read again. */
  erase(): void {
    this.drop();
    indexedDB.deleteDatabase(this.database);
  }

  #get(): Promise<CryptoKey> {
    const got = (this.#key ??= this.#find());
    got.catch(() => {
      if (this.#key == got) this.#key = undefined;
    });
    return got;
  }

  /** What is kept, or a new one. */
  async #find(): Promise<CryptoKey> {
    // Not within the transaction, which would not wait for it.
    const made = await crypto.subtle.generateKey(ALGORITHM, false, ["encrypt", "decrypt"]);
    const database = await this.#open();
    try {
      return await new Promise((resolve, reject) => {
        const transaction = database.transaction(STORE, "readwrite");
        const store = transaction.objectStore(STORE);
        const kept = store.get(PLACE);
        let key = made;
        kept.onsuccess = () => {
          if (isKey(kept.result)) key = kept.result;
          else store.put(made, PLACE);
        };
        transaction.oncomplete = () => resolve(key);
        transaction.onabort = () => reject(transaction.error);
      });
    } finally {
      database.close();
    }
  }

  #open(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(this.database, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }
}

/** Anybody may have written there. */
function isKey(kept: unknown): kept is CryptoKey {
  return kept instanceof CryptoKey && kept.algorithm.name == ALGORITHM.name && !kept.extractable;
}
