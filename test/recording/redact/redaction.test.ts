import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRedaction } from '#recording/redact/redaction.ts';

const key = Buffer.alloc(32, 7);
const plain = () => createRedaction({ anonymises: false, key });
const anonymous = () => createRedaction({ anonymises: true, key });

function json(value: unknown): string {
  return JSON.stringify(value);
}

test('a secret is replaced by one of the same form, the same one by the same', () => {
  const redaction = plain();
  const { passwdclient, linefeatures, voicemail } = JSON.parse(
    redaction.body(
      json({ passwdclient: 'aB3-x', linefeatures: { secret: ['QWE123', 'aB3-x'] }, voicemail: { password: 1234 } }),
    ),
  );
  expect(passwdclient).toMatch(/^[a-z][A-Z]\d-[a-z]$/);
  expect(passwdclient).not.toBe('aB3-x');
  expect(linefeatures.secret[0]).toMatch(/^[A-Z]{3}\d{3}$/);
  expect(linefeatures.secret[1]).toBe(passwdclient);
  expect(voicemail.password).toBeTypeOf('number');
  expect(String(voicemail.password)).toMatch(/^\d{4}$/);
  expect(voicemail.password).not.toBe(1234);
});

test('two runs replace differently', () => {
  const [one, other] = [createRedaction({ anonymises: false }), createRedaction({ anonymises: false })];
  const body = json({ password: 'correct horse battery staple' });
  expect(one.body(body)).not.toBe(other.body(body));
});

test.for([
  ['a list and an object under a secret name', { password: ['s3cret', { old: 's3cret' }] }],
  ['a registration', { register: 'udp://me:s3cret@host' }],
  ['a stored registration', { var_name: 'register', var_val: 'me:s3cret@host' }],
  ['user and password in a URL', { uri: 'http://me:s3cret@host/' }],
  ['a PIN of a conference room', { pinadmin: 's3cret' }],
  ['deep below lists', { a: [[[{ secret: 's3cret' }]]] }],
])('%s', ([, value]) => {
  expect(plain().body(json(value))).not.toContain('s3cret');
});

test.for([['?act=list&password=s3cret&id=1'], ['?pass%77ord=s3cret'], ['?a[password]=s3cret']])(
  'in a query: %s',
  ([query]) => {
    const redacted = plain().target(`/x/json.php/${query}`);
    expect(redacted).not.toContain('s3cret');
    expect(redacted.replace(/=\w+/g, '=')).toBe(`/x/json.php/${query}`.replace(/=\w+/g, '='));
  },
);

test('in an import of users, and in a form', () => {
  const csv = 'firstname|password|number\nAda|s3cret|1001\n';
  expect(plain().body(csv)).toMatch(/^firstname\|password\|number\nAda\|[a-z]\d[a-z]{4}\|1001/);
  expect(plain().body('act=add&password=s3cret')).toMatch(/^act=add&password=[a-z]\d[a-z]{4}$/);
});

test('every other byte stays, spelt as it is', () => {
  const body = '{ "a" : "\\u00e9\\/", "secret":"","n":1.0,"b":[true,null,1e3], "secretmode":"x" }\n';
  expect(plain().body(body)).toBe(body);
});

test('a new value is spelt as PHP does', () => {
  expect(plain().body('{"secret":"\\u00e9\\/a"}')).toMatch(/^\{"secret":"\\u00[ce][0-9a-f]\\\/[a-z]"\}$/);
});

test('the sum of an answer becomes that of the redacted one', () => {
  const redaction = plain();
  const md5 = (text: string) => createHash('md5').update(text).digest('hex');
  const answer = '[{"secret":"ABC123"}]';
  const redacted = redaction.answer(answer);
  expect(redaction.target(`/x?act=list&sum=${md5(answer)}`)).toBe(`/x?act=list&sum=${md5(redacted)}`);
});

test('a deeply nested body is read', () => {
  const body = `${'['.repeat(5_000)}{"secret":"s3cret"}${']'.repeat(5_000)}`;
  expect(plain().body(body)).not.toContain('s3cret');
});

const names = fc.constantFrom('password', 'secret', 'passwd', 'pin', 'imappassword', 'md5secret');
const letters = fc.stringMatching(/^[a-zA-Z0-9]{6,20}$/);

