/** Where the wasm is told of visitors: a piece of its memory, into which their attributes are written as bytes. */

/** Asks for a feature's value by the feature's number, or takes a feature's key and returns its number; 0 is none. */
type Ask = (what: number, end: number) => number;

/** What is asked instead of a feature: the number of the one whose key is written. */
const FEATURE = 0xffffffff;

/** How long the piece is, in bytes. */
const SIZE = 4096;

/** What attributes can be. Anything else takes the long way. */
const TEXT = 0;
const NUMBER = 1;
const FALSE = 2;
const TRUE = 3;
const NULL = 4;

/** A feature, by the number that the wasm has given it, and the names of the attributes that it looks at. */
interface Feature {
  number: number;
  names: string[];
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Desk {
  #bytes = new Uint8Array();
  #view = new DataView(new ArrayBuffer(0));
  readonly #features = new Map<string, Feature>();

  /** The piece of the memory that begins at that address. */
  constructor(
    readonly memory: WebAssembly.Memory,
    readonly ask: Ask,
    readonly address: number,
  ) {}

  /** The address of a feature's value for somebody with these attributes; 0 if that is to be asked the long way. */
  find(key: string, attributes: Record<string, unknown>): number {
    this.#look();
    const { number, names } = this.#features.get(key) ?? this.#learn(key);
    const end = number ? this.#write(names, attributes) : -1;
    return end < 0 ? 0 : this.ask(number, end);
  }

  /** Forgets the features: there may be others now. */
  forget(): void {
    this.#features.clear();
  }

  /** A memory that has grown has left its old buffer empty. */
  #look(): void {
    if (this.#bytes.length) return;
    this.#bytes = new Uint8Array(this.memory.buffer, this.address, SIZE);
    this.#view = new DataView(this.memory.buffer, this.address, SIZE);
  }

  #learn(key: string): Feature {
    const { read, written } = encoder.encodeInto(key, this.#bytes);
    const number = read == key.length ? this.ask(FEATURE, written) : 0;
    this.#look();
    const names: string[] = [];
    if (number) {
      let at = 2;
      for (let left = this.#view.getUint16(0, true); left; left--) {
        const from = at + 2;
        at = from + this.#view.getUint16(at, true);
        names.push(decoder.decode(this.#bytes.subarray(from, at)));
      }
    }
    const feature = { number, names };
    this.#features.set(key, feature);
    return feature;
  }

  /** Writes attributes: each its kind and what it is. Returns where they end; less than 0 if they do not fit. */
  #write(names: string[], attributes: Record<string, unknown>): number {
    const bytes = this.#bytes;
    let at = 0;
    for (let place = 0; place < names.length; place++) {
      if (at > SIZE - 16) return -1;
      const value = attributes[names[place]!];
      if (typeof value == "string") {
        bytes[at] = TEXT;
        const end = this.#text(value, at + 3);
        if (end < 0) return -1;
        const length = end - at - 3;
        bytes[at + 1] = length;
        bytes[at + 2] = length >> 8;
        at = end;
      } else if (typeof value == "number") {
        bytes[at] = NUMBER;
        this.#view.setFloat64(at + 1, value, true);
        at += 9;
      } else if (typeof value == "boolean") {
        bytes[at++] = value ? TRUE : FALSE;
      } else if (value == null) {
        bytes[at++] = NULL;
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
