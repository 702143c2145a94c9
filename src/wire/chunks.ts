/** Bytes that follow each other: a long body is neither copied to be made nor sent all at once. */
export type Chunks = readonly Buffer[];

/** How many bytes they are. */
export function byteLength(chunks: Chunks): number {
  return chunks.reduce((sum, { length }) => sum + length, 0);
}

/** All of them in one. */
export function concatenate(chunks: Chunks): Buffer {
  const [first, ...others] = chunks;
  return first !== undefined && others.length === 0 ? first : Buffer.concat(chunks);
}

/** The first so many bytes of them, as a copy. */
export function firstBytes(chunks: Chunks, length: number): Buffer {
  return Buffer.concat(chunks, Math.min(length, byteLength(chunks)));
}

/** The same bytes in groups of at most about a size: long chunks are cut, and short ones go with their neighbours. */
export function* regroup(chunks: Chunks, size: number): Generator<Chunks, undefined> {
  let group: Buffer[] = [];
  let weight = 0;
  for (const portion of portionsOf(chunks, size)) {
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

function* portionsOf(chunks: Chunks, size: number): Generator<Buffer, undefined> {
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += size) yield chunk.subarray(at, at + size);
  }
}
