import type { Registry } from '#core/registry.ts';
import type { Exchange, Sequence } from '#recording/format.ts';
import { type Operation, operationOfRequest } from '#recording/operation.ts';
import { compareAnswers } from '../answers/compare-answers.ts';
import type { AnswerDifference, Comparison } from '../answers/comparison.ts';
import type { Correspondence } from '../answers/correspondence.ts';
import type { ReceivedAnswer, SentRequest } from './messages.ts';
import { noteAnswers, noteRequests, type Playback, textOfRequest } from './playback.ts';

/** What became of a recorded exchange. */
export interface Step {
  readonly exchange: Exchange;
  readonly operation: Operation;
  readonly result:
    | { readonly kind: 'same' }
    | { readonly kind: 'differs'; readonly difference: AnswerDifference; readonly answers: Answers }
    | { readonly kind: 'skipped'; readonly reason: string }
    /** Sent, because later exchanges need it, but not compared. */
    | { readonly kind: 'unselected' };
}

/** The two answers that are compared: the left one is recorded, or of the first target. */
interface Answers {
  readonly left: Pick<ReceivedAnswer, 'status' | 'headers' | 'body'>;
  readonly right: ReceivedAnswer;
}

/** How a sequence is replayed. */
export interface SequenceReplay {
  readonly registry: Registry;
  /** One target is compared with the recording, two with each other. */
  readonly targets: readonly [Playback] | readonly [Playback, Playback];
  /** What two targets call the same things. */
  readonly between?: Correspondence;
  /** Returns why a request is not sent; `undefined` if it is. By default every request is sent. */
  readonly refusalOf?: (request: SentRequest, operation: Operation) => string | undefined;
  /** True if an exchange of the operation is compared. By default all are. */
  readonly isSelected?: (operation: Operation) => boolean;
}

/** Resources whose lists have an order. */
const orderedLists: ReadonlySet<string | undefined> = new Set(['call_management/cel']);

const afterDifference = 'after a write that was answered otherwise';
const afterRefusal = 'after a write that was not sent';

/**
 * Replays a sequence, and yields what became of each exchange, in order. Exchanges are skipped once the state of a target differs from
 * that of the recording. Throws what a target throws.
 */
export async function* replay(sequence: Sequence, options: SequenceReplay): AsyncGenerator<Step> {
  const { isSelected = () => true } = options;
  let lost: string | undefined;
  for (const { exchange, operation } of upToLast(isSelected, sequence, options.registry)) {
    const reason = lost ?? refusal(exchange, operation, options);
    const selected = isSelected(operation);
    if (reason !== undefined) {
      const changes = !operation.isRead && succeeds(exchange.status);
      if (changes) lost ??= afterRefusal;
      yield { exchange, operation, result: selected ? { kind: 'skipped', reason } : { kind: 'unselected' } };
      continue;
    }
    const step = await playStep(exchange, operation, options);
    if (!operation.isRead && isDiverging(step)) lost = afterDifference;
    yield selected ? step : { exchange, operation, result: { kind: 'unselected' } };
  }
}

/** Returns the exchanges up to the last one that is compared, each with what it does. */
function upToLast(
  isSelected: (operation: Operation) => boolean,
  { exchanges }: Sequence,
  registry: Registry,
): readonly Pick<Step, 'exchange' | 'operation'>[] {
  const all = exchanges.map((exchange) => ({ exchange, operation: recordedOperation(exchange, registry) }));
  return all.slice(0, all.findLastIndex(({ operation }) => isSelected(operation)) + 1);
}

/** Returns what the recorded request of an exchange does. */
export function recordedOperation(exchange: Exchange, registry: Registry): Operation {
  const { path, requestHeaders = {}, requestBody } = exchange;
  const contentType = Object.entries(requestHeaders).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const body = typeof requestBody === 'string' ? Buffer.from(requestBody, exchange.requestEncoding) : undefined;
  return operationOfRequest({ target: path, contentType, body }, registry);
}

function refusal(
  exchange: Exchange,
  operation: Operation,
  { targets, refusalOf }: Pick<SequenceReplay, 'targets' | 'refusalOf'>,
): string | undefined {
  if (refusalOf === undefined) return undefined;
  for (const target of targets) {
    const reason = refusalOf(target.requestFor(exchange, operation.resource?.path), operation);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

async function playStep(exchange: Exchange, operation: Operation, options: SequenceReplay): Promise<Step> {
  const { targets, between } = options;
  const [first, second] = targets;
  const resource = operation.resource?.path;
  const comparison = { resource, keepsOrder: orderedLists.has(resource) };
  const { request, answer } = await first.play(exchange, operation);
  const alone = compareWithRecording(first, exchange, { answer, operation, comparison });
  if (second === undefined || between === undefined)
    return stepOf(exchange, operation, alone, { left: exchange, right: answer });
  const other = await second.play(exchange, operation);
  compareWithRecording(second, exchange, { answer: other.answer, operation, comparison });
  noteRequests(between, { left: textOfRequest(request), right: textOfRequest(other.request), operation });
  noteAnswers(between, { left: answer.body, right: other.answer.body, resource });
  const difference = compareAnswers(answer, other.answer, { ...comparison, sides: between });
  return stepOf(exchange, operation, difference, { left: answer, right: other.answer });
}

/** Compares an answer of a target with the recorded one, and learns from it what the target calls the same things. */
function compareWithRecording(
  target: Playback,
  exchange: Exchange,
  {
    answer,
    operation,
    comparison,
  }: { answer: ReceivedAnswer; operation: Operation; comparison: Omit<Comparison, 'sides'> },
): AnswerDifference | undefined {
  const difference = compareAnswers(exchange, answer, { ...comparison, sides: target.sides });
  target.follow(exchange, answer, operation);
  return difference;
}

function stepOf(
  exchange: Exchange,
  operation: Operation,
  difference: AnswerDifference | undefined,
  answers: Answers,
): Step {
  return {
    exchange,
    operation,
    result: difference === undefined ? { kind: 'same' } : { kind: 'differs', difference, answers },
  };
}

/** True if only one of two answers is a success: then one state has changed and the other has not. */
function isDiverging({ result }: Step): boolean {
  if (result.kind !== 'differs') return false;
  const { left, right } = result.answers;
  return succeeds(left.status) !== succeeds(right.status);
}

function succeeds(status: number): boolean {
  return status >= 200 && status < 300;
}
