import { expect, test } from 'vitest';
import { autoprov } from '../../../../../src/resources/xivo/configuration/provisioning/autoprov.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';

const configure = async (mock: Mock, body: unknown) => (await mock.call(autoprov, 'configure', { body })).status;
const deviceOf = ({ world }: Mock, id: number) => world.store.first('linefeatures', { id })?.['device'];
const configOf = ({ world }: Mock, id: number) => world.store.first('devicefeatures', { id })?.['config'];

test('a code puts the phone with the address on the line that has no phone yet', async () => {
  const mock = startMock({ seeds: 'documented' });
  expect(await configure(mock, { ip: '10.34.1.27', code: 128417 })).toBe(200);
  expect([deviceOf(mock, 2), configOf(mock, 42)]).toEqual(['42', '7a90d51be63c4c0f8e24f1b7359ad806']);
  expect(await configure(mock, { ip: '10.34.1.28', code: '128417' })).toBe(400);
});

test('the code autoprov takes the phone off its lines', async () => {
  const mock = startMock({ seeds: 'documented' });
  expect(await configure(mock, { ip: '10.34.1.21', code: 'autoprov' })).toBe(200);
  expect([deviceOf(mock, 1), configOf(mock, 1)]).toEqual(['0', expect.stringMatching(/^autoprov\d+$/)]);
});

test.for([
  { ip: '10.34.1.27' },
  { ip: null, code: '128417' },
  { ip: '10.34.1.27', code: '113992' },
  { ip: '10.34.1.27', code: 'Autoprov' },
  { ip: '10.34.1.27', code: [128417] },
  { ip: '10.34.1.99', code: '128417' },
  { ip: '', code: '128417' },
])('%j is refused', async (body) => {
  const mock = startMock({ seeds: 'documented' });
  expect(await configure(mock, body)).toBe(400);
  expect(deviceOf(mock, 2)).toBe('');
});

test('any other act, or none, is 400', async () => {
  const mock = startMock({ seeds: 'documented' });
  for (const act of ['', 'view', 'edit']) expect((await mock.call(autoprov, act)).status).toBe(400);
});
