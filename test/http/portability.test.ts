import { expect, onTestFinished, test } from 'vitest';
import { startXivoMock } from '#index.ts';

const base = '/service/ipbx/json.php/restricted';

async function start(portability?: string) {
  const mock = await startXivoMock({ seeds: 'documented', ...(portability !== undefined && { portability }) });
  onTestFinished(() => mock.close());
  const headers = { authorization: `Basic ${btoa('admin:proformatique')}` };
  const call = (target: string) => fetch(`${mock.url}${base}${target}`, { headers });
  return { mock, call };
}

test('a call that a later release refuses is marked in the answer, the journal and a verification', async () => {
  const { mock, call } = await start('16.05');
  const answer = await call('/pbx_settings/voicemail/?act=list');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('x-mock-portability')).toBe('refused since 15.15: the service is gone');
  await call('/call_management/outcall/?act=list');
  const { requests } = await mock.admin.requests({ portability: true });
  expect(requests.map(({ operation, portability }) => ({ operation, portability }))).toEqual([
    {
      operation: 'ipbx/pbx_settings/voicemail:list',
      portability: [{ since: '15.15', effect: 'refused', what: 'the service is gone' }],
    },
  ]);
  expect(await mock.admin.countRequests({ portability: false })).toBe(1);
  const refused = { pattern: { portability: 'refused' as const }, count: { exactly: 0 } };
  expect((await mock.admin.verify(refused)).verified).toBe(false);
  expect((await mock.admin.verify({ pattern: { portability: 'different' }, count: { exactly: 0 } })).verified).toBe(
    true,
  );
});

test('an answer from the cache is marked as well', async () => {
  const { call } = await start('16.05');
  for (const _ of [1, 2, 3])
    expect((await call('/pbx_settings/voicemail/?act=list')).headers.get('x-mock-portability')).not.toBeNull();
});

test('nothing is marked without the option, before the release, and when a fault rule answers', async () => {
  const off = await start();
  expect((await off.call('/pbx_settings/voicemail/?act=list')).headers.get('x-mock-portability')).toBeNull();
  const early = await start('15.14');
  expect((await early.call('/pbx_settings/voicemail/?act=list')).headers.get('x-mock-portability')).toBeNull();
  const { mock, call } = await start('16.05');
  await mock.admin.faults.add({ match: { operation: '*' }, action: { respond: { status: 200 } } });
  expect((await call('/pbx_settings/voicemail/?act=list')).headers.get('x-mock-portability')).toBeNull();
});

test('the answers stay those of 12.24', async () => {
  const [plain, marked] = [await start(), await start('19.05')];
  for (const target of [
    '/pbx_settings/users/?act=list',
    '/pbx_settings/lines/?act=view&id=1',
    '/call_management/cel/?act=searchid&id=1',
  ]) {
    const [one, other] = [await plain.call(target), await marked.call(target)];
    expect([other.status, await other.text()]).toEqual([one.status, await one.text()]);
  }
});

test('a release that is not known is refused', async () => {
  await expect(startXivoMock({ portability: '12.24' })).rejects.toThrow(
    'startXivoMock: portability: expected a release from 13.01 to 19.05, such as 16.05, got "12.24"',
  );
});
