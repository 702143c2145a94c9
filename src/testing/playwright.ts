import {
  test as base,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type TestType,
} from '@playwright/test';
import type { XivoMock } from '#index.ts';
import { type Pbx, type PbxTestOptions, requestReport, TestMock } from './test-mock.ts';

export { expect } from '@playwright/test';
export type { Pbx, PbxTestOptions } from './test-mock.ts';

/** The fixtures of a worker that `xivo-mock/playwright` adds to Playwright's `test`. */
export interface XivoMockWorkerFixtures {
  /** The options of the mock: `test.use({ xivoMockOptions: { seeds: 'fresh' } })`, or `use` of the configuration. */
  readonly xivoMockOptions: PbxTestOptions;
  /** A mock for the worker, shared by its tests. */
  readonly mock: XivoMock;
}

/** The fixture of a test that `xivo-mock/playwright` adds to Playwright's `test`. */
export interface XivoMockTestFixtures {
  /** A new world for each test. If the test fails, its requests are attached to the report. */
  readonly pbx: Pbx;
}

/** Playwright's `test` with the fixtures of `xivo-mock/playwright`. */
export type XivoMockTest = TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & XivoMockTestFixtures,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions & XivoMockWorkerFixtures
>;

interface TestMockFixture {
  readonly testMock: TestMock;
}

/**
 * Playwright's `test` with a PBX for each test.
 */
export const test: XivoMockTest = base.extend<XivoMockTestFixtures, XivoMockWorkerFixtures & TestMockFixture>({
  xivoMockOptions: [{}, { option: true, scope: 'worker' }],
  testMock: [
    async ({ xivoMockOptions }, use) => {
      const testMock = await TestMock.start(xivoMockOptions);
      await use(testMock);
      await testMock.close();
    },
    { scope: 'worker' },
  ],
  mock: [({ testMock }, use) => use(testMock.mock), { scope: 'worker' }],
  pbx: async ({ testMock }, use, info) => {
    const pbx = await testMock.open();
    await use(pbx);
    const hasFailed = info.status !== info.expectedStatus;
    if (hasFailed) {
      const { requests } = await pbx.admin.requests();
      await info.attach('requests to the PBX', { body: requestReport(requests) || 'none', contentType: 'text/plain' });
    }
    await testMock.finish(pbx, { title: info.title, hasFailed });
  },
});
