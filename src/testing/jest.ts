import { TestEnvironment } from 'jest-environment-node';
import type { XivoMock } from '#index.ts';
import { type Pbx, type PbxTestOptions, TestMock } from './test-mock.ts';

export type { Pbx, PbxTestOptions } from './test-mock.ts';

declare global {
  /** A new world for each test. If the test fails, its requests are printed to stderr with the reasons of refusals and the ignored fields. */
  var pbx: Pbx;
  /** The mock of the file, shared by its tests. */
  var xivoMock: XivoMock;
}

/** What Jest reports while it runs a file, as far as it is used here. */
interface JestEvent {
  readonly name: string;
  /** The test that an event is about. */
  readonly test?: JestTest;
}

interface JestTest {
  readonly name: string;
  readonly errors: unknown[];
}

type Parameters = ConstructorParameters<typeof TestEnvironment>;

/**
 * A Jest environment with a PBX for each test, as the global `pbx`: `testEnvironment: 'xivo-mock/jest'`. The options of the mock are
 * `testEnvironmentOptions: { xivoMock: { seeds: 'fresh', onRefused: 'error' } }`. Tests of a file must not be concurrent.
 */
export default class XivoMockEnvironment extends TestEnvironment {
  readonly #options: PbxTestOptions;
  #testMock: TestMock | undefined;
  #pbx: Pbx | undefined;

  constructor(config: Parameters[0], context: Parameters[1]) {
    super(config, context);
    const { xivoMock = {} } = config.projectConfig.testEnvironmentOptions;
    // Checked when the mock starts, like all options.
    this.#options = xivoMock as PbxTestOptions;
  }

  override async setup(): Promise<void> {
    await super.setup();
    this.#testMock = await TestMock.start(this.#options);
    this.global.xivoMock = this.#testMock.mock;
  }

  override async teardown(): Promise<void> {
    await this.#testMock?.close();
    await super.teardown();
  }

  /** Opens a world before the hooks and the body of a test, and ends it after them. */
  async handleTestEvent({ name, test }: JestEvent): Promise<void> {
    if (name === 'test_start') await this.#open();
    if (name === 'test_done' && test !== undefined) await this.#finish(test);
  }

  async #open(): Promise<void> {
    if (this.#testMock === undefined) return;
    this.#pbx = await this.#testMock.open();
    this.global.pbx = this.#pbx;
  }

  async #finish(test: JestTest): Promise<void> {
    if (this.#pbx === undefined) return;
    const pbx = this.#pbx;
    this.#pbx = undefined;
    const hasFailed = test.errors.length > 0;
    // Jest ends the run if an environment throws; an error of the test fails only the test.
    await this.#testMock?.finish(pbx, { title: test.name, hasFailed }).catch((error) => test.errors.push(error));
  }
}
