import type { FastifyInstance, InjectOptions } from 'fastify';
import { expect, test } from 'vitest';
import { superlinear } from '../support/cost.ts';
import { startMock } from '../support/mock.ts';

const authorization = `Basic ${Buffer.from('admin:proformatique').toString('base64')}`;
const entities = '/xivo/configuration/json.php/restricted/manage/entity/';
const users = '/service/ipbx/json.php/restricted/pbx_settings/users/';
const extensions = '/service/ipbx/json.php/restricted/system_management/extensions/';

/** A request with a payload of about `size` bytes. */
type Request = (size: number) => InjectOptions;

function form(atom: string, path = `${users}?act=search`): Request {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return (size) => ({ method: 'POST', url: path, headers, payload: filled(atom, size) });
}

function body(atom: string, { url = `${entities}?act=add`, start = '', type = 'application/json' } = {}): Request {
  return (size) => ({
    method: 'POST',
    url,
    headers: { 'content-type': type },
    payload: start + filled(atom, size),
  });
}

function control(url: string, document: (size: number) => unknown): Request {
  return (size) => ({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify(document(size)),
  });
}

function filled(atom: string, size: number): string {
  return atom.repeat(Math.ceil(size / atom.length));
}

async function growthOf(app: FastifyInstance, request: Request, size: number): Promise<number | undefined> {
  return superlinear((each) => {
    const options = request(each);
    return app.inject({ ...options, headers: { ...options.headers, authorization } });
  }, size);
}

test.each<readonly [string, Request]>([
  ['a form of separators', form('&')],
  ['a form of equals signs', form('=')],
  ['a form of names', form('a&')],
  ['a form of one name', form('id=1&')],
  ['a form of arrays', form('a[]=1&')],
  ['a form of nested arrays', form('a[b][c]=1&')],
  ['a form of escapes', form('%41')],
  ['a form of percent signs', form('%')],
  ['a form of blanks', form('+')],
  ['a form with one long name', form('a')],
  ['a form with a long number', (size) => form('1', `${extensions}?act=search`)(size)],
  [
    'a search for digits',
    (size) => ({ ...form('1')(size), payload: `act=search&context=default&obj=user&number=${filled('1', size)}x` }),
  ],
  ['JSON of opening brackets', body('[')],
  ['JSON of opening braces', body('{"a":')],
  ['JSON of quotes', body('"')],
  ['JSON of backslashes', body('\\', { start: '{"name":"' })],
  ['JSON of digits', body('1', { start: '{"name":' })],
  ['JSON of blanks', body(' ')],
  ['JSON of numbers', body('1,', { start: '[' })],
  ['a body of zeros', body('\0')],
  ['a body of half letters', body('\u00e9', { start: '\u00c3' })],
  ['a CSV of lines', body('1|2\n', { url: `${users}?act=import`, start: 'entityid|firstname\n' })],
  ['a CSV of separators', body('|', { url: `${users}?act=import`, start: 'entityid|firstname\n' })],
  ['a CSV of quotes', body('"', { url: `${users}?act=import`, start: 'entityid|firstname\n' })],
  ['a CSV with a long first line', body('firstname|', { url: `${users}?act=import` })],
  ['a CSV of empty lines', body('\n', { url: `${users}?act=import`, start: 'entityid|firstname\n' })],
  ['a multipart body of boundaries', body('--a\r\n', { type: 'multipart/form-data; boundary=a' })],
  ['a multipart body of line ends', body('\r\n', { type: 'multipart/form-data; boundary=a', start: '--a\r\n' })],
])('the cost of %s is linear in its length', { timeout: 60_000 }, async (_name, request) => {
  const { app } = startMock();
  expect(await growthOf(app, request, 32_000)).toBeUndefined();
});

