import type { Credentials } from '#access/credentials.ts';
import type { Dialect } from '#dialect.ts';
import { createWorld } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';
import { type AnswerSource, type PbxAnswer, type Question, targetOf } from '../question.ts';

type App = ReturnType<typeof createApp>;

/** The account of a mock that is started here. */
const account = { login: 'import', password: 'import' };

/** A mock in this process. */
export class LocalMock implements AnswerSource {
  readonly name: string;
  readonly #app: App;
  readonly #authorization: string;

  constructor(name: string, app: App, { login, password }: Credentials) {
    this.name = name;
    this.#app = app;
    this.#authorization = `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`;
  }

  /** Starts a mock on a profile or a folder of seeds. Throws an `Error` with one line if they cannot be loaded. */
  static start(seeds: string, dialect: Dialect): LocalMock {
    return new LocalMock(`a mock of ${seeds}`, createApp(createWorld({ seeds, dialect, account })), account);
  }

  async ask(question: Question): Promise<PbxAnswer> {
    const headers = { authorization: this.#authorization };
    const answer = await this.#app.inject({ url: targetOf(question), headers });
    const contentType = String(answer.headers['content-type'] ?? '');
    return { status: answer.statusCode, contentType, body: answer.body };
  }

  async close(): Promise<void> {
    await this.#app.close();
  }
}
