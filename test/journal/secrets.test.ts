import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryJson } from '#journal/entry-json.ts';
import { redact, redactHeaders, redactReason, redactText, redactUnder, redactUrl } from '#journal/secrets.ts';
import { entryOf } from './entries.ts';

test('secrets in JSON are masked by name, and empty ones stay visible', () => {
  const body = {
    protocol: { secret: 'hidden', md5secret: '', username: 'user', secretmode: 'md5' },
    voicemail: { password: 1234, skipcheckpass: true, passwordlocation: 'spooldir' },
    rooms: [{ pin: '1', pinadmin: '2', spinning: 'x' }],
    bosssecretary: 'boss',
    passwords: ['a', { deep: 'b' }],
  };
  expect(redact(body)).toEqual({
    protocol: { secret: '[redacted]', md5secret: '', username: 'user', secretmode: 'md5' },
    voicemail: { password: '[redacted]', skipcheckpass: true, passwordlocation: 'spooldir' },
    rooms: [{ pin: '[redacted]', pinadmin: '[redacted]', spinning: 'x' }],
    bosssecretary: 'boss',
    passwords: ['[redacted]', { deep: '[redacted]' }],
  });
});

test('secrets without a secret name are masked by context', () => {
  expect(redact({ actiontype: 'application', action: 'disa', actionarg1: '1234', actionarg2: 'default' })).toEqual({
    actiontype: 'application',
    action: 'disa',
    actionarg1: '[redacted]',
    actionarg2: 'default',
  });
  expect(redact({ action: 'user', actionarg1: '3' })).toEqual({ action: 'user', actionarg1: '3' });
  expect(redact({ var_name: 'conf', var_val: '4000,12' })).toEqual({ var_name: 'conf', var_val: '[redacted]' });
  expect(redact({ place: 'udp://user:hidden:@host/3' })).toEqual({ place: 'udp://[redacted]@host/3' });
});

test.each([
  ['/x?act=add&passwd=hidden&id=3', '/x?act=add&passwd=[redacted]&id=3'],
  ['/x?pass%77d=hidden', '/x?pass%77d=[redacted]'],
  ['/x?user[secret]=hidden', '/x?user[secret]=[redacted]'],
  ['/x?passwd', '/x?passwd'],
  ['/x', '/x'],
])('the URL %s is shown as %s', (url, expected) => {
  expect(redactUrl(url)).toBe(expected);
});

test.each([
  ['{"passwd": "hid\\"den", "name": "x"', '{"passwd": [redacted], "name": "x"'],
  ['{"passwd": ["hidden", "hidden"', '{"passwd": [redacted]'],
  ['{"passwd": "hidden', '{"passwd": [redacted]'],
  ['passwd=hidden&id=3', 'passwd=[redacted]&id=3'],
  ['form-data; name="password"\r\n\r\nhidden\r\n--x', 'form-data; name="password"\r\n\r\n[redacted]\r\n--x'],
  [
    'firstname|password|context\nAda|hidden|default\nBob|"hid|den"|x',
    'firstname|password|context\nAda|[redacted]|default\nBob|[redacted]|x',
  ],
  ['firstname|password\nAda|"hidden', 'firstname|password\n[redacted]'],
  ['"password" |firstname\nhidden|Ada\n\n|Bob\nhidden', '"password" |firstname\n[redacted]|Ada\n|Bob\n[redacted]'],
  ['firstname|lastname\n"Ada"|L', 'firstname|lastname\n"Ada"|L'],
  ['password\nhidden', 'password\nhidden'],
  ['Extension 1000 already exists', 'Extension 1000 already exists'],
])('the text %j is shown as %j', (text, expected) => {
  expect(redactText(text)).toBe(expected);
});

test('the refused value of a reason is masked', () => {
  const refused = { field: 'agentfeatures.passwd', rule: 'digit', value: 'hidden' };
  expect(redactReason({ message: 'hidden is not a number', ...refused })).toEqual({
    message: '[redacted] is not a number',
    ...refused,
    value: '[redacted]',
  });
  expect(redactReason({ message: 'no', field: 'linefeatures', value: { secret: 'hidden' } })).toMatchObject({
    value: { secret: '[redacted]' },
  });
});

test('no secret of an entry is shown, wherever it is', () => {
  const secret = fc.stringMatching(/^[a-z0-9]{8,12}$/).map((text) => `S3${text}`);
  const name = fc.constantFrom(
    'passwd',
    'password',
    'secret',
    'md5secret',
    'passwdclient',
    'pin',
    'pinadmin',
    'remotesecret',
  );
  const nesting = fc.array(fc.constantFrom('userfeatures', 'protocol', 'list'), { maxLength: 4 });
  const cut = fc.nat(40);
  fc.assert(
    fc.property(secret, name, nesting, cut, (hidden, key, path, missing) => {
      const value = path.reduceRight<unknown>(
        (inner, part) => (part === 'list' ? [inner, 1] : { a: 1, [part]: inner, z: 'é' }),
        { before: 'x', [key]: hidden, after: 'y' },
      );
      const json = JSON.stringify(value, undefined, missing % 3);
      const entry = entryOf({
        url: `/x?a=1&${key}=${hidden}`,
        headers: {
          authorization: `Basic ${hidden}`,
          cookie: hidden,
          referer: `http://u:${hidden}@h/?${key}=${hidden}`,
        },
        body: json.slice(0, json.length - missing),
        answered: json,
        reason: { message: `${hidden} is refused`, field: `protocol.${key}`, value: hidden },
      });
      const text = JSON.stringify(entryJson(entry));
      expect(text).not.toContain(hidden);
      expect(text).not.toContain(hidden.slice(0, 6));
    }),
  );
});