test('no secret is left wherever it is', () => {
  const value = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.integer(),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), tie('tree'), { maxKeys: 3 }),
    ),
  })).tree;
  const redactions = [plain(), anonymous()];
  fc.assert(
    fc.property(names, letters, value, fc.boolean(), (name, secret, other, isList) => {
      const body = json({ a: [{ ...Object(other), [name]: isList ? [[secret]] : secret }] });
      for (const redaction of redactions) {
        expect(redaction.body(body)).not.toContain(secret);
        expect(redaction.body(body)).toHaveLength(body.length);
      }
    }),
  );
});

test('names, numbers and addresses are replaced, the same one by the same also inside a text', () => {
  const user = {
    id: '12',
    firstname: 'Ada',
    lastname: 'Lovelace',
    fullname: 'Ada Lovelace',
    callerid: '"Ada Lovelace" <1001>',
    loginclient: 'ada.lovelace',
    mobilephonenumber: '0612345678',
    email: 'ada@analytical-engines.co.uk',
    description: 'Countess, Zoé’s cousin',
    number: '1001',
    interface: 'SIP/k3x9qa',
    name: 'k3x9qa',
    context: 'default',
    musiconhold: 'default',
    language: 'fr_FR',
    timezone: 'Europe/Paris',
    enablehint: true,
    ringseconds: '30',
    ip: '10.37.4.18',
    mac: '00:04:f2:AB:cd:12',
    dcreate: '2012-10-07 10:00:00',
    fr: [
      { action: 'extension', actionarg1: '1001' },
      { action: 'user', actionarg1: '12' },
    ],
  };
  const redacted = JSON.parse(anonymous().body(json(user)));
  const text = json(redacted);
  for (const word of [
    'Ada',
    'ada',
    'ovelace',
    '1001',
    '612345678',
    'analytical',
    'ountess',
    'Zo',
    'cousin',
    'k3x9qa',
    '10.37',
    'AB:cd',
  ])
    expect(text).not.toContain(word);
  const { firstname, lastname } = redacted;
  expect(redacted.fullname).toBe(`${firstname} ${lastname}`);
  expect(redacted.callerid).toBe(`"${firstname} ${lastname}" <${redacted.number}>`);
  expect(redacted.loginclient).toBe(`${firstname}.${lastname}`.toLowerCase());
  expect(redacted.number).toMatch(/^\d{4}$/);
  expect(redacted.mobilephonenumber).toMatch(/^0[1-9]\d{8}$/);
  expect(redacted.email).toMatch(new RegExp(`^${firstname.toLowerCase()}@[a-z-]+\\.example$`));
  expect(redacted.interface).toBe(`SIP/${redacted.name}`);
  expect(redacted.ip).toBe('198.18.0.18');
  expect(redacted.mac).toMatch(/^02:[0-9A-F]{2}(:[0-9A-F]{2}){4}$/);
  expect(redacted.fr).toEqual([
    { action: 'extension', actionarg1: redacted.number },
    { action: 'user', actionarg1: '12' },
  ]);
  const kept = [
    'id',
    'context',
    'musiconhold',
    'language',
    'timezone',
    'enablehint',
    'ringseconds',
    'dcreate',
  ] as const;
  for (const name of kept) expect(redacted[name]).toBe(user[name]);
});

test('numbers stay in their range', () => {
  const redaction = anonymous();
  const mapped = (number: string) => Number(JSON.parse(redaction.body(json({ number }))).number);
  for (const [from, to] of [
    ['100', '199'],
    ['1001', '1299'],
    ['0472445660', '0472445669'],
    ['35', '39'],
  ] as const) {
    const numbers = Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) =>
      mapped(String(Number(from) + index).padStart(from.length, '0')),
    );
    expect(numbers).toEqual(numbers.map((_, index) => mapped(from) + index));
  }
});

test('different numbers and names stay different', () => {
  const redaction = anonymous();
  const count = 5_000;
  const text = (value: object) => redaction.body(json(value));
  expect(new Set(Array.from({ length: count }, (_, index) => text({ number: String(10_000 + index) }))).size).toBe(
    count,
  );
  expect(new Set(Array.from({ length: count }, (_, index) => text({ number: `06${123_450_00 + index}` }))).size).toBe(
    count,
  );
  expect(
    new Set(Array.from({ length: count }, (_, index) => text({ firstname: `n${index.toString(36)}x` }))).size,
  ).toBe(count);
});

