import { expect, test } from 'vitest';
import { mail } from '#resources/xivo/configuration/network/mail.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';

const edit = async (mock: Mock, body: unknown) => (await mock.call(mail, 'edit', { body })).status;
const view = async (mock: Mock) => (await mock.call(mail, 'view')).json();
const pairs = [{ pattern: '@proformatique.com', result: 'support@proformatique.com' }];
const documented = {
  id: '1',
  mydomain: 'proformatique.com',
  origin: 'devel.proformatique.com',
  relayhost: 'smtp.free.fr',
  fallback_relayhost: 'smtp.orange.fr',
  canonical: pairs,
};

test('the view is the documented one, whatever the id and the act', async () => {
  const mock = startMock({ seeds: 'documented' });
  for (const act of ['view', 'list', 'add', 'delete'])
    expect((await mock.call(mail, act, { id: 0 })).json()).toEqual(documented);
});

test('an edit keeps the fields that it leaves out, except canonical', async () => {
  const mock = startMock({ seeds: 'documented' });
  expect(await edit(mock, { origin: 'new', relayhost: null, id: 7 })).toBe(200);
  expect(await view(mock)).toEqual({ ...documented, origin: 'new', relayhost: null, canonical: [] });
});

test('strings are stored unchanged, numbers and booleans as strings, a list as Array', async () => {
  const mock = startMock();
  await edit(mock, { mydomain: ' <b>x', origin: 5, relayhost: false, fallback_relayhost: [1] });
  const texts = { mydomain: ' <b>x', origin: '5', relayhost: '0', fallback_relayhost: 'Array' };
  expect(await view(mock)).toMatchObject(texts);
});

test.for([{ origin: null }, { mydomain: null }, { relayhost: 'x'.repeat(256) }])(
  'an edit with %j is refused by the database',
  async (body) => {
    const mock = startMock({ seeds: 'documented' });
    expect(await edit(mock, body)).toBe(400);
    expect(await view(mock)).toEqual(documented);
  },
);

test('canonical is stored as lines of two words', async () => {
  const mock = startMock();
  const canonical = { a: { pattern: 'a b', result: 'x' }, b: { result: 'lost' }, c: { pattern: 'c' }, d: 'xy', e: 7 };
  await edit(mock, { canonical });
  const shown = [
    { pattern: 'a', result: 'b' },
    { pattern: 'c', result: '' },
    { pattern: 'x', result: 'x' },
  ];
  expect(await view(mock)).toMatchObject({ canonical: shown });
  await edit(mock, { canonical: [{ pattern: 'a', result: 'b\nc d' }] });
  expect(await view(mock)).toMatchObject({
    canonical: [
      { pattern: 'a', result: 'b' },
      { pattern: 'c', result: 'd' },
    ],
  });
});

test.for(['', '{', 'null', '12', '"text"'])('the unusable body %j is 400, and 200 as recorded', async (body) => {
  const mock = startMock({ seeds: 'documented' });
  expect(await edit(mock, body)).toBe(400);
  expect(await view(mock)).toEqual(documented);
  const recorded = startMock({ seeds: 'documented', dialect: 'recorded' });
  expect(await edit(recorded, body)).toBe(200);
  expect(await view(recorded)).toEqual({ ...documented, canonical: [] });
});

test('mode private is 404, and without a row the view is 204', async () => {
  const mock = startMock();
  expect((await mock.app.inject('/xivo/configuration/json.php/private/network/mail/')).statusCode).toBe(404);
  mock.world.store.delete('mail', {});
  expect((await mock.call(mail, 'view')).status).toBe(204);
});
