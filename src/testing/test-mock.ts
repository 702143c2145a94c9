import type { RequestPattern } from '#client/bodies.ts';
import type { RequestEntry } from '#client/request-answers.ts';
import { requestNotes } from '#client/request-notes.ts';
import { readInProcess } from '#config/in-process.ts';
import { ConfigProblems } from '#config/problems.ts';
import { quoted } from '#errors.ts';
import { startXivoMock, type XivoMock, type XivoMockOptions, type XivoMockWorld } from '#index.ts';
import { didYouMean } from '#text/nearest.ts';

/** The options of the integrations for test runners: those of the mock, and what refused requests mean. */
export interface PbxTestOptions extends XivoMockOptions {
  /**
   * What happens when a test that passes has sent a request that the PBX refused (4xx), unless the test expects it or a fault rule fired
   * on it: `error` fails the test, `warn` prints the requests to stderr. Default: `ignore`.
   */
  readonly onRefused?: 'error' | 'warn' | 'ignore';
}

/** The PBX of one test: a world of the mock. */
export interface Pbx extends XivoMockWorld {
  /**
   * Declares that the test expects refused requests: those that match the pattern, or all. Without effect unless `onRefused` is set.
   */
  expectRefusal(pattern?: RequestPattern): void;
}

/** A test has sent requests that the PBX refused. Its stack is the message: the place where it was thrown says nothing about the test. */
class RefusedRequests extends Error {
  override readonly name = 'RefusedRequests';
  constructor(message: string) {
    super(message);
    this.stack = `${this.name}: ${message}`;
  }
}

/** A test that has ended. */
interface EndedTest {
  readonly title: string;
  readonly hasFailed: boolean;
}

/** A mock for the tests of one worker, with a world for each test. */
export class TestMock {
  readonly mock: XivoMock;
  readonly #onRefused: NonNullable<PbxTestOptions['onRefused']>;
  readonly #expected = new WeakMap<Pbx, RequestPattern[]>();

  private constructor(mock: XivoMock, onRefused: PbxTestOptions['onRefused'] = 'ignore') {
    this.mock = mock;
    this.#onRefused = onRefused;
  }

  /** Starts the mock. Throws as `startXivoMock` does, also if `onRefused` is invalid. */
  static async start(options: PbxTestOptions = {}): Promise<TestMock> {
    checkOptions(options);
    const { onRefused, ...mockOptions } = options;
    return new TestMock(await startXivoMock(mockOptions), onRefused);
  }

  /** Creates the world of a test. */
  async open(): Promise<Pbx> {
    const patterns: RequestPattern[] = [];
    const pbx = { ...(await this.mock.world()), expectRefusal: (pattern = {}) => void patterns.push(pattern) };
    this.#expected.set(pbx, patterns);
    return pbx;
  }

  /**
   * Ends a test: prints the requests of one that has failed, and deletes its world. Throws an `Error` that lists the refused requests if
   * they are an error.
   */
  async finish(pbx: Pbx, { title, hasFailed }: EndedTest): Promise<void> {
    try {
      if (hasFailed) print(`Requests of "${title}" to the PBX`, await allRequests(pbx));
      else await this.#checkRefused(pbx, title);
    } finally {
      await pbx.close();
    }
  }

  /** Closes the mock. */
  async close(): Promise<void> {
    await this.mock.close();
  }

  async #checkRefused(pbx: Pbx, title: string): Promise<void> {
    if (this.#onRefused === 'ignore') return;
    const refused = await this.#unexpectedRefusals(pbx);
    if (refused.length === 0) return;
    const advice = 'the PBX refused requests of this test; call pbx.expectRefusal() if that is what it tests';
    if (this.#onRefused === 'error') throw new RefusedRequests(`${advice}\n${requestReport(refused)}`);
    print(`Refused requests of "${title}"`, refused);
  }

  async #unexpectedRefusals(pbx: Pbx): Promise<readonly RequestEntry[]> {
    const { requests } = await pbx.admin.requests({ status: '4xx' });
    const patterns = this.#expected.get(pbx) ?? [];
    const answers = await Promise.all(patterns.map((pattern) => pbx.admin.requests(pattern)));
    const expected = new Set(answers.flatMap((answer) => answer.requests.map(({ id }) => id)));
    return requests.filter(({ id, fault }) => fault === undefined && !expected.has(id));
  }
}

const reactions: readonly string[] = ['error', 'warn', 'ignore'] satisfies readonly PbxTestOptions['onRefused'][];

/** Options in JavaScript or JSON have no types. Throws `ConfigProblems`. */
function checkOptions(options: PbxTestOptions): void {
  const caller = 'xivo-mock';
  readInProcess(options, caller, ['onRefused']);
  const { onRefused = 'ignore' } = options;
  if (reactions.includes(onRefused)) return;
  const hint = typeof onRefused === 'string' ? didYouMean(onRefused, reactions) : '';
  throw new ConfigProblems([
    `${caller}: onRefused: expected one of error, warn, ignore, got ${quoted(onRefused)}${hint}`,
  ]);
}

async function allRequests(pbx: Pbx): Promise<readonly RequestEntry[]> {
  return (await pbx.admin.requests()).requests;
}

function print(title: string, requests: readonly RequestEntry[]): void {
  process.stderr.write(`${title}:\n${requestReport(requests) || '  none'}\n`);
}

/** One line for each request with its status, and one for each thing there is to know about it. */
export function requestReport(requests: readonly RequestEntry[]): string {
  const lines = requests.flatMap((request) => {
    const { method, url, answer } = request;
    return [`  ${answer.status} ${method} ${url}`, ...requestNotes(request).map((note) => `      ${note}`)];
  });
  return lines.join('\n');
}
