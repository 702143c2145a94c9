import { expect, onTestFinished, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { changedTables } from '#store/changes/changed-tables.ts';
import { differenceOf, type TableDifference } from '#store/difference.ts';
import { Store } from '#store/store.ts';
import { readSequences } from '../support/recordings.ts';
import { firstDeviation } from '../support/replay.ts';
import { startWorld } from '../support/start.ts';
import { inProcess } from '../support/transports.ts';

const everything = { rows: 100_000, characters: 100_000_000 };

/** Tables that only triggers and handwritten statements write. */
const unnoted = ['userwritten'];

/** The rows that were there only before and only after, sorted. */
function netOf(tables: Readonly<Record<string, TableDifference>>): unknown {
  const net = Object.entries(tables).flatMap(([table, { added, removed, changed }]) => {
    if (unnoted.includes(table)) return [];
    const before = [...removed, ...changed.map(({ from }) => from)].map((row) => JSON.stringify(row));
    const after = [...added, ...changed.map(({ to }) => to)].map((row) => JSON.stringify(row));
    const gone = without(before, after);
    const fresh = without(after, before);
    return gone.length + fresh.length === 0 ? [] : [[table, { gone: gone.sort(), fresh: fresh.sort() }]];
  });
  return Object.fromEntries(net);
}

/** The texts of a list, less those of another. */
function without(texts: readonly string[], others: readonly string[]): string[] {
  const rest = [...others];
  return texts.filter((text) => {
    const index = rest.indexOf(text);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
}

test.for(['links', 'groups_edit_cases', 'queues_edit_cases', 'schedule', 'devices', 'extra', 'configuration'])(
  'the changes noted for a request are those between the states before and after it: %s',
  { timeout: 120_000 },
  async (name) => {
    for (const sequence of readSequences(name)) {
      const world = startWorld(sequence.start);
      const app = createApp(world);
      onTestFinished(() => app.close());
      const send = inProcess(app);
      let compared = 0;
      await firstDeviation(sequence, world, async (request) => {
        const before = Store.fromImage(world.store.image(), { tablesFrom: world.store });
        const answer = await send(request);
        const expected = netOf(differenceOf(before, world.store, everything));
        before.close();
        const { changes } = world.journal.entries().at(-1) ?? {};
        const noted = changes === undefined ? {} : netOf(changedTables(changes, world.store.anyTables()));
        expect(noted, `${request.method} ${request.path}`).toEqual(expected);
        compared += 1;
        return answer;
      });
      expect(compared).toBeGreaterThan(0);
    }
  },
);
