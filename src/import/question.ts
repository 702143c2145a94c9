import type { RowReader, ShownRows } from '#core/answer-rows.ts';
import { operationOf, type Resource } from '#core/resource.ts';
import type { Redacted } from '#recording/format.ts';

/** A request that only reads. */
export interface Question {
  readonly resource: Resource;
  readonly act: string;
  /** The query string, with the act. */
  readonly query: string;
}

/** The answer to a question. */
export interface PbxAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** A question with its answer. */
export interface AnsweredQuestion {
  readonly question: Question;
  readonly answer: PbxAnswer;
}

/** Where answers come from: a server, or a recording of one. */
export interface AnswerSource {
  /** What reports call it. */
  readonly name: string;
  /** What was replaced in its answers; nothing if absent. */
  readonly redacted?: Redacted | undefined;
  /** Returns the answer; `undefined` if the source has none. Throws `ImportFailed` if no further one can be read either. */
  ask(question: Question): Promise<PbxAnswer | undefined>;
}

/** Changes an answer after it was read and before anything else sees it, such as one that anonymises. */
export type AnswerFilter = (answer: PbxAnswer) => PbxAnswer;

/** Thrown when an import cannot go on; the message is one line for people. */
export class ImportFailed extends Error {}

/** Returns the question for an act, by its other parameters. */
export function questionFor(
  resource: Resource,
  act: string,
  parameters: Readonly<Record<string, string>> = {},
): Question {
  return { resource, act, query: String(new URLSearchParams({ act, ...parameters })) };
}

/** Returns the request target of a question, in mode `restricted`. */
export function targetOf({ resource, query }: Question): string {
  return `/${resource.base}/json.php/restricted/${resource.path}/?${query}`;
}

/** Returns the stable name of what a question asks: `ipbx/pbx_settings/users:view`. */
export function operationIn({ resource, act }: Question): string {
  return operationOf(resource, act);
}

/** Returns the body of an answer as JSON; `undefined` unless it answers 200 with JSON. */
export function jsonIn({ status, body }: PbxAnswer): unknown {
  if (status !== 200) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Returns the rows that an answer shows. */
export function rowsShownBy({ question, answer }: AnsweredQuestion): readonly ShownRows[] {
  const json = jsonIn(answer);
  return json === undefined ? [] : (readerOf(question)?.(json) ?? []);
}

function readerOf({ resource: { rows }, act }: Question): RowReader | undefined {
  switch (rows?.kind) {
    case 'objects':
      return act === 'list' ? rows.list : rows.view;
    case 'settings':
      return rows.settings;
    case 'pages':
      return rows.page;
    case 'searches':
    case undefined:
      return undefined;
  }
}
