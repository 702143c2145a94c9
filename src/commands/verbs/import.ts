import { setTimeout as wait } from 'node:timers/promises';
import type { z } from 'zod';
import type { Credentials } from '#access/credentials.ts';
import { ConfigProblems } from '#config/problems.ts';
import { importOptions } from '#config/verbs/import-options.ts';
import { authorizationOf, remoteConflictsIn } from '#config/verbs/remote-options.ts';
import { importState } from '#import/import.ts';
import type { AnswerFilter, AnswerSource } from '#import/question.ts';
import { PbxConnection } from '#import/read/connection.ts';
import type { CallRecordChoice } from '#import/read/pages.ts';
import { RecordingSource } from '#import/read/recording-source.ts';
import { ServerSource } from '#import/read/server-source.ts';
import { reportLines } from '#import/report/report.ts';
import { createRedaction } from '#recording/redact/redaction.ts';
import { withoutTrailingSlashes } from '#text/slashes.ts';
import type { ProgramContext, VerbResult } from '../command.ts';
import { localCommand } from '../define.ts';
import { openProgress } from '../progress.ts';
import { connectionOptions } from '../remote.ts';

type ImportValues = z.output<typeof importOptions>;

/** How often a request is sent, and the time before the second attempt in milliseconds. */
const [attempts, backOffMs] = [4, 500];

/** The account of a mock whose PBX was read without one, or whose folder has to be anonymous. */
const defaultAccount: Credentials = { login: 'admin', password: 'proformatique' };

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
  rules: (values) => [
    ...(values.cels !== undefined && values.celsSince !== undefined
      ? ['cels and celsSince exclude each other; leave one out']
      : []),
    ...remoteConflictsIn(values),
  ],
  failureStatus: 1,
  async run({ values, context }) {
    const [from, folder] = [required('--from', values.from), required('--out', values.out)];
    return runImport(values, { from, folder, context });
  },
});

interface Run {
  readonly from: string;
  readonly folder: string;
  readonly context: ProgramContext;
}

async function runImport(values: ImportValues, { from, folder, context }: Run): Promise<VerbResult> {
  const url = urlOf(from);
  const connection = url && connectionTo(url, values);
  const filter = filterFor(values);
  const progress = openProgress(context.stderr);
  try {
    const report = await importState({
      source: url && connection ? serverAt(url, connection, { ...values, filter }) : recordingAt(from, values, filter),
      // The replacements are others in each run, so that answers of two runs do not fit together.
      keepsAnswers: connection !== undefined && !values.anonymise,
      folder,
      redacted: values.anonymise ? 'all' : undefined,
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

/** Returns what is done to an answer before anything else sees it. */
function filterFor({ anonymise }: ImportValues): AnswerFilter {
  if (!anonymise) return (answer) => answer;
  const redaction = createRedaction({ anonymises: true });
  return (answer) => ({ ...answer, body: redaction.answer(answer.body) });
}

function connectionTo(url: URL, values: ImportValues): PbxConnection {
  return new PbxConnection({ url: url.href, authorization: authorizationOf(values), ...connectionOptions(values) });
}

function serverAt(
  url: URL,
  connection: PbxConnection,
  { pause, filter, anonymise }: ImportValues & { readonly filter: AnswerFilter },
): AnswerSource {
  const patience = { pauseMs: pause, attempts, backOffMs, wait: async (ms: number) => void (await wait(ms)) };
  return new ServerSource(`${url.origin}${withoutTrailingSlashes(url.pathname)}`, {
    connection,
    patience,
    filter,
    continues: !anonymise,
  });
}

function recordingAt(from: string, { dialect }: ImportValues, filter: AnswerFilter): AnswerSource {
  return RecordingSource.of(from, { dialect, filter });
}

function accountOf({ account, user, password = '', anonymise }: ImportValues): Credentials {
  if (account === undefined) return user === undefined || anonymise ? defaultAccount : { login: user, password };
  const colon = account.indexOf(':');
  return { login: account.slice(0, colon), password: account.slice(colon + 1) };
}

function recordsOf({ cels, celsSince }: ImportValues): CallRecordChoice | undefined {
  if (cels !== undefined) return { newest: cels };
  return celsSince === undefined ? undefined : { since: celsSince };
}
