import { type AnsweredQuestion, type AnswerSource, operationIn, targetOf } from '../question.ts';
import { answerDifference, type FirstDifference } from './difference.ts';

/** How the mock answers what was read of one operation. */
export interface ProvedOperation {
  readonly operation: string;
  readonly equal: number;
  readonly differs: number;
  /** The first difference, with the request. */
  readonly first?: FirstDifference & { readonly request: string };
}

/** Asks the mock each question again and compares its answers with those that were read. */
export async function proveEqual(
  answered: readonly AnsweredQuestion[],
  mock: AnswerSource,
): Promise<readonly ProvedOperation[]> {
  const operations = new Map<string, ProvedOperation>();
  for (const { question, answer } of answered) {
    const operation = operationIn(question);
    const found = await mock.ask(question);
    const difference = found && answerDifference(answer, found);
    const { equal, differs, first } = operations.get(operation) ?? { equal: 0, differs: 0 };
    const counted = difference === undefined ? { equal: equal + 1, differs } : { equal, differs: differs + 1 };
    const shown = first ?? (difference && { request: targetOf(question), ...difference });
    operations.set(operation, { operation, ...counted, ...(shown && { first: shown }) });
  }
  return [...operations.values()];
}
