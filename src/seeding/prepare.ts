import { transaction } from '#world/transaction.ts';
import type { World } from '#world/world.ts';
import { applyFixtures } from './apply.ts';
import type { FixtureFile } from './files.ts';
import { InvalidFixtures } from './problems.ts';
import { forbiddenStatement } from './scripts/check.ts';
import { scriptReason } from './scripts/reason.ts';
import { tableWriters } from './table-writers.ts';

/**
 * Applies the files in order. Throws `InvalidFixtures` with all problems of the first file that has any, because those of later
 * files could be consequences.
 */
export function prepare(world: World, files: readonly FixtureFile[], options: { strict?: boolean } = {}): void {
  for (const file of files) {
    if ('sql' in file) runScript(world, file);
    else applyFile(world, file, options);
  }
}

function applyFile(
  world: World,
  { file, document }: { file: string; document: unknown },
  options: { strict?: boolean },
): void {
  try {
    applyFixtures(world, document, options);
  } catch (error) {
    throw error instanceof InvalidFixtures ? error.in(file) : error;
  }
}

/** Runs a script, which also raises the sequences, and completes the rows it wrote. */
function runScript(world: World, { file, sql }: { file: string; sql: string }): void {
  const forbidden = forbiddenStatement(sql);
  if (forbidden !== undefined) throw new InvalidFixtures([forbidden]).in(file);
  try {
    transaction(world, () => {
      world.store.runScript(sql);
      for (const writer of Object.values(tableWriters)) writer.complete(world.store);
    });
  } catch (error) {
    throw new InvalidFixtures([{ at: file, message: scriptReason(error, world.store) }]);
  }
}
