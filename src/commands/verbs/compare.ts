import { writeFile } from 'node:fs/promises';
import type { z } from 'zod';
import { networkErrorText } from '#client/transport.ts';
import { parseAccepted } from '#compare/accepted.ts';
import { type ComparedTargets, compareRecordings } from '#compare/compare.ts';
import { jsonReport } from '#compare/report/json.ts';
import { junitReport } from '#compare/report/junit.ts';
import { type CompareResult, totalsOf } from '#compare/report/result.ts';
import { type SideNames, textReport } from '#compare/report/text.ts';
import { StartStates } from '#compare/start/start-state.ts';
import { type CompareTarget, openTarget } from '#compare/target/target.ts';
import type { ReadFile } from '#config/file.ts';
import { ConfigProblems } from '#config/problems.ts';
import { compareOptions } from '#config/verbs/compare-options.ts';
import { remoteConflictsIn } from '#config/verbs/remote-options.ts';
import { Registry } from '#core/registry.ts';
import { readRecordings } from '#recording/read.ts';
import { resources } from '#resources/index.ts';
import { firstSignal } from '#server/signals.ts';
import { UnusableFile } from '#text/file.ts';
import type { ExitStatus, VerbRequest, VerbResult } from '../command.ts';
import { localCommand } from '../define.ts';
import { openProgress } from '../progress.ts';
import { connectionOptions } from '../remote.ts';

type Values = z.output<typeof compareOptions>;

/** Replays recordings on one or two servers. Unlike in other commands, 1 is a failure, and 2 says that answers differ. */
export const compareCommand = localCommand({
  name: 'compare',
  summary:
    'Replay recordings on a server and compare its answers, or those of two servers; exit status 0 (same), 1 (error) or 2 (different).',
  takes: ['RECORDINGS…'],
  options: compareOptions,
  examples: [
    'xivo-mock compare calls.jsonl --against http://localhost:8080',
    'xivo-mock compare calls.jsonl --against https://pbx.example.com --insecure --user admin --password secret',
    'xivo-mock compare recordings/ --against http://localhost:8080 --against https://pbx.example.com --json',
  ],
  failureStatus: 1,
  rules: (values) => [
    ...(values.against.length === 0 ? ['--against: give the URL of the server to compare, or of two servers'] : []),
    ...remoteConflictsIn(values),
  ],
  run: (request) => compare(request),
});

async function compare({ values, positionals, context, print }: VerbRequest<Values>): Promise<VerbResult> {
  const recordings = positionals.flatMap(readRecordings);
  const accepted = await acceptedIn(values.accept, context.readFile);
  const registry = new Registry(resources, 'documented');
  const progress = openProgress(context.stderr);
  const [interrupted, finished] = [new AbortController(), new AbortController()];
  void firstSignal(finished.signal).then(() => interrupted.abort());
  const targets: CompareTarget[] = [];
  try {
    const result = await compareRecordings({
      recordings,
      targets: await openTargets(targets, values, registry),
      registry,
      accounts: accountsOf(values),
      fallbackAccount: values.user === undefined ? undefined : `${values.user}:${values.password}`,
      operations: values.operation,
      accepted,
      keep: values.keep,
      signal: interrupted.signal,
      onProgress: progress.show,
    });
    progress.end();
    print({ errors: result.failures.map((line) => `xivo-mock: ${line}`) });
    return await report(result, values);
  } finally {
    progress.end();
    for (const target of targets) await target.close();
    finished.abort();
  }
}

async function report(result: CompareResult, values: Values): Promise<VerbResult> {
  const [first = '', second] = values.against;
  const sides: SideNames = second === undefined ? ['recorded', 'found'] : [first, second];
  if (values.junit !== undefined) await write(values.junit, junitReport(result, sides));
  return {
    json: jsonReport(result),
    lines: textReport(result, sides),
    status: statusOf(result, values),
  };
}

function statusOf(result: CompareResult, { strict }: Values): ExitStatus {
  if (result.failures.length > 0) return 1;
  return totalsOf(result).differs > 0 || (strict && result.unused.length > 0) ? 2 : 0;
}

async function acceptedIn(file: string | undefined, readFile: ReadFile) {
  return file === undefined ? undefined : parseAccepted(file, textOf(file, readFile));
}

function textOf(file: string, readFile: ReadFile): string {
  try {
    return readFile(file);
  } catch (error) {
    throw error instanceof UnusableFile ? new ConfigProblems([`${file}: ${error.message}`]) : error;
  }
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new ConfigProblems([`${file}: cannot be written (${networkErrorText(error)})`]);
  }
}

function accountsOf({ account }: Values): ReadonlyMap<string, string> {
  return new Map(
    account.map((text) => {
      const equals = text.indexOf('=');
      return [text.slice(0, equals), text.slice(equals + 1)] as const;
    }),
  );
}

/** Opens the targets, and adds each to the list of those to close. */
async function openTargets(opened: CompareTarget[], values: Values, registry: Registry): Promise<ComparedTargets> {
  const { token, allowWrites, keep, against } = values;
  const states = new StartStates();
  const options = {
    ...connectionOptions(values),
    ...{ token, allowWrites, keepsWorlds: keep, registry, states },
  };
  for (const url of against) opened.push(await openTarget({ ...options, url }));
  const [first, second] = opened;
  if (first === undefined) throw new ConfigProblems(['compare needs the URL of a server']);
  return second === undefined ? [first] : [first, second];
}
