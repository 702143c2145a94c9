/** Bytes that follow each other: a long body is neither copied to be made nor sent all at once. */
export type Chunks = readonly Buffer[];

/** How many bytes they are. */
export function byteLength(pieces: Chunks): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}

/** All of them in one. */
export function concatenate(pieces: Chunks): Buffer {
  const [first, ...others] = pieces;
  return first !== undefined && others.length === 0 ? first : Buffer.concat(pieces);
}

/** The first so many bytes of them, as a copy. */
export function firstBytes(pieces: Chunks, length: number): Buffer {
  return Buffer.concat(pieces, Math.min(length, byteLength(pieces)));
}

/** The same bytes in groups of at most about a size: long pieces are cut, and short ones go with their neighbours. */
export function* regroup(pieces: Chunks, size: number): Generator<Chunks, undefined> {
  let group: Buffer[] = [];
  let weight = 0;
  for (const portion of portionsOf(pieces, size)) {
    if (weight > 0 && weight + portion.length > size + short) {
      yield group;
      [group, weight] = [[], 0];
    }
    group.push(portion);
    weight += portion.length;
  }
  if (group.length > 0) yield group;
}

/** What a group may have above its size, rather than that it would be a group of its own. */
const short = 1024;

function* portionsOf(pieces: Chunks, size: number): Generator<Buffer, undefined> {
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at += size) yield piece.subarray(at, at + size);
  }
}
