/**
 * What the tabs of a shop share of events that wait to be sent: a store in IndexedDB, locks that say which tab delivers,
 * and a channel by which they tell each other.
 */
import { type Kept, type Vault } from "../vault/vault";

const NAME = "awning";
const QUEUE = "queue";
/** How long erasing waits for a store that is being opened, in milliseconds. */
const PATIENCE = 3000;
/** How long a tab that delivers may take to say that it lives, in milliseconds. */
const ANSWER = 1000;

/** Events as JSON text, and whether they were handed to the browser as a page ended, as a code. */
type Change = [key: string, text: string | undefined, standing: number];

export class Outbox {
  #database: Promise<IDBDatabase> | undefined;
  /** Whether it was erased: what is still under way does not make it anew. */
  #erased = false;
  #channel: BroadcastChannel | undefined;
  /** Gives the locks back, and those that are waited for. */
  #leaving: AbortController | undefined;

  /** With a vault, what is stored is encrypted. */
  constructor(
    signal: AbortSignal,
    private readonly vault: Vault | undefined,
  ) {
    signal.addEventListener("abort", () => this.leave());
  }

  /**
   * Opens the store. Rejects where the browser refuses it, and takes as long as the browser does: as long as a page that is
   * frozen is about to make it, for one.
   */
  open(): Promise<IDBDatabase> {
    this.#erased = false;
    if (this.#database) return this.#database;
    if (this.vault?.refused) return Promise.reject(new Error(this.vault.refused));
    const opened = new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(QUEUE);
      request.onsuccess = () => {
        const { result } = request;
        result.onclose = () => this.#forget(opened);
        // Another tab deletes it, because consent was withdrawn.
        result.onversionchange = () => {
          result.close();
          this.#forget(opened);
        };
        resolve(result);
      };
      request.onerror = () => reject(request.error);
    });
    opened.catch(() => this.#forget(opened));
    return (this.#database = opened);
  }

  /** What is open, or opened again if the browser has closed it; nothing after it was erased. */
  async #transaction(mode: IDBTransactionMode, options?: IDBTransactionOptions): Promise<IDBTransaction | undefined> {
    return this.#erased ? undefined : (await this.open()).transaction(QUEUE, mode, options);
  }

  #forget(database: Promise<IDBDatabase>): void {
    if (this.#database == database) this.#database = undefined;
  }

  /** Makes all of these changes, or none: without a text, what is there is removed. */
  async write(changes: Change[]): Promise<void> {
    const put = changes.flatMap(([, text, standing]) => (text === undefined ? [] : { text, standing }));
    // One after the other, in the order of the calls.
    const kept: Kept[] = (await this.vault?.seal?.(put)) ?? put;
    const transaction = await this.#transaction("readwrite", { durability: "relaxed" });
    if (!transaction) return;
    const store = transaction.objectStore(QUEUE);
    for (const [key, text] of changes) {
      if (text === undefined) store.delete(key);
      else store.put(kept.shift(), key);
    }
    // A page that ends may not live until the browser would do this by itself.
    transaction.commit?.();
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  }

  /** The keys that begin so, sorted. */
  async keys(prefix: string): Promise<IDBValidKey[]> {
    const store = (await this.#transaction("readonly"))?.objectStore(QUEUE);
    return store ? asked(store.getAllKeys(IDBKeyRange.bound(prefix, `${prefix}\uffff`))) : [];
  }

  /** What is kept under each of these keys. */
  async read(keys: string[]): Promise<unknown[]> {
    const store = (await this.#transaction("readonly"))?.objectStore(QUEUE);
    if (!store) return [];
    const kept = await Promise.all(keys.map((key) => asked(store.get(key))));
    const { vault } = this;
    return vault?.unseal ? Promise.all(kept.map((kept) => vault.unseal!(kept))) : kept;
  }

  /** Removes everything, and the store itself. */
  async erase(): Promise<void> {
    const opened = this.#database;
    this.#database = undefined;
    this.#erased = true;
    const given = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE));
    const database = opened && (await Promise.race([opened.catch(() => {}), given]));
    if (database) {
      // At once; the store goes when no other tab has it open.
      database.transaction(QUEUE, "readwrite").objectStore(QUEUE).clear();
      database.close();
    }
    indexedDB.deleteDatabase(NAME);
    this.vault?.forgetQueue?.();
  }

  /** Whether nothing may be stored that is not encrypted. */
  get sealed(): boolean {
    return !!this.vault;
  }

  /**
   * Asks for the lock of each name. `tell` hears "leads" when it is had, "follows" when another tab has it, "alone" where
   * there are no locks; and what other tabs say, with the name that it is about.
   */
  enter(names: string[], tell: (what: string, name: string) => void): void {
    const { signal } = (this.#leaving = new AbortController());
    const hear = (what: string, name: string): void => {
      if (!signal.aborted) tell(what, name);
    };
    const held = new Set<string>();
    const answered = new Set<string>();
    this.#channel = window.BroadcastChannel && new BroadcastChannel(NAME);
    if (this.#channel) {
      this.#channel.onmessage = ({ data }) => {
        const [what, name] = Array.isArray(data) ? data.map(String) : [];
        if (what == "alive") answered.add(name!);
        else if (what != "alive?") hear(what!, name!);
        else if (held.has(name!)) this.say("alive", name!);
      };
    }
    const { locks } = navigator;
    for (const name of names) {
      const lock = `${NAME} ${name}`;
      const hold = (given: unknown): unknown => {
        // The page was left before the browser answered; a page that comes back asks anew.
        if (signal.aborted) return;
        if (!given) {
          hear("follows", name);
          locks.request(lock, { signal }, hold).catch(() => {});
          this.say("alive?", name);
          // A page in the back/forward cache may have been given it as it was left: it does not deliver, nor give it back.
          setTimeout(() => {
            if (signal.aborted || answered.has(name) || held.has(name)) return;
            locks.request(lock, { steal: true }, hold).catch(() => hear("alone", name));
          }, ANSWER);
          return;
        }
        held.add(name);
        this.say("alive", name);
        hear("leads", name);
        return new Promise<void>((release) => signal.addEventListener("abort", () => release()));
      };
      if (!locks) queueMicrotask(() => hear("alone", name));
      else locks.request(lock, { ifAvailable: true }, hold).catch(() => hear("alone", name));
    }
  }

  /** Tells other tabs. */
  say(what: string, name: string): void {
    this.#channel?.postMessage([what, name]);
  }

  /** Holds nothing any more that would keep the page out of the back/forward cache, or another tab from delivering. */
  leave(): void {
    this.#leaving?.abort();
    this.#channel?.close();
    this.#channel = undefined;
    const database = this.#database;
    this.#database = undefined;
    database?.then((open) => open.close()).catch(() => {});
  }
}

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
