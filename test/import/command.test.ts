import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { Registry } from '#core/registry.ts';
import { type AnsweredQuestion, type PbxAnswer, type Question, questionFor, targetOf } from '#import/question.ts';
import { LocalMock } from '#import/read/local-mock.ts';
import { readState } from '#import/read/walk.ts';
import { startXivoMock } from '#index.ts';
import { operationOfRequest } from '#recording/operation.ts';
import { resources } from '#resources/index.ts';
import { groups } from '#resources/service/ipbx/pbx_settings/groups.ts';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { entity } from '#resources/xivo/configuration/manage/entity.ts';
import { mail } from '#resources/xivo/configuration/network/mail.ts';
import { outcomeOf } from '../commands/outcome.ts';
import { urlOf } from '../support/mock.ts';
import { importFrom, newFolder } from './folders.ts';

const registry = new Registry(resources, 'recorded');

test('import reads a PBX over HTTP, and the mock on the folder serves the same client', async () => {
  await using pbx = await startXivoMock({ dialect: 'recorded', port: 0, user: 'client', password: 'secret' });
  const folder = newFolder();
  const from = ['import', '--from', pbx.url, '--out', folder, '--cels', '50', '--json'];
  const result = await outcomeOf(from, { XIVO_MOCK_USER: 'client', XIVO_MOCK_PASSWORD: 'secret' });
  expect(result).toMatchObject({ status: 0, stderr: '' });
  expect(JSON.parse(result.stdout)).toMatchObject({ from: pbx.url, folder, differs: 0, account: 'client' });
  await using mock = await startXivoMock({ seeds: folder, dialect: 'recorded', port: 0 });
  const url = targetOf(questionFor(users, 'list'));
  const authorization = `Basic ${btoa('client:secret')}`;
  const [one, other] = [
    await pbx.inject({ url, headers: { authorization } }),
    await mock.inject({ url, headers: { authorization } }),
  ];
  expect(other).toMatchObject({ status: 200, body: one.body });
  const methods = new Set((await pbx.admin.requests()).requests.map(({ method }) => method));
  expect([...methods]).toEqual(['GET']);
});

test('a resource to which the account has no right is told, and the others are imported', async () => {
  await using pbx = await startXivoMock({ dialect: 'recorded', port: 0 });
  await pbx.admin.accounts.add({
    name: 'some',
    login: 'some',
    passwd: 'some',
    rights: ['service/ipbx/pbx_settings', 'xivo/configuration'],
  });
  const folder = newFolder();
  const result = await outcomeOf([
    'import',
    '--from',
    pbx.url,
    '--user',
    'some',
    '--password',
    'some',
    '--out',
    folder,
  ]);
  expect(result.stdout).toContain('  callcenter/settings/agents:list: the account has no right to it (403)\n');
  expect(result.stdout).toContain('  ipbx/general_settings/sip:view: the account has no right to it (403)\n');
  // The settings that were not read are those of a fresh PBX.
  expect(JSON.parse(readFileSync(join(folder, 'staticsip.json'), 'utf8'))).toHaveLength(146);
});

test('an address with a login in it is refused, which would be printed', async () => {
  const result = await outcomeOf(['import', '--from', 'http://admin:secret@127.0.0.1:9', '--out', newFolder()]);
  expect(result).toMatchObject({ status: 1, stderr: expect.not.stringContaining('secret') });
  expect(result.stderr).toContain('--from must be a URL without login');
});

test('import only ever sends requests that read', async () => {
  const pbx = LocalMock.start('documented', 'recorded');
  const { answered } = await readState(pbx, { resources, records: { newest: 10 } });
  await pbx.close();
  const operations = answered.map(({ question }) => operationOfRequest({ target: targetOf(question) }, registry));
  expect(operations.filter(({ isRead }) => !isRead)).toEqual([]);
  // Whatever ids a server lists.
  fc.assert(
    fc.property(fc.string(), (id) => {
      const target = targetOf(questionFor(users, 'view', { id }));
      expect(operationOfRequest({ target }, registry)).toMatchObject({
        name: 'ipbx/pbx_settings/users:view',
        isRead: true,
      });
    }),
  );
});

/** Writes the answers of a PBX as a recording. */
async function recordingOf(
  seeds: string,
  change: (answered: AnsweredQuestion) => PbxAnswer | undefined,
): Promise<string> {
  const pbx = LocalMock.start(seeds, 'recorded');
  const { answered } = await readState(pbx, { resources });
  await pbx.close();
  const exchanges = answered.flatMap((each) => {
    const answer = change(each);
    const path = targetOf(each.question);
    return answer === undefined
      ? []
      : [
          {
            name: '',
            method: 'GET',
            path,
            auth: null,
            requestBody: null,
            status: answer.status,
            headers: {},
            body: answer.body,
          },
        ];
  });
  const path = `${newFolder()}.jsonl`;
  writeFileSync(path, `${JSON.stringify({ name: 'calls', exchanges })}\n`);
  return path;
}

