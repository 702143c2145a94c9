import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Mock, startMock } from '../support/mock.ts';

/** The examples and the URLs of the published page "Web Services", in its order; never edited to make a test pass. */
const examples = z
  .record(z.string(), z.object({ value: z.unknown(), printed: z.string().optional() }))
  .parse(JSON.parse(readFileSync(new URL('examples.json', import.meta.url), 'utf8')));
const urls = z.array(z.string()).parse(JSON.parse(readFileSync(new URL('urls.json', import.meta.url), 'utf8')));

const authorization = `Basic ${Buffer.from('admin:proformatique').toString('base64')}`;

function example(name: string): unknown {
  return examples[name]?.value;
}

async function request(mock: Mock, url: string, body?: unknown) {
  const payload = body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) };
  const method = body === undefined ? 'GET' : 'POST';
  return mock.app.inject({ method, url, headers: { authorization, 'content-type': 'application/json' }, ...payload });
}

/** Returns the URL of the page with the path and act, with values for its placeholders. */
function printed(part: string, fill: Readonly<Record<string, string>> = {}): string {
  const url = urls.find((each) => each.includes(part));
  if (url === undefined) throw new Error(`the page has no URL with ${part}`);
  return url.replace(
    /\[(\w+)\]|ID$/g,
    (placeholder, name: string | undefined) => fill[name ?? placeholder] ?? placeholder,
  );
}

async function answered(mock: Mock, url: string, body?: unknown): Promise<unknown> {
  const answer = await request(mock, url, body);
  return answer.statusCode === 200 && answer.body !== '' ? answer.json() : answer.statusCode;
}

const everyExistingObject: Readonly<Record<string, string>> = {
  linefeatures_id: '2',
  userfeatures_id: '6',
  deviceid: '1',
  value: '10.34.1.28',
  string: '1',
  incall_id: '1',
  ID: '0',
  parkinglot_id: '1',
  trunk_id: '1',
  context: 'default',
  objname: 'user',
  number: '10',
  context_name: 'default',
  id: '1',
  kill_id: '2',
  entity_id: '1',
};

test('every URL of the page is served', async () => {
  const mock = startMock({ seeds: 'documented' });
  expect(urls.length).toBe(68);
  for (const url of urls.map((each) => printed(each, everyExistingObject))) {
    const { statusCode, headers } = await request(mock, url);
    expect([url, headers['x-xivo-ws-version']]).toEqual([url, '1.0']);
    expect([url, [401, 403, 405, 500].includes(statusCode)]).toEqual([url, false]);
  }
  expect(mock.bugs).toEqual([]);
});

const lines = (query: string) => `/service/ipbx/json.php/restricted/pbx_settings/lines/?act=${query}`;
const users = (query: string) => `/service/ipbx/json.php/restricted/pbx_settings/users/?act=${query}`;
const idsOf = (list: unknown) =>
  z
    .array(z.looseObject({ id: z.number() }))
    .parse(list)
    .map(({ id }) => id);

test('lines: all, free, associated, by protocol, by text', async () => {
  const mock = startMock({ seeds: 'documented' });
  expect(idsOf(await answered(mock, lines('list')))).toEqual(expect.arrayContaining([1, 2, 150]));
  expect(idsOf(await answered(mock, lines('list&free=1')))).toEqual([2]);
  expect(idsOf(await answered(mock, lines('list&free=0')))).not.toContain(2);
  expect(idsOf(await answered(mock, lines('list&protocol=sccp')))).toEqual([150]);
  expect(idsOf(await answered(mock, lines('search&search=1001')))).toEqual([1]);
  expect(idsOf(await answered(mock, lines('search&search=eu9nbm&context=default')))).toEqual([1]);
  expect(await answered(mock, lines('search&search=1001&free=1'))).toBe(204);
});

test('lines: the SCCP line is edited as the page shows', async () => {
  const mock = startMock({ seeds: 'documented' });
  expect(await answered(mock, lines('edit&id=150'), example('line-edit'))).toBe(200);
  const sent = z.object({ linefeatures: z.record(z.string(), z.unknown()) }).parse(example('line-edit'));
  // `ipfrom` is the address of the server that writes the line, here the mock.
  const { ipfrom: _ipfrom, ...features } = sent.linefeatures;
  expect(await answered(mock, lines('view&id=150'))).toMatchObject({ linefeatures: features });
});