test.each<readonly [string, Request]>([
  ['a section with a long name', control('/__admin/fixtures', (size) => ({ [filled('z', size)]: [] }))],
  ['many sections', control('/__admin/fixtures', (size) => manyKeys(size / 20))],
  ['a row with many columns', control('/__admin/fixtures', (size) => ({ entity: [manyKeys(size / 20)] }))],
  ['a body with many fields', control('/__admin/fixtures', (size) => ({ entities: [manyKeys(size / 20)] }))],
  [
    'many bad bodies',
    control('/__admin/fixtures', (size) => ({ entities: Array.from({ length: size / 100 }, () => ({})) })),
  ],
  ['a long event time', control('/__admin/fixtures', (size) => ({ cel: [{ eventtime: filled('1', size) }] }))],
  ['a document of brackets', body('[', { url: '/__admin/fixtures' })],
  ['YAML of keys', body('a:\n', { url: '/__admin/fixtures', type: 'application/yaml' })],
  ['YAML of aliases', body('- *a\n', { url: '/__admin/fixtures', type: 'application/yaml', start: '- &a x\n' })],
  ['YAML of a long text', body('a ', { url: '/__admin/fixtures', type: 'application/yaml', start: 'a: ' })],
  ['a pattern with a long operation', control('/__admin/requests/find', (size) => ({ operation: filled('a', size) }))],
  ['a pattern of stars', control('/__admin/requests/find', (size) => ({ path: filled('*a', size) }))],
  ['a pattern with many query names', control('/__admin/requests/find', (size) => ({ query: manyKeys(size / 20) }))],
  ['a pattern with a long body', control('/__admin/requests/find', (size) => ({ body: { name: filled('<', size) } }))],
  ['a pattern with an unknown key', control('/__admin/requests/find', (size) => ({ [filled('z', size)]: 1 }))],
  [
    'a fault with an unknown operation',
    control('/__admin/faults', (size) => ({ match: { operation: filled('z', size) }, preset: 'slow' })),
  ],
  ['a fault with an unknown preset', control('/__admin/faults', (size) => ({ preset: filled('z', size) }))],
  [
    'a fault with a long answer',
    control('/__admin/faults', (size) => ({ action: { respond: { status: 500, body: filled('"', size) } } })),
  ],
  ['a reset to a long name', control('/__admin/reset', (size) => ({ to: filled('z', size) }))],
  ['a world with a long name', control('/__admin/worlds', (size) => ({ id: filled('z', size) }))],
  [
    'an account with many rights',
    control('/__admin/accounts', (size) => ({
      name: 'a',
      login: 'aaaa',
      passwd: 'aaaa',
      rights: Array.from({ length: size / 20 }, (_, index) => `service/${index}`),
    })),
  ],
  ['a clock set to a long text', control('/__admin/clock/advance', (size) => ({ by: filled('1', size) }))],
  ['a duration of digits', control('/__admin/clock/advance', (size) => ({ by: `PT${filled('1', size)}` }))],
])('the cost of %s in the control plane is linear in its length', { timeout: 60_000 }, async (_name, request) => {
  const { app } = startMock();
  // An entry that the patterns are compared with.
  const url = `${entities}?act=add&search=${filled('a', 8_000)}`;
  for (const atom of ['a', '<', '"a":']) await app.inject({ method: 'POST', url, payload: filled(atom, 64_000) });
  expect(await growthOf(app, request, 32_000)).toBeUndefined();
});

test.each([
  '<',
  '"',
  'secret=',
  'pin:',
  '://',
  'password "',
  '\\',
  '{"a":',
  '[',
  '%',
  "secret: '",
  'pin\r\n\r\n',
  'a:@',
  'passwd',
  '"passwd": "\\',
  '|',
  ' ',
])('the cost of showing a recorded body of %j is linear in its length', { timeout: 60_000 }, async (atom) => {
  const growth = await superlinear(async (size) => {
    const { app } = startMock();
    await app.inject({
      method: 'POST',
      url: `${entities}?act=add`,
      headers: { authorization },
      payload: filled(atom, size),
    });
    await app.inject({ url: '/__admin/requests' });
    await app.close();
  }, 8_000);
  expect(growth).toBeUndefined();
});

test.each(
  ['a', '/', '%2f', '/a', '..', '%C3%A9'].flatMap((part) => {
    return ['/', '/service/ipbx/json.php/', '/service/ipbx/json.php/restricted/a/'].map(
      (base) => [base, part] as const,
    );
  }),
)('the cost of the unknown path %s%s… is linear in its length', { timeout: 60_000 }, async (base, part) => {
  const { app } = startMock();
  const path: Request = (size) => ({ method: 'GET', url: base + filled(part, size) });
  expect(await growthOf(app, path, 1_000)).toBeUndefined();
});

/** Returns an object with `count` unknown keys. */
function manyKeys(count: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`zzzzzz${index}`, index]));
}
