import { expect, test } from 'vitest';
import { extensions } from '#resources/service/ipbx/system_management/extensions.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';

function addRange(mock: Mock, numberbeg: string, numberend = '', type = 'user'): void {
  mock.world.store.insert('contextnumbers', { context: 'to-extern', type, numberbeg, numberend });
}

function takeNumber(mock: Mock, number: string, type = 'user'): void {
  mock.world.store.insert('contextnummember', { context: 'to-extern', type, typeval: number, number });
}

function find(mock: Mock, query: Record<string, string> = {}) {
  return mock.call(extensions, 'search', { query: { context: 'to-extern', obj: 'user', ...query } });
}

test('the example of the page comes out with the documented seeds', async () => {
  const answer = await startMock({ seeds: 'documented' }).call(extensions, 'search', {
    query: { context: 'default', obj: 'user', number: '10' },
  });
  expect(answer.json()).toEqual([101, 102, 104, 105, 106, 109, 110, 210]);
});

test('a used number is removed once from overlapping ranges', async () => {
  const mock = startMock();
  addRange(mock, '0100', '0103');
  addRange(mock, '102', '104');
  takeNumber(mock, '0102');
  takeNumber(mock, '100', 'group');
  expect((await find(mock)).text).toBe('[100,101,103,102,103,104]');
});

test('no free number is an empty list, no range is 204, an unknown context is 404', async () => {
  const mock = startMock();
  expect((await find(mock)).status).toBe(204);
  addRange(mock, '7');
  takeNumber(mock, '7');
  expect((await find(mock)).text).toBe('[]');
  expect((await find(mock, { obj: 'USER' })).status).toBe(204);
  expect((await find(mock, { context: 'TO-EXTERN' })).status).toBe(404);
});

test.each(['abc', '10a', '*1', '.'])('the number %s is a 500, but only if there are ranges', async (number) => {
  const mock = startMock();
  expect((await find(mock, { number })).status).toBe(204);
  addRange(mock, '100', '110');
  expect((await find(mock, { number })).status).toBe(500);
});

test.each(['-1', '+1', '1.5', '1.', '.1', '1e3', '0x1'])(
  '%s counts as a number and matches nothing',
  async (number) => {
    const mock = startMock();
    addRange(mock, '100', '110');
    expect((await find(mock, { number })).text).toBe('[]');
  },
);

test('too many numbers are a 500', async () => {
  const mock = startMock();
  addRange(mock, '000000', '299999');
  expect((await find(mock)).status).toBe(200);
  addRange(mock, '300000', '300000');
  expect((await find(mock)).status).toBe(500);
  expect((await find(mock, { number: '299999' })).text).toBe('[299999]');
  addRange(mock, '400000', '600000');
  expect((await find(mock, { number: '299999' })).status).toBe(500);
});

test('numbers of sixteen digits are exact', async () => {
  const mock = startMock();
  addRange(mock, '9999999999999999');
  expect((await find(mock)).text).toBe('[9999999999999999]');
});

test('a used pattern counts as its leading digits', async () => {
  const mock = startMock();
  addRange(mock, '3', '5', 'incall');
  takeNumber(mock, '4XXX', 'incall');
  expect((await find(mock, { obj: 'incall' })).text).toBe('[3,5]');
});
