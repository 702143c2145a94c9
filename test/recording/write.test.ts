import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readRecordings } from '#recording/read.ts';
import { RedactedExchange } from '#recording/redact/redacted-exchange.ts';
import { createRedaction } from '#recording/redact/redaction.ts';
import { RecordingFile } from '#recording/write.ts';

function temporaryFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'recording-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'calls.jsonl');
}

const redaction = createRedaction({ anonymises: false });
const seen = { requestHeaders: {}, requestBody: Buffer.alloc(0), headers: {}, body: Buffer.alloc(0) };
const exchange = (target: string) =>
  RedactedExchange.of({ ...seen, method: 'GET', target, account: null, status: 204 }, redaction);

function sequencesIn(path: string): unknown {
  return readRecordings(path).flatMap(({ sequences }) =>
    sequences.map(({ name, exchanges }) => [name, exchanges.map((each) => each.path)]),
  );
}

test('sequences may be written in turns; the file is whole after each exchange', () => {
  const path = temporaryFile();
  const file = new RecordingFile(path, { appends: false, redacted: 'secrets' });
  file.append('one', exchange('/1'));
  expect(sequencesIn(path)).toEqual([['one', ['/1']]]);
  file.append('two', exchange('/2'));
  file.append('one', exchange('/3'));
  expect(sequencesIn(path)).toEqual([
    ['one', ['/1', '/3']],
    ['two', ['/2']],
  ]);
  expect([file.exchanges, file.sequences]).toEqual([3, 2]);
  file.close();
});

test('a file that exists is only added to on request, after a line that was cut off', () => {
  const path = temporaryFile();
  const first = new RecordingFile(path, { appends: false, redacted: 'secrets' });
  first.append('one', exchange('/1'));
  first.close();
  expect(() => new RecordingFile(path, { appends: false, redacted: 'secrets' })).toThrow('EEXIST');
  appendFileSync(path, '{"name":"one","exch');
  const second = new RecordingFile(path, { appends: true, redacted: 'secrets' });
  second.append('two', exchange('/2'));
  second.close();
  expect(sequencesIn(path)).toEqual([
    ['one', ['/1']],
    ['two', ['/2']],
  ]);
  expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(3);
});
