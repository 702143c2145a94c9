import { expect, test } from 'vitest';
import { generalSccp } from '#resources/service/ipbx/general_settings/sccp.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';

const edit = (mock: Mock, body: unknown) => mock.call(generalSccp, 'edit', { body });
const options = async (mock: Mock) => Object((await mock.call(generalSccp, 'view')).json()).sccpgeneralsettings;
const initial = { directmedia: 'no', dialtimeout: '5', language: 'en_US' };

test('a refused edit answers 400 with every refused field in a text, in both dialects', async () => {
  for (const dialect of ['documented', 'recorded'] as const) {
    const mock = startMock({ dialect });
    const answer = await edit(mock, { dialtimeout: '', language: 'xx' });
    expect([answer.status, answer.headers['content-type']]).toEqual([400, 'text/html; charset=UTF-8']);
    expect(answer.text).toBe('Array\n(\n    [dialtimeout] => empty\n    [language] => invalidvalue\n)\n');
    expect(await options(mock)).toEqual(initial);
  }
});

test.for([
  [undefined, 'undefined'],
  [null, 'undefined'],
  [[], 'invalidvalue'],
  ['05', 'cast'],
  [5.5, 'cast'],
  [0, 'between'],
  [11, 'between'],
])('dialtimeout %j is reported as %s', async ([dialtimeout, word]) => {
  expect((await edit(startMock(), { dialtimeout })).text).toBe(`Array\n(\n    [dialtimeout] => ${word}\n)\n`);
});

test('an edit resets the options that it omits', async () => {
  const mock = startMock();
  expect((await edit(mock, { directmedia: [], dialtimeout: true, language: [] })).status).toBe(200);
  expect(await options(mock)).toEqual({ directmedia: 'yes', dialtimeout: '1', language: '' });
});

test('an edit writes no option that has no row', async () => {
  const mock = startMock();
  mock.world.store.delete('sccpgeneralsettings', {});
  expect((await edit(mock, { dialtimeout: 5 })).status).toBe(200);
  expect(await options(mock)).toBe(false);
});

test('an unusable body is refused without a text', async () => {
  const answer = await edit(startMock(), 'null');
  expect([answer.status, answer.text]).toEqual([400, '']);
});

test('an edit reloads the SCCP settings of the engine', async () => {
  const mock = startMock();
  await edit(mock, { dialtimeout: 5 });
  expect(mock.world.effects.matching({ operation: 'ipbx/general_settings/sccp:edit' })).toHaveLength(1);
});
