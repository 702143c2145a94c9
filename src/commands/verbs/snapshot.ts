import { writeFile } from 'node:fs/promises';
import type { DifferenceAnswer, SnapshotAnswer } from '#client/answers.ts';
import { networkErrorText } from '#client/transport.ts';
import { ConfigProblems } from '#config/problems.ts';
import { worldOptions } from '#config/verb-options.ts';
import { readBytes, standardInput, UnusableFile } from '#text/file.ts';
import { aligned } from '../aligned.ts';
import { clientCommand } from '../client-command.ts';

/** Keeps the state of a world under a name, and brings it back. */
export const snapshotCommand = clientCommand({
  name: 'snapshot',
  summary: 'Keep the state of a running mock under a name, bring it back, compare it, or carry it elsewhere.',
  options: worldOptions,
  examples: [
    'xivo-mock snapshot save before',
    'xivo-mock snapshot diff before',
    'xivo-mock snapshot restore before',
    'xivo-mock snapshot export before before.sqlite',
  ],
  fallback: 'list',
  verbs: {
    list: {
      summary: 'the snapshots',
      async run({ client }) {
        const all = await client.snapshots.list();
        return { json: all, lines: all.length === 0 ? ['no snapshots'] : aligned(all.map(rowOf)) };
      },
    },
    save: {
      takes: ['NAME'],
      summary: 'keep the present state, in place of an earlier one of that name',
      async run({ client, positionals: [name = ''] }) {
        const saved = await client.snapshots.save(name);
        return { json: saved, lines: aligned([rowOf(saved)]) };
      },
    },
    restore: {
      takes: ['NAME'],
      summary: 'bring a state back',
      async run({ client, positionals: [name = ''] }) {
        const answer = await client.snapshots.restore(name);
        return { json: answer, lines: [`restored ${name} in ${answer.ms} ms, generation ${answer.generation}`] };
      },
    },
    delete: {
      takes: ['NAME'],
      summary: 'forget a snapshot',
      async run({ client, positionals: [name = ''] }) {
        await client.snapshots.delete(name);
        return { json: { deleted: name }, lines: [`snapshot ${name} is gone`] };
      },
    },
    export: {
      takes: ['NAME', 'FILE'],
      summary: 'write a snapshot into an SQLite file, or to standard output for -',
      async run({ client, positionals: [name = '', file = ''], context: surroundings }) {
        const image = await client.snapshots.export(name);
        if (file === standardInput) {
          surroundings.stdout.write(image);
          return {};
        }
        await writeImage(file, image);
        return { json: { name, file, bytes: image.length }, lines: [`${file} holds ${name}, ${image.length} bytes`] };
      },
    },
    import: {
      takes: ['NAME', 'FILE'],
      summary: 'keep the state of an exported file under a name; - reads standard input',
      async run({ client, positionals: [name = '', file = ''] }) {
        const saved = await client.snapshots.import(name, imageIn(file));
        return { json: saved, lines: aligned([rowOf(saved)]) };
      },
    },
    diff: {
      takes: ['FROM', '[TO]'],
      summary: 'rows added, removed and changed from a snapshot to another, or to the present state',
      async run({ client, positionals: [from = '', to] }) {
        const difference = await client.snapshots.diff(from, to);
        return { json: difference, lines: differenceLines(difference) };
      },
    },
  },
});

function imageIn(file: string): Buffer {
  try {
    return readBytes(file);
  } catch (error) {
    throw error instanceof UnusableFile ? new ConfigProblems([`${file}: ${error.message}`]) : error;
  }
}

async function writeImage(file: string, image: Buffer): Promise<void> {
  try {
    await writeFile(file, image);
  } catch (error) {
    throw new ConfigProblems([`${file}: cannot be written (${networkErrorText(error)})`]);
  }
}

function rowOf({ name, savedAt, bytes }: SnapshotAnswer): readonly string[] {
  return [name, savedAt, `${bytes} bytes`];
}

function differenceLines({ tables }: DifferenceAnswer): readonly string[] {
  const rows = Object.entries(tables).map(([table, { added, removed, changed, omitted }]) => [
    table,
    `${added.length + (omitted?.added ?? 0)} added`,
    `${removed.length + (omitted?.removed ?? 0)} removed`,
    `${changed.length + (omitted?.changed ?? 0)} changed`,
  ]);
  return rows.length === 0 ? ['no difference'] : aligned(rows);
}
