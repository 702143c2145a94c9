import { expect, test } from 'vitest';
import { as, entities, problemOf, start } from './mocks.ts';

test('the client reads the objects of the PBX, page by page', async () => {
  const { admin } = await start({ seeds: 'documented' });
  const { pbx } = admin;
  const pages = [
    pbx.users(),
    pbx.groups(),
    pbx.queues(),
    pbx.numbers(),
    pbx.incalls(),
    pbx.schedules(),
    pbx.trunks(),
    pbx.devices(),
    pbx.voicemails(),
  ];
  expect((await Promise.all(pages)).map(({ total }) => total)).toEqual([7, 1, 4, 48, 0, 0, 2, 4, 1]);
  expect((await pbx.counts()).counts).toMatchObject({ users: 7, numbers: 48 });
  expect((await pbx.users({ id: 2 })).items).toMatchObject([{ name: 'Alice Martin' }]);
  expect((await pbx.numbers({ context: 'default', search: '1001' })).total).toBe(1);
  const { items } = await pbx.users({ search: 'martin', limit: 1 });
  expect(items[0]?.groups.map(({ label }) => label)).toEqual(['reception']);
  const [row] = items[0]?.rows ?? [];
  expect(await admin.rows(row?.table ?? '', row?.key)).toHaveLength(1);
  expect((await pbx.numbers({ search: '1001' })).contexts[0]?.ranges[0]?.type).toBe('user');
});

test('the client reads previews', async () => {
  const { admin } = await start({ seeds: 'documented' });
  const operation = 'ipbx/pbx_settings/voicemail:view';
  expect(await admin.preview(operation, { id: 1 })).toMatchObject({
    status: 200,
    body: { voicemail: { mailbox: '1001' } },
  });
  expect(await admin.preview(operation, { id: 9 })).toMatchObject({ status: 404, reason: { field: 'id' } });
  expect(await problemOf(admin.preview('ipbx/pbx_settings/voicemail:delete', { id: 1 }))).toMatchObject({
    status: 400,
  });
});

test('the client reads the rows that a request changed, and finds requests by outcome and text', async () => {
  const { url, admin } = await start();
  const body = JSON.stringify({ name: 'paris', displayname: 'Paris' });
  const added = await fetch(`${url}${entities}?act=add`, { ...as('admin:proformatique'), method: 'POST', body });
  const id = added.headers.get('x-mock-request-id') ?? '';
  expect((await admin.changes(id)).tables['entity']?.added).toMatchObject([{ name: 'paris' }]);
  expect(await admin.countRequests({ outcome: 'served', text: 'PARIS' })).toBe(1);
  expect((await admin.latestRequests(5, { outcome: 'refused' })).requests).toEqual([]);
  expect(await problemOf(admin.changes('none'))).toMatchObject({ status: 404 });
  expect((await admin.snapshots.diff('baseline')).tables['entity']?.added).toHaveLength(1);
});
