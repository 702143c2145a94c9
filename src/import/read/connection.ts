import { RemoteFailure } from '#remote/failure.ts';
import { Remote, type RemoteOptions } from '#remote/remote.ts';
import type { PbxAnswer } from '../question.ts';
import { answerOf, Unanswered } from './outcomes.ts';

/** How a PBX is reached. */
export interface PbxOptions extends RemoteOptions {
  /** The header `Authorization`; absent where the address of this machine is enough. */
  readonly authorization?: string | undefined;
}

/** A connection to the web services of a server, which is kept open between requests. Sends only GET requests. */
export class PbxConnection {
  readonly #options: PbxOptions;
  #remote: Remote | undefined;

  constructor(options: PbxOptions) {
    this.#options = options;
  }

  /** Returns the answer to a GET request. Throws `Unanswered`. */
  async get(target: string): Promise<PbxAnswer> {
    const { authorization } = this.#options;
    const headers = { accept: 'application/json', ...(authorization !== undefined && { authorization }) };
    try {
      this.#remote ??= await Remote.open({ ...this.#options, keepsConnections: true });
      return answerOf(await this.#remote.send({ method: 'GET', target, headers }), target);
    } catch (error) {
      if (!(error instanceof RemoteFailure)) throw error;
      throw new Unanswered(error.message, { isTransient: error.kind !== 'settings' });
    }
  }

  close(): void {
    this.#remote?.close();
  }
}
