import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { LocalMock } from '#import/read/local-mock.ts';
import { ServerSource } from '#import/read/server-source.ts';
import { resources } from '#resources/index.ts';
import { importFrom, newFolder } from './folders.ts';

test('every answer passes the filter before it is stored, and replaced names of contexts are asked for by their own', async () => {
  const pbx = LocalMock.start('documented', 'recorded');
  onTestFinished(() => pbx.close());
  const connection = {
    get: (target: string) => {
      const url = new URL(target, 'http://pbx');
      const resource = resources.find(({ base, path }) => url.pathname === `/${base}/json.php/restricted/${path}/`);
      const act = url.searchParams.get('act') ?? '';
      if (resource === undefined) throw new Error(`no resource has the path ${url.pathname}`);
      return pbx.ask({ resource, act, query: url.search.slice(1) });
    },
  };
  const patience = { pauseMs: 0, attempts: 1, backOffMs: 0, wait: async () => undefined };
  const filter = (answer: Awaited<ReturnType<typeof pbx.ask>>) => ({
    ...answer,
    body: answer.body.replaceAll('from-extern', 'context-one'),
  });
  const source = new ServerSource('http://pbx', { connection, patience, filter });
  const folder = newFolder();
  const report = await importFrom(source, { folder, keepsAnswers: true });
  expect(report).toMatchObject({ differs: 0, leftOut: [] });
  const views = report.operations.find(({ operation }) => operation === 'ipbx/system_management/context:view');
  expect(views?.equal).toBe(report.rows['context']);
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  expect(texts.filter((text) => text.includes('from-extern'))).toEqual([]);
  expect(texts.some((text) => text.includes('context-one'))).toBe(true);
});
