import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { changedAnswerFor } from '#compare/name-changed-answer.ts';
import { Registry } from '#core/registry.ts';
import { changedAnswers } from '#portability/changed-answers.ts';
import { operationOfRequest } from '#recording/operation.ts';
import { resources } from '#resources/index.ts';
import { matchesGlob } from '#text/glob.ts';

const registry = new Registry(resources, 'documented');

test('each change is of an operation that exists, and since a release that the contract names', () => {
  const contract = readFileSync(new URL('../../docs/contract/later-releases.md', import.meta.url), 'utf8');
  for (const { since, operations } of changedAnswers) {
    expect(contract).toContain(since);
    expect(
      registry.operations.some((name) => matchesGlob(operations, name)),
      operations,
    ).toBe(true);
  }
});

const difference = (at: string, recorded: string, found: string) => ({ at, recorded, found });

test.for([
  { path: 'call_management/pickup', act: 'add', differs: difference('status', '200', '400'), since: '14.10' },
  {
    path: 'call_management/pickup',
    act: 'list',
    differs: difference('[0].entity_id', '(missing)', '1'),
    since: '14.10',
  },
  { path: 'call_management/pickup', act: 'list', differs: difference('[0].name', '"a"', '"b"'), since: undefined },
  { path: 'pbx_settings/voicemail', act: 'list', differs: difference('status', '200', '404'), since: '15.15' },
  {
    path: 'pbx_settings/users',
    act: 'view',
    differs: difference('userfeatures.uuid', '(missing)', '"1"'),
    since: '15.08',
  },
  {
    path: 'pbx_settings/users',
    act: 'view',
    differs: difference('userfeatures.firstname', '"a"', '"b"'),
    since: undefined,
  },
  { path: 'trunk_management/sip', act: 'add', differs: difference('status', '200', '400'), since: undefined },
  {
    path: 'trunk_management/sip',
    act: 'add',
    body: { protocol: { nat: 'yes' } },
    differs: difference('status', '200', '400'),
    since: '13.04',
  },
  { path: 'pbx_settings/groups', act: 'list', differs: difference('status', '403', '200'), since: '16.01' },
])('$path $act: $differs is since $since', ({ path, act, body = null, differs, since }) => {
  const target = `/service/ipbx/json.php/restricted/${path}/?act=${act}`;
  const operation = operationOfRequest({ target }, registry);
  const exchange = {
    name: '',
    method: 'POST',
    path: target,
    auth: null,
    requestBody: body,
    status: 200,
    headers: {},
    body: '',
  };
  expect(changedAnswerFor(differs, { exchange, operation })?.since).toBe(since);
});
