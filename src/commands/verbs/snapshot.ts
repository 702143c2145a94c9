import { writeFile } from 'node:fs/promises';
import type { DifferenceAnswer, SnapshotAnswer } from '#client/answers.ts';
import { ConfigProblems } from '#config/read.ts';
import { worldOptions } from '#config/verb-options.ts';
import { readBytes, standardInput, UnusableFile } from '#text/file.ts';
import { aligned } from '../aligned.ts';
import { verbsCommand } from '../client-command.ts';
import { reasonOf } from '../mock-url.ts';

/** Keeps the state of a world under a name, and brings it back. */
export const snapshot = verbsCommand({
  name: 'snapshot',
  summary: 'Keep the state of a running mock under a name, bring it back, compare it, or carry it elsewhere.',
  options: worldOptions,
  examples: [
    'xivo-mock snapshot save before',
    'xivo-mock snapshot diff before',
    'xivo-mock snapshot restore before',
    'xivo-mock snapshot export before before.sqlite',
  ],
  verbs: {
    list: {
      summary: 'the snapshots (also without any word)',
      async run({ client, say }) {
        const all = await client.snapshots.list();
        return say(all, all.length === 0 ? ['no snapshots'] : aligned(all.map(rowOf)));
      },
    },
    save: {
      takes: ['NAME'],
      summary: 'keep the present state, in place of an earlier one of that name',
      async run({ client, words: [name = ''], say }) {
        const saved = await client.snapshots.save(name);
        return say(saved, aligned([rowOf(saved)]));
      },
    },
    restore: {
      takes: ['NAME'],
      summary: 'bring a state back',
      async run({ client, words: [name = ''], say }) {
        const answer = await client.snapshots.restore(name);
        return say(answer, [`restored ${name} in ${answer.ms} ms, generation ${answer.generation}`]);
      },
    },
    delete: {
      takes: ['NAME'],
      summary: 'forget a snapshot',
      async run({ client, words: [name = ''], say }) {
        await client.snapshots.delete(name);
        return say({ deleted: name }, [`snapshot ${name} is gone`]);
      },
    },
    export: {
      takes: ['NAME', 'FILE'],
      summary: 'write a snapshot into an SQLite file, or to standard output for -',
      async run({ client, words: [name = '', file = ''], invocation, say }) {
        const image = await client.snapshots.export(name);
        if (file === standardInput) {
          invocation.stdout.write(image);
          return 0;
        }
        await writeImage(file, image);
        return say({ name, file, bytes: image.length }, [`${file} holds ${name}, ${image.length} bytes`]);
      },
    },
    import: {
      takes: ['NAME', 'FILE'],
      summary: 'keep the state of an exported file under a name; - reads standard input',
      async run({ client, words: [name = '', file = ''], say }) {
        const saved = await client.snapshots.import(name, imageIn(file));
        return say(saved, aligned([rowOf(saved)]));
      },
    },
    diff: {
      takes: ['FROM', '[TO]'],
      summary: 'rows added, removed and changed from a snapshot to another, or to the present state',
      async run({ client, words: [from = '', to], say }) {
        const difference = await client.snapshots.diff(from, to);
        return say(difference, differenceLines(difference));
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
    throw new ConfigProblems([`${file}: cannot be written (${reasonOf(error)})`]);
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
