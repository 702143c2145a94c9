import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startXivoMock } from '#index.ts';

test('a mock in process starts with fixtures, and its client applies and exports them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'a.yaml'), 'tables:\n  entity:\n    - {id: 5, name: five}\n');
  await using pbx = await startXivoMock({ seeds: 'fresh', fixtures: [join(folder, '*.yaml')] });
  const document = { entities: [{ name: 'six', displayname: 'Six' }] };
  expect(await pbx.admin.fixtures.apply(document, { dryRun: true })).toMatchObject({ dryRun: true });
  expect(await pbx.admin.fixtures.apply(document)).toMatchObject({ applied: { entities: 1 } });
  const exported = await pbx.admin.fixtures.export();
  expect(exported['tables']).toMatchObject({ entity: [{ name: 'entity' }, { name: 'five' }, { id: 6, name: 'six' }] });
  await expect(pbx.admin.fixtures.apply({ entities: [{}] })).rejects.toThrow(/entities\[0\]\.name/);
  expect(await pbx.admin.fixtures.schema()).toHaveProperty('properties.entities');
});