test.for<[string, unknown, unknown]>([
  ['passwd', 'hidden', '[redacted]'],
  ['protocol.secret', 'hidden', '[redacted]'],
  ['secret.name', 'shown', 'shown'],
  ['passwd', '', ''],
  ['passwd', 0, '[redacted]'],
  ['passwd', true, true],
  ['passwd', null, null],
  ['passwd', ['hidden', { a: 'hidden', b: '' }], ['[redacted]', { a: '[redacted]', b: '' }]],
  ['trunk.register', 'sip://a:hidden', '[redacted]'],
  ['register', { username: 'a' }, { username: 'a' }],
  ['name', 'sip://a:hidden@b', 'sip://[redacted]@b'],
  ['name', ['sip://a:hidden@b', 7], ['sip://[redacted]@b', 7]],
  ['', 'shown', 'shown'],
])('under the name %s, %j is shown as %j', ([name, value, expected]) => {
  expect(redactUnder(name, value)).toEqual(expected);
});

test.for<[object, object]>([
  [
    { action: 'application:disa', actionarg1: '12' },
    { action: 'application:disa', actionarg1: '[redacted]' },
  ],
  [
    { action: 'disable', actionarg1: '12' },
    { action: 'disable', actionarg1: '12' },
  ],
  [
    { var_name: 'register', var_val: 'a' },
    { var_name: 'register', var_val: '[redacted]' },
  ],
  [
    { var_name: 'conf', var_val: '' },
    { var_name: 'conf', var_val: '' },
  ],
  [
    { var_name: 'language', var_val: 'fr' },
    { var_name: 'language', var_val: 'fr' },
  ],
  [{ register: 'a:b@c' }, { register: '[redacted]' }],
  [{ register: { username: 'a' } }, { register: { username: 'a' } }],
])('%j is shown as %j for its place', ([object, expected]) => {
  expect(redact(object)).toEqual(expected);
});

test('headers with credentials are masked, and secrets in other headers', () => {
  const headers = {
    authorization: 'Basic x',
    'proxy-authorization': 'Basic x',
    'set-cookie': ['a', 'b'],
    'x-api-key': 'x',
    'x-authorization-note': 'shown',
    referer: 'http://a:hidden@host/?passwd=hidden&act=add',
    location: 'http://a:hidden@host/',
    'x-text': 'passwd=hidden; name=shown',
    accept: ['a', 'b'],
  };
  expect(redactHeaders(headers)).toEqual({
    authorization: '[redacted]',
    'proxy-authorization': '[redacted]',
    'set-cookie': '[redacted]',
    'x-api-key': '[redacted]',
    'x-authorization-note': 'shown',
    referer: 'http://[redacted]@host/?passwd=[redacted]&act=add',
    location: 'http://[redacted]@host/',
    'x-text': 'passwd=[redacted]; name=shown',
    accept: ['a', 'b'],
  });
});

test.for<[object, object]>([
  [{ message: 'passwd=hidden is bad' }, { message: 'passwd=[redacted] is bad' }],
  [
    { message: 'passwd=hidden is bad', value: 'shown' },
    { message: 'passwd=[redacted] is bad', value: 'shown' },
  ],
  [
    { message: 'is hidden, is hidden', field: 'passwd', value: 'hidden' },
    { message: 'is [redacted], is [redacted]', field: 'passwd', value: '[redacted]' },
  ],
  [
    { message: '12 is short', field: 'pin', value: 12 },
    { message: '[redacted] is short', field: 'pin', value: '[redacted]' },
  ],
])('the reason %j is shown as %j', ([reason, expected]) => {
  expect(redactReason({ message: '', ...reason })).toStrictEqual(expected);
});

test.each([
  ['http://a:hidden@host/x', 'http://[redacted]@host/x'],
  ['?passwd=hidden', '?passwd=[redacted]'],
  ['/x?name=a=b&pin=1=2', '/x?name=a=b&pin=[redacted]'],
])('the URL %s is shown as %s, wherever its secret is', (url, expected) => {
  expect(redactUrl(url)).toBe(expected);
});

test.each([
  ['a|b\nc|d', 'a|b\nc|d'],
  ['passwd|', 'passwd|'],
  ['passwd|a\n', 'passwd|a'],
  [' pin |a\n1|2', ' pin |a\n[redacted]|2'],
  ['a|passwd\nx', 'a|passwd\nx'],
  ['a|passwd\nx|y|z', 'a|passwd\nx|[redacted]|z'],
  ['"pass"wd""|a\nx|y', '"pass"wd""|a\n[redacted]|y'],
  ['a=b&passwd=c\nd', 'a=b&passwd=[redacted]'],
  ['a|pin\n"x\ny"|1\nz|2', 'a|pin\nx\ny|[redacted]\nz|[redacted]'],
])('the columns of %j are shown as %j', (text, expected) => {
  expect(redactText(text)).toBe(expected);
});

test.each([
  ['pass%77d=hidden&id=3', 'pass%77d=[redacted]&id=3'],
  ['id=3&passwd=hid, den&name=x', 'id=3&passwd=[redacted]&name=x'],
  ['passwd=hid den', 'passwd=[redacted]'],
  ['=hidden&passwd=hid, den', '=hidden&passwd=[redacted]'],
])('the form %j is shown as %j, to the end of its values', (form, expected) => {
  expect(redactText(form)).toBe(expected);
});

test('a value without a field is a secret only if its own names say so', () => {
  const message = 'no';
  expect(redactReason({ message, value: 'shown' })).toEqual({ message, value: 'shown' });
  expect(redactReason({ message, value: { pin: '12', id: 1 } })).toEqual({
    message,
    value: { pin: '[redacted]', id: 1 },
  });
});
