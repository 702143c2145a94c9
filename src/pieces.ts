/** Bytes that follow each other: a long body is neither copied to be made nor sent all at once. */
export type Pieces = readonly Buffer[];

/** How many bytes they are. */
export function lengthOf(pieces: Pieces): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}

/** All of them in one. */
export function whole(pieces: Pieces): Buffer {
  const [first, ...others] = pieces;
  return first !== undefined && others.length === 0 ? first : Buffer.concat(pieces);
}

/** The first so many bytes of them, as a copy. */
export function beginningOf(pieces: Pieces, length: number): Buffer {
  return Buffer.concat(pieces, Math.min(length, lengthOf(pieces)));
}

/** The same bytes, long pieces cut to a size. */
export function* portionsOf(pieces: Pieces, size: number): Generator<Buffer, undefined> {
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at += size) yield piece.subarray(at, at + size);
  }
}
