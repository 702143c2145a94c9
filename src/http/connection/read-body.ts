import type { Readable } from 'node:stream';

/** A body beyond the size limit. */
export class BodyTooLarge extends Error {}

/** A body that ended early, because the connection or the HTTP parser failed. */
export class BodyBrokenOff extends Error {
  /** How many bytes had arrived. */
  readonly bytes: number;
  override readonly cause: Error;

  constructor(bytes: number, cause: Error) {
    super('the body broke off');
    this.bytes = bytes;
    this.cause = cause;
  }
}

/** Resolves to the body of a request. Rejects with `BodyTooLarge` beyond `limit` bytes, or with `BodyBrokenOff`. */
export function readBody(request: Readable, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const breakOff = (cause?: Error | null) => reject(new BodyBrokenOff(length, cause ?? new Error('closed')));
    // The parser may have refused the body while access was checked.
    if (request.destroyed) return breakOff(request.errored);
    const take = (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) return void chunks.push(chunk);
      // Reads and drops the rest, so that the client can read the answer.
      request.off('data', take).resume();
      reject(new BodyTooLarge());
    };
    request
      .on('data', take)
      .once('end', () => resolve(Buffer.concat(chunks, length)))
      .once('error', breakOff)
      .once('close', breakOff);
  });
}
