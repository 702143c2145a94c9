import { expect, test } from 'vitest';
import { monitoring } from '#resources/xivo/configuration/support/monitoring.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';

const edit = async (mock: Mock, body: unknown) => (await mock.call(monitoring, 'edit', { body })).status;
const view = async (mock: Mock) => (await mock.call(monitoring, 'view')).json();
const documented = {
  id: '1',
  maintenance: false,
  alert_emails: ['toto@gmail.com', 'john.doe@gov.fr'],
  dahdi_monitor_ports: [1, 4, 7],
  max_call_duration: 45,
};

test('the untouched record is empty, the documented one is not', async () => {
  const empty = { id: '1', maintenance: false, alert_emails: [], dahdi_monitor_ports: [], max_call_duration: null };
  expect(await view(startMock())).toEqual(empty);
  expect(await view(startMock({ seeds: 'documented' }))).toEqual(documented);
});

test('an edit keeps max_call_duration and resets the rest', async () => {
  const mock = startMock({ seeds: 'documented' });
  expect(await edit(mock, {})).toBe(200);
  expect(await view(mock)).toMatchObject({ alert_emails: [], dahdi_monitor_ports: [], max_call_duration: 45 });
});

test('ports are numbers and lists are split at blanks', async () => {
  const mock = startMock();
  await edit(mock, { alert_emails: ['a b', ''], dahdi_monitor_ports: { x: 3.7, y: 'word', z: '2' } });
  expect(await view(mock)).toMatchObject({ alert_emails: ['a', 'b', ''], dahdi_monitor_ports: [3, 0, 2] });
});

test.for([
  [true, true],
  [2, true],
  ['1', true],
  ['true', false],
  ['yes', false],
  [null, false],
])('maintenance %j is %j', async ([maintenance, shown]) => {
  const mock = startMock();
  await edit(mock, { maintenance });
  expect(await view(mock)).toMatchObject({ maintenance: shown });
});

test.for([
  [-3, -3],
  ['12', 12],
  [true, 1],
  [null, null],
])('max_call_duration %j is shown as %j', async ([sent, shown]) => {
  const mock = startMock({ seeds: 'documented' });
  expect(await edit(mock, { max_call_duration: sent })).toBe(200);
  expect(await view(mock)).toMatchObject({ max_call_duration: shown });
});

test.for([
  { max_call_duration: '' },
  { max_call_duration: 1.5 },
  { max_call_duration: [] },
  { dahdi_monitor_ports: ['x'.repeat(256)] },
])('an edit with %j is refused by the database', async (body) => {
  const mock = startMock({ seeds: 'documented' });
  expect(await edit(mock, body)).toBe(400);
  expect(await view(mock)).toEqual(documented);
});

test('an unusable body is 400, and resets the first three fields as recorded', async () => {
  const mock = startMock({ seeds: 'documented' });
  expect(await edit(mock, 'true')).toBe(400);
  expect(await view(mock)).toEqual(documented);
  const recorded = startMock({ seeds: 'documented', dialect: 'recorded' });
  expect(await edit(recorded, 'true')).toBe(200);
  expect(await view(recorded)).toEqual({ ...documented, alert_emails: [], dahdi_monitor_ports: [] });
});
