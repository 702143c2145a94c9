import { expect, test } from 'vitest';
import { BadRequest } from '#errors.ts';
import { second } from '#pbx/call-records/wall-clock.ts';
import { queueEvent } from '#pbx/queue-log/events.ts';
import { addQueueLog } from '#pbx/queue-log/rows.ts';
import { emptyStore } from '../support/call-records.ts';

const at = (Date.UTC(2012, 9, 7, 10, 0, 5) / 1000) * second + 250_000;

test('a row has the time of the wall clock in 26 characters, and the data of its event in order', () => {
  const store = emptyStore();
  const event = queueEvent('CONNECT', { ringtime: 3, holdtime: 8, uniqueid: '1349604005.2' });
  expect(addQueueLog(store, { at, call: '1349604000.1', queue: 'support', member: 'Agent/8001', event })).toBe(1);
  expect(store.all('queue_log')).toEqual([
    {
      id: 1,
      time: '2012-10-07 10:00:05.250000',
      callid: '1349604000.1',
      queuename: 'support',
      agent: 'Agent/8001',
      event: 'CONNECT',
      data1: '8',
      data2: '1349604005.2',
      data3: '3',
      data4: '',
      data5: '',
    },
  ]);
});

test('a call, queue or member that an event does not have is NONE', () => {
  const store = emptyStore();
  addQueueLog(store, { at, event: queueEvent('FULL', {}) });
  expect(store.all('queue_log')).toMatchObject([{ callid: 'NONE', queuename: 'NONE', agent: 'NONE', event: 'FULL' }]);
});

test('a transfer fills all five columns', () => {
  const data = { extension: '1002', context: 'default', holdtime: 4, calltime: 60, origposition: 1 };
  expect(queueEvent('TRANSFER', data).data).toEqual(['1002', 'default', '4', '60', '1']);
});

test('rows are numbered in the order in which they are written', () => {
  const store = emptyStore();
  const ids = [second, 0].map((later) => addQueueLog(store, { at: at + later, event: queueEvent('CLOSED', {}) }));
  expect(ids).toEqual([1, 2]);
});

test('a value that its column cannot hold is refused', () => {
  const store = emptyStore();
  const event = queueEvent('PAUSE', { reason: 'a'.repeat(513) });
  expect(() => addQueueLog(store, { at, event })).toThrow(BadRequest);
});
