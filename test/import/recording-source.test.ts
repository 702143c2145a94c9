import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { questionFor } from '#import/question.ts';
import { RecordingSource } from '#import/read/recording-source.ts';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';

const path = '/service/ipbx/json.php/restricted/pbx_settings/users/';
const exchange = {
  name: 'x',
  method: 'GET',
  path,
  auth: null,
  requestBody: null,
  status: 200,
  headers: {},
  body: '[1]',
};

function sourceOf(exchanges: readonly object[], redacted?: string): RecordingSource {
  const folder = mkdtempSync(join(tmpdir(), 'recording-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'calls.jsonl'), `${JSON.stringify({ name: 'one', redacted, exchanges })}\n`);
  return RecordingSource.of(join(folder, 'calls.jsonl'), { dialect: 'recorded', filter: (answer) => answer });
}

test('a form is not taken for a list, whose parameters it has', async () => {
  const form = {
    requestHeaders: { 'content-type': 'application/x-www-form-urlencoded' },
    requestBody: 'act=view&id=1',
  };
  const source = sourceOf([exchange, { ...exchange, method: 'POST', ...form, body: '{}' }]);
  expect(await source.ask(questionFor(users, 'list'))).toMatchObject({ body: '[1]' });
});

test.for([[undefined], ['secrets'], ['all']])('what was replaced is known: %s', ([redacted]) => {
  expect(sourceOf([exchange], redacted).redacted).toBe(redacted);
});