test('a recording is imported, and what it lacks is told', async () => {
  const path = await recordingOf('documented', ({ question, answer }) =>
    question.resource === mail ? undefined : answer,
  );
  const folder = newFolder();
  const result = await outcomeOf(['import', '--from', path, '--out', folder]);
  expect(result).toMatchObject({ status: 0, stderr: '' });
  expect(result.stdout).toContain(`  xivo/configuration/network/mail:view: not in ${path}\n`);
  expect(result.stdout).toContain('account admin\n');
});

test('redacted secrets of a recording are invented, and told', async () => {
  const path = await recordingOf('documented', ({ answer }) => ({
    ...answer,
    body: answer.body.replace(/"secret":"[^"]+"/g, '"secret":"[redacted]"'),
  }));
  const folder = newFolder();
  const result = await outcomeOf(['import', '--from', path, '--out', folder]);
  expect(result).toMatchObject({ status: 0 });
  expect(result.stdout).toMatch(/Redacted, and invented:\n {2}usersip\.secret: \d+\n/);
  expect(readFileSync(join(folder, 'usersip.json'), 'utf8')).not.toContain('[redacted]');
});

test('keys of a later release are ignored, missing ones have their default, and both are told once', async () => {
  const pbx = LocalMock.start('documented', 'recorded');
  onTestFinished(() => pbx.close());
  const later = {
    name: 'a later release',
    ask: async (question: Question) => {
      const answer = await pbx.ask(question);
      return { ...answer, body: answer.body.replace(/"enableautomon":(?:true|false)/g, '"uuid":"x"') };
    },
  };
  const report = await importFrom(later);
  const form = report.forms.find(({ operation }) => operation === 'ipbx/pbx_settings/users:list');
  expect(form).toEqual({
    operation: 'ipbx/pbx_settings/users:list',
    unknown: ['uuid'],
    missing: ['enableautomon'],
    values: [],
  });
  expect(report.operations.find(({ operation }) => operation === 'ipbx/pbx_settings/users:view')?.first).toMatchObject({
    at: 'userfeatures.uuid',
    read: '"x"',
    found: 'nothing',
  });
});

test('a row that the tables cannot hold is left out and told, and the answers that show it differ', async () => {
  const pbx = LocalMock.start('documented', 'recorded');
  onTestFinished(() => pbx.close());
  const odd = {
    name: 'an odd PBX',
    ask: async (question: Question) => {
      const answer = await pbx.ask(question);
      return { ...answer, body: answer.body.replace(/"bsfilter":"no"/g, '"bsfilter":"maybe"') };
    },
  };
  const report = await importFrom(odd);
  expect(report.leftOut[0]).toMatch(/^userfeatures \d+: userfeatures\.bsfilter/);
  expect(report.differs).toBeGreaterThan(0);
});

test('the mock refuses what the PBX refuses, and continues its ids', async () => {
  const pbx = await startXivoMock({ dialect: 'recorded', port: 0 });
  onTestFinished(() => pbx.close());
  const folder = newFolder();
  await outcomeOf(['import', '--from', pbx.url, '--user', 'admin', '--password', 'proformatique', '--out', folder]);
  const mock = await startXivoMock({ seeds: folder, dialect: 'recorded', port: 0 });
  onTestFinished(() => mock.close());
  const group = (number: string) => ({
    groupfeatures: { name: `g${number}`, number, context: 'default', timeout: 30 },
    queue: {},
  });
  const [taken] = await pbx.admin.rows('groupfeatures');
  const bodies: readonly (readonly [Parameters<typeof urlOf>[0], object])[] = [
    [groups, group(String(taken?.['number']))],
    [users, { userfeatures: { firstname: 'Ada', entityid: 1 } }],
    [entity, { name: 'entity', displayname: 'Taken' }],
  ];
  for (const [resource, body] of bodies) {
    const request = {
      method: 'POST',
      url: urlOf(resource, 'add'),
      headers: { authorization: `Basic ${btoa('admin:proformatique')}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    } as const;
    const [one, other] = [await pbx.inject(request), await mock.inject(request)];
    const told = ({ status, body: text, headers }: typeof one) => ({ status, text, reason: headers['x-mock-reason'] });
    expect(told(other)).toEqual(told(one));
  }
});
