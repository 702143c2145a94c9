import { test as base } from 'vitest';
import { requestNotes } from '#client/request-notes.ts';
import { startXivoMock, type XivoMock, type XivoMockWorld } from '#index.ts';

/** The fixtures that `xivo-mock/vitest` adds to Vitest's `test`. */
export interface XivoMockFixtures {
  /** A mock for the worker, shared by its tests. */
  readonly mock: XivoMock;
  /** A new world for each test. If the test fails, its requests are printed to stderr with the reasons of refusals and the ignored fields. */
  readonly pbx: XivoMockWorld;
}

/**
 * Vitest's `test` with a PBX for each test.
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
export const test = base.extend<XivoMockFixtures>({
  mock: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the names of required fixtures from this pattern.
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
    if (task.result?.state === 'fail') await printRequests(world, task.name);
    await world.close();
  },
});

async function printRequests({ admin }: XivoMockWorld, title: string): Promise<void> {
  const { requests } = await admin.requests();
  const lines = requests.flatMap((request) => {
    const { method, url, answer } = request;
    return [`  ${answer.status} ${method} ${url}`, ...requestNotes(request).map((note) => `      ${note}`)];
  });
  process.stderr.write(`Requests of "${title}" to the PBX:\n${lines.join('\n') || '  none'}\n`);
}
