/** Changes compiled WebAssembly: a widget that traps is made from the shipped file, so that nothing ships for tests. */

const CODE = 10;
/** A function without locals whose first instruction is `unreachable`. */
const TRAP = [3, 0, 0x00, 0x0b];

/** The same module with every function's body replaced by a trap. */
export function trapping(wasm: Buffer): Buffer {
  const parts: Uint8Array[] = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length; ) {
    const id = wasm[at]!;
    const [size, start] = unsigned(wasm, at + 1);
    const end = start + size;
    parts.push(id == CODE ? section(wasm, start) : wasm.subarray(at, end));
    at = end;
  }
  return Buffer.concat(parts);
}

/** A code section of as many functions as the one that starts there. */
function section(wasm: Buffer, start: number): Uint8Array {
  const [count] = unsigned(wasm, start);
  const content = [...leb(count), ...Array.from({ length: count }, () => TRAP).flat()];
  return Uint8Array.from([CODE, ...leb(content.length), ...content]);
}

/** Reads an unsigned LEB128 number; returns it and where it ends. */
function unsigned(bytes: Buffer, at: number): [value: number, end: number] {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++]!;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
}

function leb(value: number): number[] {
  const bytes = [];
  for (; value >= 0x80; value = Math.floor(value / 128)) bytes.push((value % 128) + 0x80);
  return [...bytes, value];
}
