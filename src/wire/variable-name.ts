/** The name of a parameter as PHP reads it. */
interface VariableName {
  /** Empty when PHP drops the parameter. */
  readonly name: string;
  /** True for `name[]` and `name[key]`. */
  readonly isArray: boolean;
}

const nul = 0x00;
const space = 0x20;
const dot = 0x2e;
const opening = 0x5b;
const closing = 0x5d;
const underscore = 0x5f;

/**
 * Reads a decoded name as PHP does: cuts it at a NUL, drops leading spaces, and replaces an unclosed bracket
 * (core.md 3.2).
 */
export function readVariableName(bytes: Buffer): VariableName {
  const end = bytes.indexOf(nul);
  const start = bytes.findIndex((byte) => byte !== space);
  const sent = start < 0 ? bytes.subarray(0, 0) : bytes.subarray(start, end < 0 ? bytes.length : end);
  const open = sent.indexOf(opening);
  if (open < 0) return { name: normalize(sent), isArray: false };
  const head = normalize(sent.subarray(0, open));
  if (head === '' || sent.includes(closing, open)) return { name: head, isArray: true };
  return { name: `${head}_${sent.toString('utf8', open + 1)}`, isArray: false };
}

/** Replaces each dot and each space with an underscore. */
function normalize(bytes: Buffer): string {
  return bytes.some(isSpecial)
    ? Buffer.from(bytes.map((byte) => (isSpecial(byte) ? underscore : byte))).toString()
    : bytes.toString();
}

const isSpecial = (byte: number): boolean => byte === dot || byte === space;
