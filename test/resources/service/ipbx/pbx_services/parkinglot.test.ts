import { expect, test } from 'vitest';
import { parkinglot } from '#resources/service/ipbx/pbx_services/parkinglot.ts';
import { createWorld } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';
import { type Exchange, readSequences, recordingNames, recordingsFolder } from '../../../../support/recordings.ts';
import { firstDeviation } from '../../../../support/replay.ts';
import { inProcess } from '../../../../support/transports.ts';

const folder = `${recordingsFolder}parkinglot-route-on`;
const lot = { name: 'lot', context: 'default', extension: 700, positions: 10 };

/** The recording resets the server in between. */
function cases(exchanges: readonly Exchange[]): Exchange[][] {
  const sequences: Exchange[][] = [[]];
  for (const exchange of exchanges) {
    if (exchange.name.startsWith('(state reset')) sequences.push([]);
    sequences.at(-1)?.push(exchange);
  }
  return sequences;
}

/** A refused body is 400 instead of 500. */
const documented = (exchange: Exchange): Exchange => ({
  ...exchange,
  status: exchange.status === 500 ? 400 : exchange.status,
});

test.each(recordingNames(folder))(
  'the mock answers as the real server did while the route was on: %s',
  async (name) => {
    const world = createWorld({ seeds: `${recordingsFolder}start`, dialect: 'documented' });
    const app = createApp(world);
    for (const sequence of readSequences(name, folder)) {
      for (const exchanges of cases(sequence.exchanges.map(documented))) {
        expect(await firstDeviation({ ...sequence, exchanges }, world, inProcess(app))).toBeUndefined();
      }
    }
    await app.close();
  },
);

async function add(mock: Mock, sent: object = {}) {
  return mock.call(parkinglot, 'add', { body: { ...lot, ...sent } });
}

async function view(mock: Mock, id = 1) {
  return (await mock.call(parkinglot, 'view', { id })).json();
}

test('recorded, the route does not exist', async () => {
  const answer = await startMock({ dialect: 'recorded' }).call(parkinglot, 'list');
  expect(answer.status).toBe(404);
  expect(answer.headers).not.toHaveProperty('x-xivo-ws-version');
});

test('an edit without an id in its URL takes the one of the body', async () => {
  const mock = startMock();
  await add(mock);
  const edit = async (body: object) => (await mock.call(parkinglot, 'edit', { body })).status;
  expect(await edit({ ...lot, extension: 750, id: 1 })).toBe(200);
  expect(await edit({ ...lot, id: 9 })).toBe(404);
  expect(await edit({ ...lot, id: 'x' })).toBe(404);
  expect(await edit(lot)).toBe(400);
  expect(await view(mock)).toMatchObject({ id: 1, extension: '750' });
});

test('the id of the URL takes precedence over that of the body, and a lot keeps its id', async () => {
  const mock = startMock();
  await add(mock);
  expect((await mock.call(parkinglot, 'edit', { id: 1, body: { ...lot, id: 7, name: 'new' } })).status).toBe(200);
  expect(await view(mock)).toMatchObject({ id: 1, name: 'new' });
});

test('an edit keeps the columns that it omits, but must contain the required ones', async () => {
  const mock = startMock();
  await add(mock, { duration: 45, callhangup: 'both', description: '<b>a</b>\n\tb' });
  expect((await mock.call(parkinglot, 'edit', { id: 1, body: { ...lot, positions: 5 } })).status).toBe(200);
  const { positions, ...incomplete } = lot;
  expect((await mock.call(parkinglot, 'edit', { id: 1, body: incomplete })).status).toBe(400);
  expect(await view(mock)).toMatchObject({
    positions: '5',
    duration: '45',
    callhangup: 'both',
    description: '<b>a</b>\n\tb',
  });
});

test.each([
  { id: 5 },
  { color: 'red' },
  { name: '' },
  { context: 'a'.repeat(40) },
  { extension: '0700' },
  { extension: '9223372036854775808' },
  { positions: 2147483648 },
  { next: '' },
  { next: 'word' },
  { hints: null },
  { duration: '' },
  { callhangup: 'nobody' },
  { calltransfers: ['both'] },
  { description: null },
])('a lot with %j is refused and not stored', async (sent) => {
  const mock = startMock();
  expect((await add(mock, sent)).status).toBe(400);
  expect((await mock.call(parkinglot, 'list')).status).toBe(204);
});

test.each([
  [{ commented: 'no' }, { commented: true }],
  [{ commented: '0' }, { commented: false }],
  [{ commented: [] }, { commented: false }],
  [
    { next: false, hints: true },
    { next: '0', hints: '1' },
  ],
  [{ next: '2' }, { next: '2' }],
  [
    { duration: null, musicclass: '', callrecording: '' },
    { duration: null, musicclass: '', callrecording: '' },
  ],
  [{ extension: '9223372036854775807' }, { extension: '9223372036854775807' }],
])('a lot with %j is viewed as %j', async (sent, expected) => {
  const mock = startMock();
  expect((await add(mock, sent)).text).toBe('"1"');
  expect(await view(mock)).toMatchObject(expected);
});

test('the list is in the order of the names, whatever their case', async () => {
  const mock = startMock();
  for (const name of ['one', 'alpha', 'One']) await add(mock, { name });
  expect((await mock.call(parkinglot, 'list')).json()).toMatchObject([
    { name: 'alpha' },
    { name: 'one' },
    { name: 'One' },
  ]);
});