test('the address of a page is replaced in a header', () => {
  expect(anonymous().header('https://pbx.acme.example.com/xivo/')).not.toContain('acme');
  expect(plain().header('http://h/login?user=a&passwd=hunter22')).not.toContain('hunter22');
  expect(anonymous().header('Basic realm="Access Restricted"')).toBe('Basic realm="Access Restricted"');
  expect(plain().header('https://me:s3cret@pbx/')).not.toContain('s3cret');
});

test('what every XiVO has stays', () => {
  const body = json({
    exten: '*664',
    setvar: 'XIVO_USERID=1',
    'queue-youarenext': 'queue-youarenext',
    actiontype: 'voicemail',
    host: 'dynamic',
    hours: '08:00-12:00',
    version: '3.2.2-SP3',
    netmask: '255.255.255.0',
    call_log_id: '12',
  });
  expect(anonymous().body(body)).toBe(body);
});

test('a key that is a name is replaced, if it was seen or looks like one', () => {
  const redaction = anonymous();
  const [context, keys] = JSON.parse(
    redaction.body(json([{ name: 'antwerp' }, { antwerp: 1, 'Bob Hope': 2, firstname: 3 }])),
  );
  expect(Object.keys(keys)[0]).toBe(context.name);
  expect(Object.keys(keys)[1]).not.toContain('Bob');
  expect(Object.keys(keys)[2]).toBe('firstname');
});

test('ids that are names, codes and spellings of numbers are replaced', () => {
  const body = {
    deviceid: 'Zebediah',
    name: '1026',
    interface: 'SIP/1026',
    accountcode: '7155',
    zipcode: '29200',
    note: '0612-34-56 78',
  };
  const redacted = JSON.parse(anonymous().body(json(body)));
  expect(redacted.deviceid).not.toContain('Zebediah');
  expect(redacted.interface).toBe(`SIP/${redacted.name}`);
  for (const word of ['1026', '7155', '29200', '0612']) expect(json(redacted)).not.toContain(word);
});

test.for([
  ['?act=view&id=zebparis', /^\?act=view&id=[a-z]{8}$/],
  ['?search[]=1026', /^\?search\[\]=[2-9]026$/],
  ['?%73earch=1026', /^\?%73earch=[2-9]026$/],
  ['?Zebediah', /^\?(?!Zebediah)[A-Z][a-z]{7}$/],
  ['?url=http%3A%2F%2Fquux%3AS3cret%40host', /^\?url=http(?!.*S3cret)/],
] as const)('anonymous in a query: %s', ([query, form]) => {
  expect(anonymous().target(`/x/json.php/${query}`).replace('/x/json.php/', '')).toMatch(form);
});

test('the fields of a form are redacted one by one', () => {
  const form = 'act=view&id=1&firstname=Ren%C3%A9&%70asswd=SEC04x&a%5Bpassword%5D=SEC05x';
  const redacted = anonymous().form(form);
  expect(redacted).toMatch(
    /^act=view&id=1&firstname=[^&]+&%70asswd=[A-Z]{3}\d\d[a-z]&a%5Bpassword%5D=[A-Z]{3}\d\d[a-z]$/,
  );
  for (const word of ['Ren', 'SEC0']) expect(redacted).not.toContain(word);
  expect(plain().form('url=http://quux:SEC49x@host/x')).not.toContain('SEC49x');
});

test('a range in one block of outside numbers stays in a block', () => {
  const redaction = anonymous();
  const [first, last] = ['0298760000', '0298769999'];
  const { numberbeg, numberend } = JSON.parse(redaction.body(json({ numberbeg: first, numberend: last })));
  expect(Number(numberend) - Number(numberbeg)).toBeLessThan(10_000);
  const { number } = JSON.parse(redaction.body(json({ number: '0298765432' })));
  expect(Number(number)).toBeGreaterThanOrEqual(Number(numberbeg));
  expect(Number(number)).toBeLessThanOrEqual(Number(numberend));
});

test('a secret has one replacement in JSON, in a form and in a query', () => {
  const redaction = plain();
  const { password } = JSON.parse(redaction.body(json({ password: 'SEC04x' })));
  expect(redaction.form('act=add&password=SEC04x&a%5Bpassword%5D=SEC04x')).toBe(
    `act=add&password=${password}&a%5Bpassword%5D=${password}`,
  );
  expect(redaction.target('/x?password=SEC04x')).toBe(`/x?password=${password}`);
});
