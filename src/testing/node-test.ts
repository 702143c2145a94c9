import { after, test as nodeTest, type TestContext } from 'node:test';
import type { XivoMock } from '#index.ts';
import { type Pbx, type PbxTestOptions, TestMock } from './test-mock.ts';

export type { Pbx, PbxTestOptions } from './test-mock.ts';

/** The argument of a test. */
export interface PbxContext {
  /** A new world for each test. If the test fails, its requests are printed to stderr with the reasons of refusals and the ignored fields. */
  readonly pbx: Pbx;
  /** The mock of the file, shared by its tests. */
  readonly mock: XivoMock;
  /** The context of `node:test`. */
  readonly t: TestContext;
}

/** The body of a test. */
export type PbxTestBody = (context: PbxContext) => void | Promise<void>;

/** Options of a test, as those of `node:test`. */
export interface NodeTestOptions {
  readonly concurrency?: number | boolean;
  readonly only?: boolean;
  readonly skip?: boolean | string;
  readonly todo?: boolean | string;
  readonly timeout?: number;
}

/** A `test` of `node:test` with a PBX for each test. */
export type PbxTest = (name: string, ...rest: [PbxTestBody] | [NodeTestOptions, PbxTestBody]) => Promise<void>;

/**
 * Returns `node:test`'s `test` with a PBX for each test, from a mock with these options. The mock starts with the first test of the file and
 * is closed after the last.
 *
 * @example
 * import { createTest } from 'xivo-mock/node-test';
 *
 * const test = createTest({ seeds: 'fresh', onRefused: 'error' });
 *
 * test('the PBX has no users', async ({ pbx }) => {
 *   console.log((await pbx.admin.state())['userfeatures']); // 0
 * });
 */
export function createTest(options: PbxTestOptions = {}): PbxTest {
  let testMock: Promise<TestMock> | undefined;
  const start = () => {
    testMock ??= TestMock.start(options);
    return testMock;
  };
  let closesAfterwards = false;
  return (name, ...rest) => {
    if (!closesAfterwards) after(async () => (await testMock)?.close());
    closesAfterwards = true;
    const [testOptions, body] = rest.length === 1 ? [{}, rest[0]] : rest;
    return nodeTest(name, testOptions, async (t) => withPbx(await start(), { t, name, body }));
  };
}

interface OneTest {
  readonly t: TestContext;
  readonly name: string;
  readonly body: PbxTestBody;
}

async function withPbx(testMock: TestMock, { t, name, body }: OneTest): Promise<void> {
  const pbx = await testMock.open();
  try {
    await body({ pbx, mock: testMock.mock, t });
  } catch (error) {
    await testMock.finish(pbx, { title: name, hasFailed: true });
    throw error;
  }
  await testMock.finish(pbx, { title: name, hasFailed: false });
}

/** `node:test`'s `test` with a PBX for each test, from a mock with the default options. */
export const test: PbxTest = createTest();
