import { expect, test } from 'vitest';
import { phonebook } from '#resources/service/ipbx/pbx_services/phonebook.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';

const john = { title: 'mr', firstname: 'John', lastname: 'Doe', displayname: 'Johnny' };
const add = (mock: Mock, parts: Record<string, unknown> = {}) =>
  mock.call(phonebook, 'add', { body: { phonebook: john, ...parts } });
const view = async (mock: Mock, id = 1) => (await mock.call(phonebook, 'view', { id })).json();

test('an entry that was added is viewed with its addresses and numbers', async () => {
  const mock = startMock();
  const answer = await add(mock, {
    phonebookaddress: { office: { city: 'Lyon', zipcode: '69000', country: 'FR' }, home: {} },
    phonebooknumber: { mobile: '06 00', fax: '', office: 472 },
  });
  expect([answer.status, answer.text]).toEqual([200, '']);
  const address = { phonebookid: 1, address1: '', address2: '', city: '', state: '', zipcode: '', country: '' };
  const entry = { id: 1, ...john, society: '', email: '', url: '', image: null, description: '', fullname: 'John Doe' };
  const office = { ...address, id: 2, city: 'Lyon', zipcode: '69000', country: 'FR', type: 'office' };
  const item = {
    phonebook: entry,
    phonebookaddress: { home: { ...address, id: 1, type: 'home' }, office },
    phonebooknumber: {
      mobile: { id: 1, phonebookid: 1, number: '06 00', type: 'mobile' },
      office: { id: 2, phonebookid: 1, number: '472', type: 'office' },
    },
  };
  expect(await view(mock)).toEqual(item);
  expect((await mock.call(phonebook, 'edit')).json()).toEqual([item]);
});

test('without addresses and numbers both are false, and the full name falls back to the displayed one', async () => {
  const mock = startMock();
  await mock.call(phonebook, 'add', { body: { phonebook: { title: 'ms', displayname: 'Acme' }, phonebooknumber: [] } });
  expect(await view(mock)).toMatchObject({
    phonebook: { fullname: 'Acme' },
    phonebookaddress: false,
    phonebooknumber: false,
  });
});

test.for([
  { phonebook: 'text' },
  { phonebook: { ...john, title: 'dr' } },
  { phonebook: { ...john, displayname: 'Jo' } },
  { phonebookaddress: { work: {} } },
  { phonebookaddress: [{}] },
  { phonebookaddress: { home: { country: 'fr' } } },
  { phonebookaddress: { home: { zipcode: '69 000' } } },
  { phonebooknumber: { pager: '1' } },
  { phonebooknumber: { office: '+33' } },
  { phonebooknumber: { office: [] } },
])('an add with %j is refused and consumes no id', async (parts) => {
  const mock = startMock();
  expect((await add(mock, parts)).status).toBe(400);
  expect((await mock.call(phonebook, 'list')).status).toBe(204);
  expect(mock.world.store.sequences.peek('phonebook')).toBe(1);
});

test('an add whose addresses are all unusable is refused and consumes an id', async () => {
  const mock = startMock();
  expect((await add(mock, { phonebookaddress: { home: 'street' } })).status).toBe(400);
  await add(mock, { phonebookaddress: { home: 'street', other: {} } });
  expect(await view(mock, 2)).toMatchObject({ phonebook: { id: 2 }, phonebookaddress: { other: { id: 1 } } });
});

test('search matches addresses and numbers but not titles, and returns an entry once', async () => {
  const mock = startMock();
  await add(mock, {
    phonebookaddress: { home: { city: 'ÉVRY' }, office: { city: 'Évry' } },
    phonebooknumber: { office: '123' },
  });
  const count = async (search: string) => {
    const { status, text } = await mock.call(phonebook, 'search', { query: { search } });
    return status === 204 ? 0 : JSON.parse(text).length;
  };
  expect(await Promise.all(['évry', '23', 'JOHN', 'mr', ''].map(count))).toEqual([1, 1, 1, 0, 0]);
});

test('a delete removes addresses and numbers', async () => {
  const mock = startMock();
  await add(mock, { phonebookaddress: { home: {} }, phonebooknumber: { office: '1' } });
  expect((await mock.call(phonebook, 'delete', { id: 1 })).status).toBe(200);
  expect((await mock.call(phonebook, 'delete', { id: 1 })).status).toBe(404);
  for (const table of ['phonebookaddress', 'phonebooknumber'] as const) expect(mock.world.store.all(table)).toEqual([]);
});
