import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { placedCalls } from '#calls/place.ts';
import { applyFixtures } from '#seeding/apply.ts';
import { createWorld } from '#seeding/create-world.ts';
import { exportFixtures } from '#seeding/export.ts';
import { InvalidFixtures } from '#seeding/problems.ts';
import type { World } from '#world/world.ts';
import { dump, startMock } from '../support/mock.ts';
import { phones, startWithPhones } from '../support/phones.ts';

const call = { from: { user: 1 }, to: '102', at: '2012-10-07T10:00:00' };

const outcomes = (world: World) => placedCalls(world, { limit: 9 }).map(({ id, outcome }) => `${id} ${outcome}`);

/** The problems of a document. */
function problemsOf(world: World, document: unknown) {
  try {
    applyFixtures(world, document);
    return [];
  } catch (error) {
    if (error instanceof InvalidFixtures) return error.problems;
    throw error;
  }
}

const exported = z.object({ tables: z.record(z.string(), z.array(z.unknown())) });

const exportedTables = ({ store }: World) => exported.parse(exportFixtures(store)).tables;

test('the calls of a document are placed in order, when the rest is added', () => {
  const { world } = startMock();
  const back = { from: { number: '102' }, to: '101', at: '2012-10-07T11:00:00' };
  expect(applyFixtures(world, { calls: [call, back], ...phones })).toEqual({ users: 2, calls: 2 });
  expect(placedCalls(world, { limit: 9 })).toMatchObject([
    { id: 'call-2', outcome: 'answered', startedAt: '2012-10-07T11:00:00.000Z' },
    { id: 'call-1', outcome: 'answered', startedAt: '2012-10-07T10:00:00.000Z' },
  ]);
});

test('a call that cannot be placed is reported with its place, and nothing is applied', () => {
  const mock = startWithPhones();
  const before = dump(mock);
  const document = {
    entities: [{ name: 'lab', displayname: 'Lab' }],
    calls: [
      call,
      { ...call, from: { user: 99 } },
      { ...call, from: { user: 'x' } },
      { ...call, dryRun: true },
      'a call',
    ],
  };
  expect(problemsOf(mock.world, document)).toEqual([
    { at: 'calls[1]', message: expect.stringContaining('user 99') },
    { at: 'calls[2].from', message: expect.stringMatching(/^must be \{"user": ID\}/) },
    { at: 'calls[3].dryRun', message: expect.stringMatching(/^is unknown/) },
    { at: 'calls[4]', message: expect.stringMatching(/^must be an object/) },
  ]);
  expect(problemsOf(mock.world, { calls: call })).toEqual([{ at: 'calls', message: 'expected a list, got an object' }]);
  expect(dump(mock)).toBe(before);
});

test('a live call of a document is in progress, and its export continues it in another world', () => {
  const { world } = startWithPhones();
  applyFixtures(world, { calls: [{ from: { user: 1 }, to: '102', live: true }] });
  expect(outcomes(world)).toEqual(['call-1 in progress']);
  const copy = startMock();
  applyFixtures(copy.world, exportFixtures(world.store));
  expect(outcomes(copy.world)).toEqual(['call-1 in progress']);
  copy.world.clock.advance(3_600_000);
  copy.world.publish({ type: 'clock', mode: copy.world.clock.mode });
  expect(outcomes(copy.world)).toEqual(['call-1 answered']);
});

test('a folder of seeds places the calls of _calls.json, which are part of the baseline', () => {
  const folder = mkdtempSync(join(tmpdir(), 'seeds-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [table, rows] of Object.entries(exportedTables(startWithPhones().world)))
    writeFileSync(join(folder, `${table}.json`), JSON.stringify(rows));
  writeFileSync(join(folder, '_calls.json'), JSON.stringify([call]));
  const world = createWorld({ seeds: folder, dialect: 'documented' });
  world.reset();
  expect(outcomes(world)).toEqual(['call-1 answered']);
  world.close();
  writeFileSync(join(folder, '_calls.json'), JSON.stringify([call, { ...call, from: { user: 99 } }]));
  expect(() => createWorld({ seeds: folder, dialect: 'documented' })).toThrow(/_calls\.json\[1\]: .*user 99/);
  writeFileSync(join(folder, '_calls.json'), '{}');
  expect(() => createWorld({ seeds: folder, dialect: 'documented' })).toThrow(/_calls\.json: expected a list of calls/);
});