test('devices: exact search by ip or mac address, view by both ids', async () => {
  const mock = startMock({ seeds: 'documented' });
  const devices = '/service/ipbx/json.php/restricted/pbx_settings/devices/?act=';
  expect(await answered(mock, `${devices}search&search=00:0e:50:4e:57:b7`)).toHaveLength(1);
  expect(await answered(mock, `${devices}search&search=10.34.1.28`)).toHaveLength(1);
  expect(await answered(mock, `${devices}search&search=10.34.1`)).toBe(204);
  const byNumber = await answered(mock, `${devices}view&id=62`);
  expect(byNumber).toEqual(await answered(mock, `${devices}view&id=b986267beb494f88a8882cfe2e82f68f`));
});

test('users: the view has every member of the example with its value', async () => {
  const mock = startMock({ seeds: 'documented' });
  expect(await answered(mock, users('view&id=1'))).toMatchObject(z.looseObject({}).parse(example('user-view')));
});

test('users: search by names, number and exact userfield', async () => {
  const mock = startMock({ seeds: 'documented' });
  expect(idsOf(await answered(mock, users('search&search=user%201')))).toContain(1);
  expect(idsOf(await answered(mock, users('search&search=1001')))).toEqual([1]);
  expect(idsOf(await answered(mock, users('search&search=sales')))).toEqual([2]);
  expect(await answered(mock, users('search&search=sale'))).toBe(204);
});

test('users: the edit example is carried out, and the view format of the lines is 400', async () => {
  const mock = startMock({ seeds: 'documented' });
  expect(await answered(mock, users('edit&id=1'), example('user-edit'))).toBe(200);
  expect(await answered(mock, users('view&id=1'))).toMatchObject({ voicemail: { email: 'elessard@avencall.com' } });
  expect(await answered(mock, users('edit&id=1'), example('user-view-lines'))).toBe(400);
  expect(await answered(mock, users('edit&id=1'), example('user-edit-lines'))).toBe(200);
});

test('users: a free line is attached, or a line is created', async () => {
  const mock = startMock({ seeds: 'documented' });
  for (const name of ['user-attach-line', 'user-create-line']) {
    expect(await answered(mock, users('edit&id=6'), example(name))).toBe(200);
    expect(await answered(mock, users('view&id=6'))).toMatchObject({ linefeatures: [{ number: '4000' }] });
    mock.world.reset();
  }
});

test('users: an edit takes the user out of groups and queues', async () => {
  const mock = startMock({ seeds: 'documented' });
  expect(await answered(mock, users('view&id=2'))).toMatchObject({ queuemember: [{}] });
  expect(await answered(mock, users('edit&id=2'), { userfeatures: { userfield: 'x', entityid: 1 } })).toBe(200);
  expect(await answered(mock, users('view&id=2'))).toMatchObject({ queuemember: false, groupmember: false });
});

test('incalls: the sample is added once, viewed, found, edited and deleted', async () => {
  const mock = startMock({ seeds: 'documented' });
  expect(await answered(mock, printed('incall/?act=add'), example('incall'))).toBe(200);
  expect(await answered(mock, printed('incall/?act=add'), example('incall'))).toBe(400);
  expect(await answered(mock, printed('incall/users/?act=view', { incall_id: '1' }))).toMatchObject({
    incall: { exten: '9970', context: 'from-extern' },
    dialaction: { answer: { actiontype: 'user', actionarg1: '2' } },
    rightcall: [{ rightcallid: 1 }],
  });
  expect(await answered(mock, printed('incall/?act=search', { string: '9970' }))).toHaveLength(1);
  expect(await answered(mock, printed('incall/?act=edit', { incall_id: '1' }), example('incall'))).toBe(200);
  expect(await answered(mock, printed('incall/?act=delete', { incall_id: '1' }))).toBe(200);
});

