import { expect, test } from 'vitest';
import { incall } from '../../../../../../src/resources/service/ipbx/call_management/incall.ts';
import { users } from '../../../../../../src/resources/service/ipbx/pbx_settings/users.ts';
import { type Mock, startMock } from '../../../../../support/mock.ts';

const header =
  'entityid|firstname|lastname|language|enableclient|username|password|profileclient|enablehint|phonenumber|context|' +
  'protocol|voicemailname|voicemailmailbox|voicemailpassword|incallexten|incallcontext|incallringseconds';

/** The example of the client: a user alone, and one with everything. */
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

test('the rows of the client become users, with line, voicemail and incall', async () => {
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

test('good rows are kept when others are refused, each with its reason', async () => {
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

test('a row with an unknown profile is passed over', async () => {
  const mock = startMock();
  expect((await importCsv(mock, 'firstname|enableclient|profileclient', 'Ada||nobody', 'Eve||')).status).toBe(200);
  expect((await mock.call(users, 'list')).json()).toMatchObject([{ firstname: 'Eve' }]);
});

test('empty line columns mean no line; recorded, the row is refused', async () => {
  const csv = ['firstname|phonenumber|context|protocol', 'Ada|||'];
  expect((await importCsv(startMock(), ...csv)).status).toBe(200);
  expect((await importCsv(startMock({ dialect: 'recorded' }), ...csv)).status).toBe(400);
  expect((await importCsv(startMock({ dialect: 'recorded' }), 'firstname', 'Ada')).status).toBe(200);
});
