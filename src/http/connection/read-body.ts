import type { Readable } from 'node:stream';

/** A body that is longer than it may be. */
export class BodyTooLarge extends Error {}

/** A body whose end never came, with what there was of it. */
export class BodyBrokenOff extends Error {
  readonly bytes: number;
  override readonly cause: Error;

  constructor(bytes: number, cause: Error) {
    super('the body broke off');
    this.bytes = bytes;
    this.cause = cause;
  }
}

/** The whole body of a request, whatever its type. Throws `BodyTooLarge` beyond `limit` bytes, and `BodyBrokenOff`. */
export function readBody(request: Readable, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const breakOff = (cause?: Error | null) => reject(new BodyBrokenOff(length, cause ?? new Error('closed')));
    // The parser may have met what is wrong with the body while the request was checked.
    if (request.destroyed) return breakOff(request.errored);
    const take = (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) return void chunks.push(chunk);
      // The rest is read and dropped, so that the client sees the answer.
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
