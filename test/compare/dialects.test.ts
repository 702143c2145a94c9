import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { compareRecordings } from '#compare/compare.ts';
import { StartStates } from '#compare/start/start-state.ts';
import type { CompareTarget } from '#compare/target/target.ts';
import { Registry } from '#core/registry.ts';
import { readRecordings } from '#recording/read.ts';
import { resources } from '#resources/index.ts';
import { createApp } from '#server/app.ts';
import { recordingsFolder } from '../support/recordings.ts';
import { startWorld } from '../support/start.ts';
import { inProcess } from '../support/transports.ts';
import { knownDifferences } from './known-differences.ts';

const registry = new Registry(resources, 'documented');
const states = new StartStates();

/** The probes are thousands of small sequences about bodies that are refused; the others have every difference. */
const recordings = readRecordings(recordingsFolder).filter(({ name }) => name !== 'probes');

const served = new Map<string, ReturnType<typeof serve>>();

function serve(start: string) {
  const world = startWorld(start, recordingsFolder, 'documented');
  return { world, app: createApp(world) };
}

afterAll(async () => {
  for (const { app } of served.values()) await app.close();
});

/** A mock in the dialect `documented`, in this process. */
const target: CompareTarget = {
  url: 'http://documented',
  isLoopback: true,
  refusalOf: () => undefined,
  begin: async ({ folder, start = 'start' }) => {
    const mock = served.get(start) ?? serve(start);
    served.set(start, mock);
    mock.world.reset();
    const { text } = states.of(folder, start);
    return { send: inProcess(mock.app), start: { text, isShared: true }, close: async () => undefined };
  },
  close: async () => undefined,
};

test('the answers of the dialects differ as docs/dialects.md says, and nowhere else', {
  timeout: 300_000,
}, async () => {
  const result = await compareRecordings({ recordings, targets: [target], registry, accounts: new Map() });
  const differences = result.sequences.flatMap((sequence) => sequence.differences);
  const seen = new Set<unknown>();
  const unknown = differences.filter(({ operation, sequence, at, recorded, found }) => {
    const text = `${at}: ${recorded}, ${found}`;
    const entry = knownDifferences.find((each) => {
      return each.operation.test(operation) && each.difference.test(text) && (each.sequence ?? sequence) === sequence;
    });
    return entry === undefined || !seen.add(entry);
  });
  expect(result.failures).toEqual([]);
  expect(unknown).toEqual([]);
  expect(knownDifferences.filter((each) => !seen.has(each))).toEqual([]);
});

test('each known difference belongs to a row of docs/dialects.md', () => {
  const text = readFileSync(new URL('../../docs/dialects.md', import.meta.url), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('| '));
  const missing = knownDifferences.filter(({ row }) => !rows.some((line) => line.startsWith(`| ${row}`)));
  expect(missing.map(({ row }) => row)).toEqual([]);
});
