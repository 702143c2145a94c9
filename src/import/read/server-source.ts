import type { AnswerFilter, AnswerSource, PbxAnswer, Question } from '../question.ts';
import { ImportFailed, targetOf } from '../question.ts';
import type { PbxConnection } from './connection.ts';
import { Unanswered } from './outcomes.ts';
import { ReplacedIds } from './replaced-ids.ts';

/** How patient an import is with a server. */
export interface Patience {
  /** Milliseconds between two requests. */
  readonly pauseMs: number;
  /** How often a request is sent if it is not answered. */
  readonly attempts: number;
  /** Milliseconds before the second attempt; each further one waits twice as long. */
  readonly backOffMs: number;
  /** Resolves after a time in milliseconds. */
  wait(ms: number): Promise<void>;
}

/** Asks a server, again if it does not answer. Each answer passes the filter first. */
export class ServerSource implements AnswerSource {
  readonly name: string;
  readonly #connection: Pick<PbxConnection, 'get'>;
  readonly #patience: Patience;
  readonly #filter: AnswerFilter;
  readonly #advice: string;
  readonly #replacedIds = new ReplacedIds();

  constructor(
    name: string,
    {
      connection,
      patience,
      filter,
      continues = true,
    }: {
      connection: Pick<PbxConnection, 'get'>;
      patience: Patience;
      filter: AnswerFilter;
      /** False if the answers are not kept for another run. */
      continues?: boolean;
    },
  ) {
    this.#advice = continues ? '; the same command continues where this one ended' : '';
    this.name = name;
    this.#connection = connection;
    this.#patience = patience;
    this.#filter = filter;
  }

  async ask(question: Question): Promise<PbxAnswer> {
    const { pauseMs, wait } = this.#patience;
    if (pauseMs > 0) await wait(pauseMs);
    const read = await this.#answerTo(targetOf(this.#replacedIds.original(question)));
    const filtered = this.#filter(read);
    this.#replacedIds.note(question, read, filtered);
    return filtered;
  }

  async #answerTo(target: string): Promise<PbxAnswer> {
    const { attempts, backOffMs, wait } = this.#patience;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#connection.get(target);
      } catch (error) {
        if (!(error instanceof Unanswered)) throw error;
        if (!error.isTransient) throw new ImportFailed(error.message, { cause: error });
        if (attempt >= attempts) {
          const message = `${error.message} (tried ${attempts} times)${this.#advice}`;
          throw new ImportFailed(message, { cause: error });
        }
        await wait(backOffMs * 2 ** (attempt - 1));
      }
    }
  }
}
