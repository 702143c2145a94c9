import { writeFile } from 'node:fs/promises';
import type { DifferenceAnswer, SnapshotAnswer } from '#client/answers.ts';
import { networkErrorText } from '#client/transport.ts';
import { ConfigProblems } from '#config/problems.ts';
import { worldOptions } from '#config/verbs/control-options.ts';
import { readBytes, standardInput, UnusableFile } from '#text/file.ts';
import { aligned } from '../aligned.ts';
import { clientCommand } from '../client-command.ts';

/** Saves, restores, compares and transfers snapshots of a world. */
export const snapshotCommand = clientCommand({
  name: 'snapshot',
  summary: 'Save the state of a running mock under a name; restore, compare, export or import it.',
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
      summary: 'list the snapshots',
      async run({ client }) {
        const snapshots = await client.snapshots.list();
        return { json: snapshots, lines: snapshots.length === 0 ? ['no snapshots'] : aligned(snapshots.map(rowOf)) };
      },
    },
    save: {
      takes: ['NAME'],
      summary: 'save the current state, replacing a snapshot of the same name',
      async run({ client, positionals: [name = ''] }) {
        const saved = await client.snapshots.save(name);
        return { json: saved, lines: aligned([rowOf(saved)]) };
      },
    },
    restore: {
      takes: ['NAME'],
      summary: 'restore a snapshot',
      async run({ client, positionals: [name = ''] }) {
        const answer = await client.snapshots.restore(name);
        return { json: answer, lines: [`restored ${name} in ${answer.ms} ms, generation ${answer.generation}`] };
      },
    },
    delete: {
      takes: ['NAME'],
      summary: 'delete a snapshot',
      async run({ client, positionals: [name = ''] }) {
        await client.snapshots.delete(name);
        return { json: { deleted: name }, lines: [`deleted snapshot ${name}`] };
      },
    },
    export: {
      takes: ['NAME', 'FILE'],
      summary: 'write a snapshot to an SQLite file, or to standard output for -',
      async run({ client, positionals: [name = '', file = ''], context }) {
        const image = await client.snapshots.export(name);
        if (file === standardInput) {
          context.stdout.write(image);
          return {};
        }
        await writeImage(file, image);
        return {
          json: { name, file, bytes: image.length },
          lines: [`wrote ${name} to ${file}, ${image.length} bytes`],
        };
      },
    },
    import: {
      takes: ['NAME', 'FILE'],
      summary: 'save an exported file as a snapshot; - reads standard input',
      async run({ client, positionals: [name = '', file = ''] }) {
        const saved = await client.snapshots.import(name, imageIn(file));
        return { json: saved, lines: aligned([rowOf(saved)]) };
      },
    },
    diff: {
      takes: ['FROM', '[TO]'],
      summary:
        'count rows added, removed and changed between a snapshot or the baseline and another, or the current state',
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
  return rows.length === 0 ? ['no differences'] : aligned(rows);
}