test('pickups: list and view are the examples, the add works once the name is free', async () => {
  const mock = startMock({ seeds: 'documented' });
  expect(await answered(mock, printed('pickup/?act=list'))).toEqual(example('pickup-list'));
  expect(await answered(mock, printed('pickup/?act=view', { ID: '0' }))).toEqual(example('pickup-view'));
  expect(await answered(mock, printed('pickup/?act=add'), example('pickup-add'))).toBe(400);
  expect(await answered(mock, printed('pickup/?act=delete', { ID: '0' }))).toBe(200);
  expect(await answered(mock, printed('pickup/?act=view', { ID: '0' }))).toBe(404);
  expect(await answered(mock, printed('pickup/?act=list'))).toBe(204);
  expect(await answered(mock, printed('pickup/?act=add'), example('pickup-add'))).toBe(200);
  expect(await answered(mock, printed('pickup/?act=view', { ID: '0' }))).toEqual(example('pickup-view'));
});

test('call records: 5000 from id 201 on, the examples first and last', async () => {
  const mock = startMock({ seeds: 'documented' });
  const rows = z.array(z.unknown()).parse(await answered(mock, printed('act=searchid')));
  const [first, last] = z.array(z.unknown()).parse(example('cel-searchid'));
  expect([rows.length, rows[0], rows[4999]]).toEqual([5000, first, last]);
  expect(await answered(mock, `${printed('act=searchid')}&limit=100`)).toHaveLength(100);
});

test('call records: by dates in every form of the page', async () => {
  const mock = startMock({ seeds: 'documented' });
  const [one, two] = z.array(z.unknown()).parse(example('cel-dates'));
  const rows = z.array(z.looseObject({ eventtime: z.string() }));
  const ofDay = rows.parse(await answered(mock, printed('cel/?dbeg').replace('28', '27')));
  expect(ofDay.slice(0, 2)).toEqual([one, two]);
  const later = rows.parse(await answered(mock, printed('cel/?dbeg')));
  expect(later.every(({ eventtime }) => eventtime >= '2012-02-28')).toBe(true);
  const first = async (query: string) =>
    rows.parse(await answered(mock, `${printed('cel/?dbeg').replace(/dbeg.*/, query)}`))[0];
  expect((await first('dbeg=2012'))?.eventtime).toBe((await first('act=searchid&idbeg=0'))?.eventtime);
  expect((await first('dbeg=2012-02'))?.eventtime).toMatch(/^2012-02-01 /);
  expect(await first('dbeg=2012-02-27+03:27:21')).toEqual(one);
});

test('schedules: the sample is added once, searched and viewed', async () => {
  const mock = startMock({ seeds: 'documented' });
  expect(await answered(mock, printed('schedule/?act=add'), example('schedule-add'))).toBe(200);
  expect(await answered(mock, printed('schedule/?act=search', { string: 'HUIT' }))).toMatchObject([
    { name: 'huit_a_midi' },
  ]);
  expect(await answered(mock, printed('schedule/?act=search', { string: 'nobody' }))).toBe(204);
  expect(await answered(mock, printed('schedule/users/?act=view', { incall_id: '1' }))).toMatchObject({
    schedule: { name: 'huit_a_midi', timezone: 'America/Montreal' },
    opened: [{ hours: '08: 00-12: 00', weekdays: '1-5' }],
    closed: false,
  });
  expect(await answered(mock, printed('schedule/?act=delete', { incall_id: '1' }))).toBe(200);
});

test('parkings: the sample is added, viewed, edited by its id in the query, deleted', async () => {
  const mock = startMock({ seeds: 'documented' });
  const id = String(await answered(mock, printed('parkinglot?act=add'), example('parkinglot-add')));
  const view = printed('parkinglot?act=view', { parkinglot_id: id });
  expect(await answered(mock, view)).toMatchObject({ name: 'myparkinglot', extension: '700', positions: '10' });
  expect(
    await answered(mock, `${printed('parkinglot?act=edit')}&id=${id}`, {
      ...Object(example('parkinglot-add')),
      positions: 5,
    }),
  ).toBe(200);
  expect(await answered(mock, view)).toMatchObject({ positions: '5' });
  expect(await answered(mock, printed('parkinglot?act=delete', { parkinglot_id: id }))).toBe(200);
  expect(await answered(mock, view)).toBe(404);
});

test('SIP trunks: the view has every member of the example with its value', async () => {
  const mock = startMock({ seeds: 'documented' });
  const trunk = await answered(mock, printed('trunk_management/sip', { trunk_id: '1' }));
  expect(trunk).toMatchObject(z.looseObject({}).parse(example('trunk-sip-view')));
});

