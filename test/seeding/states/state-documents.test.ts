import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { InvalidFixtures } from '#seeding/problems.ts';
import { readStateDocuments } from '#seeding/states/state-documents.ts';

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

async function problemsOf(folder: string): Promise<readonly string[]> {
  try {
    await readStateDocuments(folder);
    return [];
  } catch (error) {
    if (error instanceof InvalidFixtures) return error.lines.map((line) => line.replace(`${folder}/`, ''));
    throw error;
  }
}

test('each document of a folder is a state with the name of its file', async () => {
  const folder = folderWith({
    'two users.yaml': 'users: []',
    'no-users.yml': '{}',
    'v1.2.json': '{"entities": []}',
    'README.md': 'About the states.',
  });
  expect(await readStateDocuments(folder)).toEqual([
    { name: 'no-users', document: {} },
    { name: 'two users', document: { users: [] } },
    { name: 'v1.2', document: { entities: [] } },
  ]);
});

test('without a folder there are no states', async () => {
  expect(await readStateDocuments(undefined)).toEqual([]);
});

test('files that are no states of their own are problems', async () => {
  const files = { 'a user.yaml': '{}', 'a-user.json': '{}', 'b.yaml': '{}', 'b.yml': '{}', 'c.sql': 'SELECT 1;' };
  expect(await problemsOf(folderWith(files))).toEqual([
    'a-user.json: is the same state as a user.yaml; rename one of them',
    'b.yml: is the same state as b.yaml; rename one of them',
    'c.sql: is a script, which cannot be a state; a state is a fixture document (.json, .yaml, .yml)',
  ]);
  expect(await problemsOf(folderWith({ 'a.json': '{', 'b.json': '[' }))).toHaveLength(2);
  expect(await problemsOf('/no/such/folder')).toEqual(['/no/such/folder: there is no such folder']);
});
