/** A body as a sequence of buffers, so that a long one is neither copied nor sent at once. */
export type Chunks = readonly Buffer[];

/** Returns the total length, in bytes. */
export function byteLength(chunks: Chunks): number {
  return chunks.reduce((sum, { length }) => sum + length, 0);
}

/** Returns all chunks as one buffer; a single chunk is not copied. */
export function concatenate(chunks: Chunks): Buffer {
  const [first, ...others] = chunks;
  return first !== undefined && others.length === 0 ? first : Buffer.concat(chunks);
}

/** Returns a copy of the first `length` bytes, or of all if there are fewer. */
export function firstBytes(chunks: Chunks, length: number): Buffer {
  return Buffer.concat(chunks, Math.min(length, byteLength(chunks)));
}

/**
 * Yields the same bytes in groups of about `size` bytes: cuts long chunks and joins short ones. A group may exceed
 * `size` by 1 KiB.
 */
export function* regroup(chunks: Chunks, size: number): Generator<Chunks, undefined> {
  let group: Buffer[] = [];
  let length = 0;
  for (const slice of slicesOf(chunks, size)) {
    if (length > 0 && length + slice.length > size + tolerance) {
      yield group;
      [group, length] = [[], 0];
    }
    group.push(slice);
    length += slice.length;
  }
  if (group.length > 0) yield group;
}

/** Bytes by which a group may exceed its size, so that a short last slice does not become its own group. */
const tolerance = 1024;

function* slicesOf(chunks: Chunks, size: number): Generator<Buffer, undefined> {
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += size) yield chunk.subarray(at, at + size);
  }
}
