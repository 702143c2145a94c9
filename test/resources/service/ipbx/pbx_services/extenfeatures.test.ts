import { expect, test } from 'vitest';
import { extensionFeatureCodes } from '#resources/service/ipbx/pbx_services/extenfeatures.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';

const features = async (mock: Mock) => Object((await mock.call(extensionFeatureCodes, 'list')).json());

test('codes are sorted by their digits; punctuation only breaks ties', async () => {
  const mock = startMock();
  mock.world.store.insert('extensions', { context: 'xivo-features', exten: '*100', name: 'late' });
  mock.world.store.insert('extensions', { context: 'default', exten: '100', name: 'elsewhere' });
  const names = Object.keys((await features(mock)).extenfeatures);
  expect(names.slice(0, 3)).toEqual(['phonestatus', 'late', 'paging']);
  expect(names.slice(-10, -6)).toEqual(['recsnd', 'enablevm', 'enablevmslt', 'vmuserpurge']);
  expect(names).not.toContain('elsewhere');
});

test('entries of a feature are keyed by priority, and its number has no underscore', async () => {
  const mock = startMock();
  const entry = { context: 'xivo-features', exten: '_*11.', name: 'paging' };
  mock.world.store.insert('extensions', { ...entry, priority: 2, app: 'Hangup' });
  const { paging } = (await features(mock)).extenfeatures;
  expect(paging).toMatchObject({ name: 'paging', exten: '*11.', commented: false });
  expect(paging.line).toMatchObject({ 1: { exten: '_*11.', app: 'GoSub' }, 2: { app: 'Hangup' } });
});

test('every act is the list, and honours sum', async () => {
  const mock = startMock();
  const answers = await Promise.all(['view', 'delete', ''].map((act) => mock.call(extensionFeatureCodes, act)));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(answers[0]?.status).toBe(200);
});

test('a part without rows is false', async () => {
  const mock = startMock();
  for (const table of ['extensions', 'features'] as const) mock.world.store.delete(table, {});
  expect(await features(mock)).toEqual({ extenfeatures: false, generalfeatures: false, featuremap: false });
});
