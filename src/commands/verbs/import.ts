import { setTimeout as wait } from 'node:timers/promises';
import type { z } from 'zod';
import type { Credentials } from '#access/credentials.ts';
import { importOptions } from '#config/import-options.ts';
import { ConfigProblems } from '#config/problems.ts';
import { importState } from '#import/import.ts';
import type { AnswerFilter, AnswerSource } from '#import/question.ts';
import { PbxConnection } from '#import/read/connection.ts';
import type { CallRecordChoice } from '#import/read/pages.ts';
import { RecordingSource } from '#import/read/recording-source.ts';
import { ServerSource } from '#import/read/server-source.ts';
import { reportLines } from '#import/report/report.ts';
import type { ProgramContext, VerbResult } from '../command.ts';
import { localCommand } from '../define.ts';
import { failureOf } from '../failures.ts';
import { openProgress } from '../progress.ts';

type ImportValues = z.output<typeof importOptions>;

/** How often a request is sent, and the time before the second attempt in milliseconds. */
const [attempts, backOffMs] = [4, 500];

/** The account of a mock whose PBX was read without one. */
const defaultAccount: Credentials = { login: 'admin', password: 'proformatique' };

/** The place where answers are changed before anything else sees them. */
const unchanged: AnswerFilter = (answer) => answer;

/** Makes a folder of seeds from a PBX or a recording of one. Unlike elsewhere, exit status 1 is a failure and 2 a difference. */
export const importCommand = localCommand({
  name: 'import',
  summary:
    'Make a folder of seeds from a PBX, and compare the mock on it with the PBX. Exits with 0 if all answers are equal, 1 after an error, 2 if answers differ.',
  options: importOptions,
  examples: [
    'xivo-mock import --from https://pbx.example.com --user admin --password secret --insecure --out my-pbx',
    'xivo-mock start --seeds my-pbx',
    'xivo-mock import --from calls.jsonl --out my-pbx',
  ],
  rules: ({ cels, celsSince, password, user }) => [
    ...(cels !== undefined && celsSince !== undefined ? ['--cels and --cels-since exclude each other'] : []),
    ...(password !== undefined && user === undefined ? ['--password needs --user'] : []),
  ],
  async run({ values, context }) {
    try {
      const [from, folder] = [required('--from', values.from), required('--out', values.out)];
      return await runImport(values, { from, folder, context });
    } catch (error) {
      return { ...failureOf(error), status: 1 };
    }
  },
});

interface Run {
  readonly from: string;
  readonly folder: string;
  readonly context: ProgramContext;
}

async function runImport(values: ImportValues, { from, folder, context }: Run): Promise<VerbResult> {
  const url = urlOf(from);
  const connection = url && new PbxConnection(connectionOptions(url, values, context));
  const progress = openProgress(context.stderr);
  try {
    const report = await importState({
      source: url && connection ? serverAt(url, connection, values) : recordingAt(from, values),
      keepsAnswers: connection !== undefined,
      folder,
      dialect: values.dialect,
      account: accountOf(values),
      records: recordsOf(values),
      onProgress: progress.show,
    });
    return { json: report, lines: reportLines(report), status: report.differs > 0 ? 2 : 0 };
  } finally {
    progress.end();
    connection?.close();
  }
}

function required(flag: string, value: string | undefined): string {
  if (value === undefined) throw new ConfigProblems([`import needs ${flag}`]);
  return value;
}

function urlOf(from: string): URL | undefined {
  if (!/^https?:\/\//i.test(from)) return undefined;
  const url = URL.canParse(from) ? new URL(from) : undefined;
  if (url === undefined || url.username !== '') {
    throw new ConfigProblems([
      '--from must be a URL without login, such as https://pbx.example.com; --user gives the login',
    ]);
  }
  return url;
}

function connectionOptions(url: URL, values: ImportValues, { readFile }: ProgramContext) {
  const { user, password = '', insecure, ca, timeout } = values;
  return {
    url,
    insecure,
    timeoutMs: timeout,
    ...(user !== undefined && { credentials: `${user}:${password}` }),
    ...(ca !== undefined && { ca: certificateIn(ca, readFile) }),
  };
}

function certificateIn(path: string, readFile: ProgramContext['readFile']): string {
  try {
    return readFile(path);
  } catch (error) {
    throw new ConfigProblems([`${path}: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

function serverAt(url: URL, connection: PbxConnection, { pause }: ImportValues): AnswerSource {
  const patience = { pauseMs: pause, attempts, backOffMs, wait: async (ms: number) => void (await wait(ms)) };
  return new ServerSource(`${url.origin}${url.pathname.replace(/\/+$/, '')}`, {
    connection,
    patience,
    filter: unchanged,
  });
}

function recordingAt(from: string, { dialect }: ImportValues): AnswerSource {
  return RecordingSource.of(from, { dialect, filter: unchanged });
}

function accountOf({ account, user, password = '' }: ImportValues): Credentials {
  if (account === undefined) return user === undefined ? defaultAccount : { login: user, password };
  const colon = account.indexOf(':');
  return { login: account.slice(0, colon), password: account.slice(colon + 1) };
}

function recordsOf({ cels, celsSince }: ImportValues): CallRecordChoice | undefined {
  if (cels !== undefined) return { newest: cels };
  return celsSince === undefined ? undefined : { since: celsSince };
}
