/** Where the wasm is told of visitors: a piece of its memory, into which their attributes are written as bytes. */

/** Asks for a feature's value by the feature's number, or takes a name and returns its number; see `take`. */
type Ask = (what: number, end: number) => number;

/** What is asked instead of a feature: the number of the name that is written. */
const FEATURE = 0xffffffff;
const ATTRIBUTE = 0xfffffffe;

/** How long the piece is, in bytes. */
const SIZE = 4096;

/** What attributes can be. Anything else takes the long way. */
const TEXT = 0;
const NUMBER = 1;
const FALSE = 2;
const TRUE = 3;
const NULL = 4;

const encoder = new TextEncoder();

export class Desk {
  #bytes = new Uint8Array();
  #view = new DataView(new ArrayBuffer(0));
  readonly #features = new Map<string, number>();
  readonly #attributes = new Map<string, number>();

  /** The piece of the memory that begins at that address. */
  constructor(
    readonly memory: WebAssembly.Memory,
    readonly ask: Ask,
    readonly address: number,
  ) {}

  /** The address of a feature's value for somebody with these attributes; 0 if that is to be asked the long way. */
  find(key: string, attributes: Record<string, unknown>): number {
    // A memory that has grown has left its old buffer empty.
    if (!this.#bytes.length) {
      this.#bytes = new Uint8Array(this.memory.buffer, this.address, SIZE);
      this.#view = new DataView(this.memory.buffer, this.address, SIZE);
    }
    const feature = this.#number(this.#features, FEATURE, key);
    const end = this.#write(attributes);
    return end < 0 ? 0 : this.ask(feature, end);
  }

  #number(known: Map<string, number>, what: number, name: string): number {
    let number = known.get(name);
    if (number === undefined) {
      const { read, written } = encoder.encodeInto(name, this.#bytes);
      number = read == name.length ? this.ask(what, written) : 0;
      known.set(name, number);
    }
    return number;
  }

  /** Writes the attributes: each its number, its kind, what it is. Returns where they end; less than 0 if they do not fit. */
  #write(attributes: Record<string, unknown>): number {
    let bytes = this.#bytes;
    let at = 0;
    for (const name in attributes) {
      let number = this.#attributes.get(name);
      if (number === undefined) {
        // It is written where these are: they begin anew.
        number = this.#number(this.#attributes, ATTRIBUTE, name);
        return this.#bytes.length ? this.#write(attributes) : -1;
      }
      if (!number || at > SIZE - 16) return -1;
      bytes[at] = number;
      const value = attributes[name];
      if (typeof value == "string") {
        bytes[at + 1] = TEXT;
        const end = this.#text(value, at + 4);
        if (end < 0) return -1;
        const length = end - at - 4;
        bytes[at + 2] = length;
        bytes[at + 3] = length >> 8;
        at = end;
      } else if (typeof value == "number") {
        bytes[at + 1] = NUMBER;
        this.#view.setFloat64(at + 2, value, true);
        at += 10;
      } else if (typeof value == "boolean") {
        bytes[at + 1] = value ? TRUE : FALSE;
        at += 2;
      } else if (value == null) {
        bytes[at + 1] = NULL;
        at += 2;
      } else return -1;
    }
    return at;
  }

  /** Writes a text as UTF-8 and returns where it ends; less than 0 if it does not fit. */
  #text(text: string, at: number): number {
    const bytes = this.#bytes;
    const { length } = text;
    if (at + length * 3 > SIZE) return -1;
    for (let place = 0; place < length; place++) {
      const code = text.charCodeAt(place);
      if (code > 127) {
        const { written } = encoder.encodeInto(text.slice(place), bytes.subarray(at + place));
        return at + place + written;
      }
      bytes[at + place] = code;
    }
    return at + length;
  }
}
