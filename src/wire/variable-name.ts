/** What PHP makes of the name of a parameter. */
interface VariableName {
  /** Empty when PHP drops the parameter. */
  readonly name: string;
  readonly isArray: boolean;
}

const nul = 0x00;
const space = 0x20;
const dot = 0x2e;
const opening = 0x5b;
const closing = 0x5d;
const underscore = 0x5f;

/** PHP cuts a name at a NUL, drops its leading spaces and takes an unclosed bracket for a character to replace (core.md 3.2). */
export function readVariableName(bytes: Buffer): VariableName {
  const end = bytes.indexOf(nul);
  const start = bytes.findIndex((byte) => byte !== space);
  const sent = start < 0 ? bytes.subarray(0, 0) : bytes.subarray(start, end < 0 ? bytes.length : end);
  const open = sent.indexOf(opening);
  if (open < 0) return { name: plain(sent), isArray: false };
  const head = plain(sent.subarray(0, open));
  if (head === '' || sent.includes(closing, open)) return { name: head, isArray: true };
  return { name: `${head}_${sent.toString('utf8', open + 1)}`, isArray: false };
}

/** A name with an underscore for each dot and each space. */
function plain(bytes: Buffer): string {
  return bytes.some(isSpecial)
    ? Buffer.from(bytes.map((byte) => (isSpecial(byte) ? underscore : byte))).toString()
    : bytes.toString();
}

const isSpecial = (byte: number): boolean => byte === dot || byte === space;
