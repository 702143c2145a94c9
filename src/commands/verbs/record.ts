import { rmSync } from 'node:fs';
import { ConfigProblems } from '#config/problems.ts';
import { type RecordValues, recordOptions } from '#config/verbs/record-options.ts';
import { authorizationOf, remoteConflictsIn } from '#config/verbs/remote-options.ts';
import { parseDuration } from '#input/duration.ts';
import { openProxy, type RunningProxy } from '#record/proxy.ts';
import { Recorder, type RecorderOptions } from '#record/recorder.ts';
import { SequenceNames } from '#record/sequence-names.ts';
import { createRedaction } from '#recording/redact/redaction.ts';
import { RecordingFile } from '#recording/write.ts';
import { firstSignal } from '#server/signals.ts';
import { localCommand } from '../define.ts';
import { openRemote } from '../remote.ts';

/** Passes requests on to a PBX and records them until SIGTERM or SIGINT. */
export const recordCommand = localCommand({
  name: 'record',
  summary: 'Pass requests on to a PBX, and write them with its answers to a file, without secrets.',
  options: recordOptions,
  examples: [
    'xivo-mock record --upstream https://pbx.example.com --insecure --out calls.jsonl',
    'xivo-mock record --upstream https://pbx.example.com --ca ca.pem --anonymise',
  ],
  rules: (values) => [
    ...(values.upstream === undefined ? ['upstream is missing; it is the URL of the PBX to record'] : []),
    ...remoteConflictsIn(values),
  ],
  async run({ values, context, print }) {
    const signalled = firstSignal();
    const upstream = await openRemote(values.upstream ?? '', values);
    const file = openFile(values);
    const warn = (line: string) => void context.stderr.write(`xivo-mock: ${line}\n`);
    const proxy = await proxyFor({ upstream, file, warn, ...recordingOptions(values) }, values);
    print({ lines: [`recording ${upstream.url} to ${values.out} on ${proxy.urls.join(' and ')}`] });
    await signalled;
    await proxy.close();
    upstream.close();
    file.close();
    const { exchanges, sequences } = file;
    return { lines: [`wrote ${exchanges} exchanges in ${sequences} sequences to ${values.out}`] };
  },
});

function openFile({ out, append: appends, anonymise }: RecordValues): RecordingFile {
  try {
    return new RecordingFile(out, { appends, redacted: anonymise ? 'all' : 'secrets' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    if (code !== 'EEXIST') throw new ConfigProblems([`${out}: cannot be written (${code})`]);
    throw new ConfigProblems([`${out}: already exists; --append adds to it, --out names another file`]);
  }
}

function recordingOptions(values: RecordValues): Pick<RecorderOptions, 'redaction' | 'sequences' | 'authorization'> {
  const pause = parseDuration(values.pause) ?? 0;
  return {
    redaction: createRedaction({ anonymises: values.anonymise }),
    sequences: new SequenceNames({ rule: values.sequences, pause, prefix: new Date().toISOString() }),
    authorization: authorizationOf(values),
  };
}

/** Opens the proxy. If that fails, a file that was only created for it is removed. */
async function proxyFor(options: RecorderOptions, values: RecordValues): Promise<RunningProxy> {
  const { expose, port, https, httpsPort, append, out } = values;
  try {
    const host = expose ? '0.0.0.0' : '127.0.0.1';
    return await openProxy(new Recorder(options).handler, { host, port, httpsPort: https ? httpsPort : undefined });
  } catch (error) {
    options.file.close();
    if (!append) rmSync(out);
    throw error;
  }
}
