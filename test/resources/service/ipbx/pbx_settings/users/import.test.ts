import { pino } from 'pino';
import { expect, test } from 'vitest';
import { incall } from '#resources/service/ipbx/call_management/incall.ts';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { createApp } from '#server/app.ts';
import { dump, type Mock, startMock, urlOf } from '../../../../../support/mock.ts';

const header =
  'entityid|firstname|lastname|language|enableclient|username|password|profileclient|enablehint|phonenumber|context|' +
  'protocol|voicemailname|voicemailmailbox|voicemailpassword|incallexten|incallcontext|incallringseconds';

/** The example of the client: a user without other parts, and one with all of them. */
const rows = [
  '1|John|||||||1|||||||||',
  '2|John F|Jackson|fr_FR|1|user|pass|client|1|1001|default|sip|"John F | J"|1000|1234|1000|from-extern|10',
];

async function importCsv(mock: Mock, ...lines: string[]) {
  return await mock.call(users, 'import', { body: lines.join('\r\n') });
}

async function view(mock: Mock, id: number) {
  return (await mock.call(users, 'view', { id })).json();
}

const unreadable = 'can not parse csv file (maybe fields are not separated by | ?)\n';

test('the rows of the client create users, with line, voicemail and incall', async () => {
  const mock = startMock();
  expect(await importCsv(mock, header, ...rows)).toMatchObject({ status: 200, text: '' });
  expect(await view(mock, 1)).toMatchObject({ userfeatures: { firstname: 'John' }, linefeatures: false });
  expect(await view(mock, 2)).toMatchObject({
    userfeatures: { loginclient: 'user', profileclient: 'client', entityid: 2 },
    linefeatures: [{ number: '1001' }],
    voicemail: { fullname: 'John F | J', mailbox: '1000', password: '1234' },
  });
  const answer = { actiontype: 'user', actionarg1: '2', actionarg2: '10' };
  expect((await mock.call(incall, 'view', { id: 1 })).json()).toMatchObject({ dialaction: { answer } });
});

test.each([
  ['an empty body', ''],
  ['no data', header],
  ['an unknown column', 'firstname|colour\nAda|red'],
  ['JSON', '{"userfeatures":{"firstname":"Ada"}}'],
])('%s is refused as a whole', async (_what, body) => {
  const mock = startMock();
  expect(await mock.call(users, 'import', { body, method: 'POST' })).toMatchObject({ status: 400, text: unreadable });
});

test('valid rows are imported when others are refused, each with its reason', async () => {
  const mock = startMock();
  const columns = 'firstname|incallexten|incallcontext|phonenumber|context|protocol';
  const lines = ['|', 'A|9999|from-extern', 'B|1001|from-extern', '', 'C|1001|from-extern', 'D|||9999|default|sip'];
  const answer = await importCsv(mock, columns, ...lines);
  expect(answer.status).toBe(400);
  expect(answer.text).toBe(
    [
      'Array - error during create user - line #1',
      'number_out_of_context_interval - error during validate incall - line #2',
      'Extension 1001 already exists - error during create incall - line #4',
      'Array - error during create user - line #5',
    ]
      .map((line) => `${line}\n\n`)
      .join(''),
  );
  expect((await mock.call(users, 'list')).json()).toMatchObject([{ firstname: 'B' }]);
});

test('a row with an unknown profile is skipped; header and journal report it with the reason', async () => {
  const mock = startMock();
  const rows = ['Ada||nobody', 'Eve||', 'Bob||Agént'];
  const { status, text, headers } = await importCsv(mock, 'firstname|enableclient|profileclient', ...rows);
  expect({ status, text }).toEqual({ status: 200, text: '' });
  const why = 'row 1: there is no CTI profile "nobody"; row 3: there is no CTI profile "Ag\\u00e9nt"';
  expect(headers['x-mock-skipped']).toBe(why);
  const { requests } = (await mock.app.inject('/__admin/requests')).json();
  expect(requests).toMatchObject([{ skipped: why }]);
  expect((await mock.call(users, 'list')).json()).toMatchObject([{ firstname: 'Eve' }]);
  expect((await mock.call(users, 'list')).headers).not.toHaveProperty('x-mock-skipped');
});

