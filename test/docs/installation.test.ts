import { expect, test } from 'vitest';
import { nativeModuleError } from '#store/open-database.ts';
import { commands, yarnApproval } from '../../scripts/install-check/commands.mjs';
import { allBlocks, blocksOf } from '../support/docs/documents.ts';

test('every command that installs is one that install-check.mjs runs', () => {
  const known = Object.values(commands);
  const shown = allBlocks('sh install').flatMap(({ place, code }) =>
    code
      .trim()
      .split('\n')
      .map((command) => ({ place, command })),
  );
  expect(shown.length).toBeGreaterThan(8);
  expect(shown.filter(({ command }) => !known.includes(command))).toEqual([]);
});

test('what Yarn is told in package.json is what install-check.mjs tells it', () => {
  expect(allBlocks('json package').map(({ code }) => JSON.parse(code))).toEqual([yarnApproval]);
});

test('the line for a missing binary is shown as the mock prints it', () => {
  const [shown] = blocksOf('docs/installation.md').filter(({ kind }) => kind === 'text');
  const error = nativeModuleError(new Error('Could not locate the bindings file. Tried:'));
  expect(shown?.code).toBe(`xivo-mock: ${error instanceof Error ? error.message : ''}\n`);
});
