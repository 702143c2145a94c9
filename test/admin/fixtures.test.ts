import { expect, test } from 'vitest';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { entity } from '#resources/xivo/configuration/manage/entity.ts';
import { dump, type Mock, startMock } from '../support/mock.ts';

const second = { entities: [{ name: 'second', displayname: 'Second' }] };

function post({ app }: Mock, query: string, document: unknown, type = 'application/json') {
  const payload = typeof document === 'string' ? document : JSON.stringify(document);
  return app.inject({ method: 'POST', url: `/__admin/fixtures${query}`, headers: { 'content-type': type }, payload });
}

test('a document is applied and counted', async () => {
  const mock = startMock();
  const answer = await post(mock, '', { ...second, users: [{ userfeatures: { firstname: 'Ada', entityid: 2 } }] });
  expect([answer.statusCode, answer.json()]).toEqual([
    200,
    { mode: 'merge', dryRun: false, strict: false, applied: { entities: 1, users: 1 } },
  ]);
  expect((await mock.call(users, 'list')).json()).toMatchObject([{ firstname: 'Ada' }]);
});

test('YAML is accepted as well as JSON', async () => {
  const mock = startMock();
  const yaml = 'entities:\n  - name: second\n    displayname: "Second"\n';
  expect((await post(mock, '', yaml, 'application/yaml')).json()).toMatchObject({ applied: { entities: 1 } });
  const broken = await post(mock, '', 'entities: [', 'application/yaml');
  expect([broken.statusCode, broken.json()]).toMatchObject([
    400,
    { errors: [{ at: expect.stringMatching(/^line 1, /) }] },
  ]);
});

test('an invalid document is a problem with the place of each error, and changes nothing', async () => {
  const mock = startMock();
  const before = dump(mock);
  const answer = await post(mock, '', { ...second, users: [{ userfeatures: {} }, {}] });
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect([answer.statusCode, answer.json()]).toMatchObject([
    400,
    {
      detail: expect.stringMatching(
        /^the fixtures cannot be applied: users\[0\]\.userfeatures\.firstname: .+; and 1 more problem$/,
      ),
      errors: [{ at: 'users[0].userfeatures.firstname' }, { at: 'users[1].userfeatures' }],
    },
  ]);
  expect(dump(mock)).toBe(before);
  expect(mock.bugs).toEqual([]);
});

test('a dry run changes nothing; mode replace leaves the document', async () => {
  const mock = startMock();
  const names = async () => (await mock.call(entity, 'list')).json();
  expect((await post(mock, '?mode=replace&dryRun=1', second)).json()).toMatchObject({ mode: 'replace', dryRun: true });
  expect(await names()).toMatchObject([{ name: 'entity' }]);
  await post(mock, '?mode=replace', second);
  expect(await names()).toMatchObject([{ name: 'second' }]);
});

test.for(['?mode=other', '?dryRun=perhaps', '?nosuch=1'])('the query %s is a problem', async (query) => {
  expect((await post(startMock(), query, second)).statusCode).toBe(400);
});

test('an empty body, forms and names of tables that are SQL are refused', async () => {
  const mock = startMock();
  expect((await mock.app.inject({ method: 'POST', url: '/__admin/fixtures' })).statusCode).toBe(400);
  expect((await post(mock, '', 'a=1', 'text/yaml')).statusCode).toBe(415);
  expect((await post(mock, '', { 'entity"; DROP TABLE entity; --': [] })).statusCode).toBe(400);
  expect((await post(mock, '', { tables: { entity: [{ 'name") VALUES (1); --': 'x' }] } })).statusCode).toBe(400);
  expect((await mock.call(entity, 'list')).status).toBe(200);
});

test('a body of 100 MB is refused', async () => {
  const mock = startMock();
  expect((await post(mock, '', ' '.repeat(100 * 1024 * 1024))).statusCode).toBe(413);
});

test('an exported document replaces another state', async () => {
  const [from, to] = [startMock(), startMock({ seeds: 'empty' })];
  await post(from, '', { ...second, users: [{ userfeatures: { firstname: 'Ada', entityid: 2 } }] });
  const document = (await from.app.inject('/__admin/fixtures')).body;
  expect((await post(to, '?mode=replace', document)).statusCode).toBe(200);
  expect(dump(to)).toBe(dump(from));
});

test('each world has its own state', async () => {
  const mock = startMock();
  await mock.app.inject({ method: 'POST', url: '/__admin/worlds', payload: { id: 'w1' } });
  await mock.app.inject({ method: 'POST', url: '/w/w1/__admin/fixtures', payload: second });
  expect((await mock.app.inject('/w/w1/__admin/fixtures')).json().tables.entity).toHaveLength(2);
  expect((await mock.app.inject('/__admin/fixtures')).json().tables.entity).toHaveLength(1);
});

test('the schema names every key of a document', async () => {
  const answer = await startMock().app.inject('/__admin/fixtures/schema.json');
  expect(answer.headers['content-type']).toMatch(/^application\/schema\+json/);
  const { properties, additionalProperties, ...schema } = answer.json();
  expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' });
  expect(additionalProperties).toBe(false);
  expect(answer.body).toContain('"rows of the table entity"');
  expect(properties).toMatchObject({
    users: { description: 'bodies of ipbx/pbx_settings/users:add' },
    tables: { description: 'rows of tables' },
    _mode: {},
    _sequences: {},
  });
});
