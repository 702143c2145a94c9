import { createHash } from 'node:crypto';
import type { Exchange } from '#recording/format.ts';

const parameter = /([?&]sum=)([0-9a-f]{32})/;

/**
 * The sums of the answers of a sequence. A client sends the MD5 of the body that it has in `sum` (core.md 6.5), so that a replay has to
 * send that of the body that it received.
 */
export class AnswerSums {
  readonly #received = new Map<string, string>();

  /** Adds the bodies of an answer as recorded and as received. */
  add(recorded: string, received: string): void {
    this.#received.set(md5(recorded), md5(received));
  }

  /** Returns a path with the sum of the body that was received. */
  translate(path: string): string {
    return path.replace(parameter, (_whole, key: string, sum: string) => key + (this.#received.get(sum) ?? sum));
  }

  /** Returns the path without its sum if a 304 refers to an answer that the recording does not have; otherwise `undefined`. */
  pathToLearn({ status, path }: Exchange): string | undefined {
    const sum = parameter.exec(path)?.[2];
    return status === 304 && sum !== undefined && !this.#received.has(sum) ? path.replace(parameter, '') : undefined;
  }

  /** Stores what a path without its sum answered, for the sum of an exchange. */
  learn({ path }: Exchange, received: string): void {
    this.#received.set(parameter.exec(path)?.[2] ?? '', md5(received));
  }
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