test('extensions: the free ones with 10 in them are those of the example', async () => {
  const mock = startMock({ seeds: 'documented' });
  expect((await request(mock, printed('obj=user&number=10'))).body).toBe('[101,102,104,105,106,109,110,210]');
  expect(example('extensions')).toEqual([101, 102, 104, 105, 106, 109, 110, 210]);
});

test('contexts: the add is 400 as printed, and while its name is taken', async () => {
  const mock = startMock({ seeds: 'documented' });
  const add = printed('context/?act=add');
  expect(await answered(mock, add, examples['context-add']?.printed)).toBe(400);
  expect(await answered(mock, add, example('context-add'))).toBe(400);
  const body = z.looseObject({ context: z.looseObject({}) }).parse(example('context-add'));
  expect(await answered(mock, add, { ...body, context: { ...body.context, name: 'skaro' } })).toBe(200);
  expect(await answered(mock, printed('context/?act=view', { context_name: 'skaro' }))).toMatchObject({
    context: { displayname: 'Appels internes' },
    contextnumbers: { user: [{ numberbeg: '100', numberend: '199' }] },
  });
});

test('agents and queues: list and view', async () => {
  const mock = startMock({ seeds: 'documented' });
  expect(await answered(mock, printed('agents?act=list'))).toEqual(
    expect.arrayContaining([expect.objectContaining({ id: 3 })]),
  );
  expect(await answered(mock, printed('agents?act=view', { id: '3' }))).toMatchObject({
    agentfeatures: { number: '2' },
  });
  expect(await answered(mock, printed('queues?act=view', { id: '35' }))).toMatchObject({
    queuefeatures: { name: 'n1022' },
  });
});

test('skills: list and view are the examples; the add is 400 as printed, and works once corrected', async () => {
  const mock = startMock({ seeds: 'documented' });
  expect(await answered(mock, printed('queuesskills?act=view', { id: '1' }))).toEqual(example('skill-view'));
  expect(await answered(mock, printed('queueskills?act=list'))).toEqual(example('skill-list'));
  const add = printed('queueskills?act=add');
  expect(await answered(mock, add, examples['skill-add']?.printed)).toBe(400);
  const id = await answered(mock, add, example('skill-add'));
  expect(id).toBe('3');
  expect(await answered(mock, printed('queueskills?act=delete', { kill_id: '3' }))).toBe(200);
  expect(mock.world.store.has('queueskillcat', { name: 'business' })).toBe(true);
});

test('entities: list, search in every attribute, view, add', async () => {
  const mock = startMock({ seeds: 'documented' });
  const entity = {
    name: 'skaro',
    displayname: 'Skaro',
    city: 'Lyon',
    email: 'a@skaro.example',
    description: 'far away',
  };
  expect(await answered(mock, printed('entity/?act=add'), entity)).toBe(200);
  for (const text of ['skaro', 'Lyon', 'a@sk', 'far']) {
    expect(await answered(mock, printed('entity/?act=search', { string: text }))).toMatchObject([{ name: 'skaro' }]);
  }
  expect(await answered(mock, printed('entity/?act=view', { entity_id: '1' }))).toMatchObject({
    name: 'entite',
    dcreate: '1348677927',
  });
});

test('mail: the view is the example, and the edit example changes nothing of it', async () => {
  const mock = startMock({ seeds: 'documented' });
  expect(await answered(mock, printed('mail/?act=view'))).toEqual(example('mail-view'));
  expect(await answered(mock, printed('mail/?act=edit'), example('mail-edit'))).toBe(200);
  expect(await answered(mock, printed('mail/?act=view'))).toEqual(example('mail-view'));
});

test('the sum of the answer answers 304, that of another one does not', async () => {
  const mock = startMock({ seeds: 'documented' });
  const { createHash } = await import('node:crypto');
  const { rawPayload } = await request(mock, lines('list'));
  const sum = createHash('md5').update(rawPayload).digest('hex');
  expect((await request(mock, lines(`list&sum=${sum}`))).statusCode).toBe(304);
  expect((await request(mock, users(`list&sum=${sum}`))).statusCode).toBe(200);
});
