import { insertRows, rowsOfUsers } from '../bare-rows.ts';
import { type Bench, postAdmin } from '../bench.ts';
import { median, rounded } from '../figures.ts';
import { Connection } from '../load/connection.ts';
import { authorization, bytesOf } from '../load/request.ts';
import { inTurns, timed } from '../rounds.ts';
import type { BenchRow } from '../row.ts';
import type { Server } from '../servers.ts';
import { paths } from '../wire-paths.ts';

export const bulkUsers: BenchRow = {
  number: 28,
  what: '{generatedUsers} users generated, while another client asks for one',
  against: 'bare prepared inserts of the same rows, one transaction',
  goal: { atMost: 3 },
  async run(bench) {
    const { generatedUsers, manyUsers, rounds } = bench.sizes;
    const rows = rowsOfUsers(generatedUsers);
    const waits: number[] = [];
    const figures = await inTurns(
      Math.min(3, rounds),
      () =>
        onFreshMock(bench, async (mock) => {
          const work = postAdmin(mock, 'generate', { users: generatedUsers });
          waits.push(await longestWait(mock, work));
          await work;
        }),
      async () => insertRows(rows),
    );
    const fixtures = await onFreshMock(bench, (mock) =>
      postAdmin(mock, 'fixtures', { users: fixtureUsers(manyUsers) }),
    );
    const csv = await onFreshMock(bench, (mock) => importUsers(mock, manyUsers));
    const few = insertRows(rowsOfUsers(manyUsers));
    const note = `the other client waits ${rounded(median(waits))} ms; ${manyUsers} users: fixtures ${rounded(fixtures)} ms, import ${rounded(csv)} ms, bare inserts ${rounded(few)} ms`;
    return { unit: 'ms', ...figures, note };
  },
};

/** The time of `work` on a new mock. */
async function onFreshMock(bench: Bench, work: (mock: Server) => Promise<unknown>): Promise<number> {
  const mock = await bench.mock('--seeds', 'fresh');
  const elapsed = await timed(() => work(mock));
  await bench.stop(mock);
  return elapsed;
}

/** The longest time that a small request takes until the work is done (ms). */
async function longestWait({ port }: Server, work: Promise<unknown>): Promise<number> {
  const connection = await Connection.open(port);
  const request = bytesOf({ path: '/readyz' });
  let isDone = false;
  void work.finally(() => {
    isDone = true;
  });
  let longest = 0;
  while (!isDone) longest = Math.max(longest, await timed(() => connection.send(request)));
  connection.close();
  return longest;
}

function fixtureUsers(count: number): readonly object[] {
  return Array.from({ length: count }, (_, index) => {
    return { userfeatures: { entityid: 1, firstname: 'Ada', lastname: `Lovelace ${index}` } };
  });
}

async function importUsers({ url }: Server, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => `1|Ada|Lovelace ${index}`);
  const body = ['entityid|firstname|lastname', ...rows].join('\r\n');
  const answer = await fetch(`${url}${paths.users}?act=import`, { method: 'POST', headers: { authorization }, body });
  if (answer.status !== 200) throw new Error(`the import is answered with ${answer.status}: ${await answer.text()}`);
}
