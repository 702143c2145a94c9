import { expect, test } from 'vitest';
import { explanationOf } from '#http/explain.ts';
import { check } from '#resources/xivo/configuration/check.ts';
import { entity } from '#resources/xivo/configuration/manage/entity.ts';
import { startMock } from '../support/mock.ts';

async function whyNot(url: string): Promise<unknown> {
  return (await startMock().app.inject(url)).headers['x-mock-reason'];
}

const entities = '/xivo/configuration/json.php/restricted/manage/entity';

test.each([
  [
    '/xivo/configuration/json.php/restricted/manage/entities',
    `no web service has this path; the nearest is ${entities}`,
  ],
  [
    '/xivo/configuration/json.php/restricted/Manage/Entity/',
    `no web service has this path; the nearest is ${entities}`,
  ],
  ['/service/ipbx/json.php/restricted/manage/entity', `no web service has this path; the nearest is ${entities}`],
  ['/xivo/configuration/json.php/private/check', 'this web service is routed in mode restricted only'],
  [
    '/xivo/configuration/json.php/manage/entity',
    `the path has no mode (restricted or private); the nearest is ${entities}`,
  ],
  ['/nosuch/json.php/restricted/manage/entity', `no script has this path; the nearest is ${entities}`],
  ['/xivo/configuration/restricted/manage/entity', `no script has this path; the nearest is ${entities}`],
  ['/xivo/config/json.php', 'no script has this path; the nearest is /xivo/configuration/json.php'],
])('the reason in the answer to %s is: %s', async (url, expected) => {
  expect(await whyNot(url)).toBe(expected);
});

test('any long path is a 404', async () => {
  const { app } = startMock();
  for (const part of ['a', '/', '%2f', '/a', '..', 'é']) {
    for (const base of ['/', '/service/ipbx/json.php/', '/service/ipbx/json.php/restricted/a/']) {
      expect((await app.inject(base + part.repeat(4000 / part.length))).statusCode).toBe(404);
    }
  }
});

test.each([
  ['lst', "act 'lst' is unknown, ran list; did you mean list?"],
  ['LIST', "act 'LIST' is unknown, ran list; did you mean list?"],
])('act=%s has a note in the journal and in the answer', async (act, expected) => {
  const mock = startMock();
  const { status, headers } = await mock.call(entity, act);
  expect(status).toBe(200);
  expect(headers['x-mock-reason']).toContain(expected);
  expect(mock.world.journal.entries()).toMatchObject([{ note: expect.stringContaining(expected) }]);
});

test('a resource that ignores the act suggests none', async () => {
  const { headers } = await startMock().call(check, 'list');
  expect(headers['x-mock-reason']).toBe("act 'list' is ignored, ran check");
});

test('a body without an act has a note, since its sender meant another act than the fallback', async () => {
  const mock = startMock();
  const { status, headers } = await mock.call(entity, '', { body: { name: 'paris' } });
  const note = 'the parameter act is missing, ran list; the acts are list, search, view, add, edit, delete, deleteall';
  expect([status, headers['x-mock-reason']]).toEqual([200, note]);
  expect(mock.world.journal.entries()).toMatchObject([{ note }]);
});

test('a known act, and a missing one without a body, have no note', async () => {
  const mock = startMock();
  expect((await mock.call(entity, 'list')).headers['x-mock-reason']).toBeUndefined();
  expect((await mock.call(entity, '')).headers['x-mock-reason']).toBeUndefined();
  expect(mock.world.journal.entries().map(({ note }) => note)).toEqual([undefined, undefined]);
});

test('a refusal has field, rule and value', async () => {
  const { headers } = await startMock().call(entity, 'add', { body: { name: 'Ünï/' } });
  expect(headers['x-mock-reason']).toBe('name must be lower-case letters, digits, _ . -; value "\\u00dcn\\u00ef/"');
});

test.each([
  [{ message: 'no', field: 'a.b', rule: 'maxlen', value: 'x' }, 'no; field a.b; value "x"'],
  [{ message: 'a.b must be short', field: 'a.b', rule: 'maxlen' }, 'a.b must be short'],
  [{ message: 'no', field: 'a.passwd', value: 'hidden' }, 'no; field a.passwd; value "[redacted]"'],
  [{ message: 'no\nè', value: 'x'.repeat(200) }, `no\\u000a\\u00e8; value "${'x'.repeat(79)}...`],
  [undefined, undefined],
])('the reason %j is explained as %j', (reason, expected) => {
  expect(explanationOf(reason, undefined)).toBe(expected);
});

test('reason and note are explained together', () => {
  expect(explanationOf({ message: 'no' }, 'noted')).toBe('no; noted');
});
