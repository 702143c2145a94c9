import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { SendRequest } from '#compare/replay/messages.ts';
import { openProxy } from '#record/proxy.ts';
import { Recorder } from '#record/recorder.ts';
import { SequenceNames } from '#record/sequence-names.ts';
import { readRecordings } from '#recording/read.ts';
import { RedactedExchange } from '#recording/redact/redacted-exchange.ts';
import { createRedaction } from '#recording/redact/redaction.ts';
import { RecordingFile } from '#recording/write.ts';
import { Remote } from '#remote/remote.ts';
import { createApp } from '#server/app.ts';
import { readSequences, recordingNames } from '../support/recordings.ts';
import { firstDeviation } from '../support/replay.ts';
import { startWorld } from '../support/start.ts';
import { listen, overSocket } from '../support/transports.ts';

/** Recordings that are too long for another replay. */
const leftOut = ['probes', 'random2'];

test('a recording through the proxy has what the mock answers without it', { timeout: 300_000 }, async () => {
  const key = Buffer.alloc(32, 3);
  const folder = mkdtempSync(join(tmpdir(), 'record-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const world = startWorld('start');
  const app = createApp(world);
  const url = `http://127.0.0.1:${await listen(app)}`;
  const upstream = await Remote.open({ url, timeoutMs: 10_000, keepsConnections: true });
  const file = new RecordingFile(join(folder, 'calls.jsonl'), { appends: false, redacted: 'secrets' });
  const sequences = new SequenceNames({ rule: 'client', pause: 0, prefix: 'all' });
  const recorder = new Recorder({
    upstream,
    file,
    redaction: createRedaction({ anonymises: true, key }),
    sequences,
    warn: () => {},
  });
  const proxy = await openProxy(recorder.handler, { host: '127.0.0.1', port: 0, httpsPort: undefined });
  onTestFinished(async () => {
    await proxy.close();
    upstream.close();
    await app.close();
  });

  const expected: unknown[] = [];
  const redaction = createRedaction({ anonymises: true, key });
  const send = overSocket(Number(new URL(proxy.urls[0] ?? '').port));
  const noted: SendRequest = async (sent) => {
    const answer = await send(sent);
    const seen = { ...answer, body: Buffer.from(answer.body), method: sent.method, target: sent.path, account: null };
    const { body: requestBody = Buffer.alloc(0), headers: requestHeaders } = sent;
    expected.push(RedactedExchange.of({ ...seen, requestBody, requestHeaders }, redaction).exchange);
    return answer;
  };

  for (const name of recordingNames().filter((each) => !leftOut.includes(each))) {
    for (const sequence of readSequences(name)) {
      if (sequence.start !== 'start' || sequence.exchanges.some(({ clientAddress }) => clientAddress)) continue;
      expect(await firstDeviation(sequence, world, noted)).toBeUndefined();
    }
  }
  const [recording] = readRecordings(join(folder, 'calls.jsonl'));
  const recorded = recording?.sequences.flatMap(({ exchanges }) => exchanges.map((each) => ({ ...each, auth: null })));
  expect(recorded?.length).toBeGreaterThan(2_000);
  expect(recorded).toEqual(expected);
});
