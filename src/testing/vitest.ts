import { test as base, type TestAPI } from 'vitest';
import type { XivoMock } from '#index.ts';
import { type Pbx, type PbxTestOptions, TestMock } from './test-mock.ts';

export type { Pbx, PbxTestOptions } from './test-mock.ts';

/** The fixtures that `xivo-mock/vitest` adds to Vitest's `test`. */
export interface XivoMockFixtures {
  /** A mock for the worker, shared by its tests. */
  readonly mock: XivoMock;
  /** A new world for each test. If the test fails, its requests are printed to stderr with the reasons of refusals and the ignored fields. */
  readonly pbx: Pbx;
}

/** The fixtures with the one behind them, which tests do not use. */
interface AllFixtures extends XivoMockFixtures {
  readonly testMock: TestMock;
}

/**
 * Returns Vitest's `test` with a PBX for each test, from a mock with these options.
 *
 * @example
 * import { createTest } from 'xivo-mock/vitest';
 *
 * const test = createTest({ seeds: 'fresh', onRefused: 'error' });
 *
 * test('the PBX has no users', async ({ pbx }) => {
 *   console.log((await pbx.admin.state())['userfeatures']); // 0
 * });
 */
export function createTest(options: PbxTestOptions = {}): TestAPI<XivoMockFixtures> {
  return base.extend<AllFixtures>({
    testMock: [
      // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the names of required fixtures from this pattern.
      async ({}, use) => {
        const testMock = await TestMock.start(options);
        await use(testMock);
        await testMock.close();
      },
      { scope: 'worker' },
    ],
    mock: [async ({ testMock }, use) => use(testMock.mock), { scope: 'worker' }],
    pbx: async ({ testMock, task }, use) => {
      const pbx = await testMock.open();
      await use(pbx);
      await testMock.finish(pbx, { title: task.name, hasFailed: task.result?.state === 'fail' });
    },
  });
}

/**
 * Vitest's `test` with a PBX for each test, from a mock with the default options.
 *
 * @example
 * import { expect } from 'vitest';
 * import { test } from 'xivo-mock/vitest';
 *
 * test('the entity is listed', async ({ pbx }) => {
 *   const response = await fetch(`${pbx.url}/xivo/configuration/json.php/restricted/manage/entity/`, {
 *     headers: { authorization: `Basic ${btoa('admin:proformatique')}` },
 *   });
 *   expect(response.status).toBe(200);
 *   expect(await pbx.admin.countRequests({ operation: '*entity:list' })).toBe(1);
 * });
 */
export const test: TestAPI<XivoMockFixtures> = createTest();
