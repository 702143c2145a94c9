import { test as base } from 'vitest';
import { startXivoMock, type XivoMock, type XivoMockWorld } from '#index.ts';

/** What `xivo-mock/vitest` gives to a test. */
export interface XivoMockFixtures {
  /** One mock per worker, shared by its tests. */
  readonly mock: XivoMock;
  /** A world of this test alone; when the test fails, the calls that were refused are printed with their reasons. */
  readonly pbx: XivoMockWorld;
}

/** Vitest's `test` with a PBX: `test('…', async ({ pbx }) => { … pbx.url … })`. */
export const test = base.extend<XivoMockFixtures>({
  mock: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the names of the fixtures that are needed from this pattern.
    async ({}, use) => {
      const mock = await startXivoMock();
      await use(mock);
      await mock.close();
    },
    { scope: 'worker' },
  ],
  pbx: async ({ mock, task }, use) => {
    const world = await mock.world();
    await use(world);
    if (task.result?.state === 'fail') await explain(world, task.name);
    await world.close();
  },
});

async function explain({ admin }: XivoMockWorld, title: string): Promise<void> {
  const { requests } = await admin.requests();
  const lines = requests.map(({ method, url, answer, reason }) => {
    return `  ${answer.status} ${method} ${url}${reason === undefined ? '' : `\n      ${reason.message}`}`;
  });
  process.stderr.write(`The calls of "${title}" to the PBX:\n${lines.join('\n') || '  none'}\n`);
}
