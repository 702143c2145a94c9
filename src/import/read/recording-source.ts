import { Registry } from '#core/registry.ts';
import { operationOf } from '#core/resource.ts';
import type { Dialect } from '#dialect.ts';
import type { Exchange, Redacted, Sequence } from '#recording/format.ts';
import { operationOfRequest } from '#recording/operation.ts';
import { readRecordings } from '#recording/read.ts';
import { resources } from '#resources/index.ts';
import { parseQuery } from '#wire/query.ts';
import { queryOf } from '#wire/target.ts';
import {
  type AnswerFilter,
  type AnswerSource,
  ImportFailed,
  operationIn,
  type PbxAnswer,
  type Question,
} from '../question.ts';

/** Parameters that do not change what an answer shows. */
const idleParameters: ReadonlySet<string> = new Set(['act', 'sum']);

/** The last answer that a recording has to each question. */
export class RecordingSource implements AnswerSource {
  readonly name: string;
  readonly #answers: ReadonlyMap<string, PbxAnswer>;

  readonly redacted: Redacted | undefined;

  private constructor(name: string, answers: ReadonlyMap<string, PbxAnswer>, redacted: Redacted | undefined) {
    this.name = name;
    this.#answers = answers;
    this.redacted = redacted;
  }

  /** Reads a recording, or all recordings of a folder. Throws `ImportFailed`. */
  static of(path: string, { dialect, filter }: { dialect: Dialect; filter: AnswerFilter }): RecordingSource {
    const registry = new Registry(resources, dialect);
    const sequences = sequencesIn(path);
    const exchanges = sequences.flatMap((sequence) => sequence.exchanges);
    const answers = exchanges.flatMap((exchange) => {
      const key = keyOfExchange(exchange, registry);
      return key === undefined ? [] : [[key, filter(answerIn(exchange))] as const];
    });
    const redactions = sequences.map(({ redacted }) => redacted);
    const redacted = redactions.find((each) => each === 'all') ?? redactions.find((each) => each !== undefined);
    return new RecordingSource(path, new Map(answers), redacted);
  }

  async ask(question: Question): Promise<PbxAnswer | undefined> {
    return this.#answers.get(keyOf(operationIn(question), question.query));
  }
}

function sequencesIn(path: string): readonly Sequence[] {
  try {
    return readRecordings(path).flatMap(({ sequences }) => sequences);
  } catch (error) {
    throw error instanceof Error ? new ImportFailed(error.message, { cause: error }) : error;
  }
}

function answerIn({ status, headers, body }: Exchange): PbxAnswer {
  return { status, contentType: headers['content-type'] ?? '', body };
}

/** `undefined` for an exchange whose answer is not one to a question: a change, a refusal, an unchanged list. */
function keyOfExchange({ path, status, requestBody }: Exchange, registry: Registry): string | undefined {
  // A question is asked by the query alone; the fields of a form would be parameters, too.
  if ((status !== 200 && status !== 204) || requestBody !== null) return undefined;
  const { resource, act, isRead } = operationOfRequest({ target: path }, registry);
  return resource === undefined || act === undefined || !isRead
    ? undefined
    : keyOf(operationOf(resource, act), queryOf(path));
}

/** The operation and the parameters that count, in one order. */
function keyOf(operation: string, query: string): string {
  const parameters = parseQuery(query);
  const names = parameters.names().filter((name) => !idleParameters.has(name));
  return `${operation} ${JSON.stringify(names.sort().map((name) => [name, parameters.text(name)]))}`;
}