test('skipped rows are reported together with refused ones', async () => {
  const mock = startMock();
  const { status, text, headers } = await importCsv(mock, 'firstname|enableclient|profileclient', 'Ada||nobody', '||');
  expect({ status, text }).toEqual({ status: 400, text: 'Array - error during create user - line #2\n\n' });
  expect(headers['x-mock-skipped']).toBe('row 1: there is no CTI profile "nobody"');
});

test('of many skipped rows the first ones and the number of others are reported', async () => {
  const rows = Array.from({ length: 200 }, () => 'Ada||nobody');
  const { headers } = await importCsv(startMock(), 'firstname|enableclient|profileclient', ...rows);
  const skipped = String(headers['x-mock-skipped']);
  const named = skipped.match(/row \d+/g)?.length ?? 0;
  expect(skipped.length).toBeLessThan(600);
  expect(skipped.endsWith(`; and ${200 - named} more`)).toBe(true);
});

test('a skipped row is logged', async () => {
  const { world } = startMock();
  const lines: string[] = [];
  const app = createApp(world, { logger: pino({}, { write: (line: string) => lines.push(line) }) });
  const url = urlOf(users, 'import');
  const headers = { authorization: `Basic ${btoa('admin:proformatique')}` };
  const payload = 'firstname|enableclient|profileclient\nAda||nobody';
  expect((await app.inject({ method: 'POST', url, headers, payload })).statusCode).toBe(200);
  const line = lines.find((each) => each.includes('import')) ?? '{}';
  expect(JSON.parse(line)).toMatchObject({ status: 200, skipped: 'row 1: there is no CTI profile "nobody"' });
  await app.close();
});

test.each([
  ['a letter of Latin-1', Buffer.from('Ren\xe9', 'latin1')],
  ['a mark of Windows', Buffer.from([0x93, 0x41, 0x94])],
  ['a sequence that is cut', Buffer.from([0x41, 0xe2, 0x82])],
  ['a sequence that is longer than it may be', Buffer.from([0xc0, 0xaf])],
  ['half a letter', Buffer.from([0xed, 0xa0, 0x80])],
  ['FF FE', Buffer.from([0xff, 0xfe, 0x41, 0x00])],
])('%s is an error of its row, in whatever column it is stored', async (_what, cell) => {
  const columns = ['lastname', 'language', 'outcallerid', 'mobilephonenumber', 'username', 'password'];
  for (const column of [...columns, 'bosssecretary', 'profileclient', 'agentnumber', 'incallexten']) {
    const mock = startMock();
    const begin = `enableclient|firstname|${column}\n|Ada|`;
    const body = Buffer.concat([Buffer.from(begin), cell, Buffer.from('\n|Zoé|\n')]);
    const answer = await mock.call(users, 'import', { body });
    // The number of an agent that does not exist is dropped (pbx_settings-lines-users.md 3.3, "agentnumber").
    const isDropped = column === 'agentnumber';
    expect({ column, status: answer.status }).toEqual({ column, status: isDropped ? 200 : 400 });
    if (!isDropped) expect(answer.text).toMatch(/^Array - error during (create user|validate incall) - line #1\n\n$/);
    expect(dump(mock)).not.toContain('\ufffd');
    expect(dump(mock).includes('Ada')).toBe(isDropped);
    expect(dump(mock)).toContain('Zoé');
  }
});

test('a header that is not UTF-8 is refused as a whole', async () => {
  const body = Buffer.from('firstname|pr\xe9nom\nAda|x', 'latin1');
  expect(await startMock().call(users, 'import', { body })).toMatchObject({ status: 400, text: unreadable });
  const wide = Buffer.from('\ufefffirstname\nAda', 'utf16le');
  expect(await startMock().call(users, 'import', { body: wide })).toMatchObject({ status: 400, text: unreadable });
});

test('bytes that are not UTF-8 are ignored in a column without effect', async () => {
  const body = Buffer.from('firstname|callerid\nAda|\xe9', 'latin1');
  expect(await startMock().call(users, 'import', { body })).toMatchObject({ status: 200 });
});

test('empty line columns mean no line; recorded, the row is refused', async () => {
  const csv = ['firstname|phonenumber|context|protocol', 'Ada|||'];
  expect((await importCsv(startMock(), ...csv)).status).toBe(200);
  expect((await importCsv(startMock({ dialect: 'recorded' }), ...csv)).status).toBe(400);
  expect((await importCsv(startMock({ dialect: 'recorded' }), 'firstname', 'Ada')).status).toBe(200);
});
