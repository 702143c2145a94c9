import * as z from 'zod';
import type { ActDescription } from '#core/act-description.ts';
import type { SearchedRows } from '#core/answer-rows.ts';
import { defineResource } from '#core/define-resource.ts';
import type { ActRequest } from '#core/request.ts';
import { act, type Outcome } from '#core/resource.ts';
import { NotFound, OperationFailed, quoted } from '#errors.ts';
import { contextExists } from '#pbx/numbers/contexts.ts';
import { type NumberRange, numberTypes, rangesOf } from '#pbx/numbers/ranges.ts';
import type { Store } from '#store/store.ts';

/** Above these counts the real server runs out of memory. */
const maxNumbers = 500_000;
const maxResults = 300_000;

/** Texts that `is_numeric` of PHP accepts. */
const numeric = /^(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?|0x[\da-f]+)$/i;

/** The numbers of a context for one type of objects. */
interface NumberPlan {
  readonly context: string;
  readonly type: string;
}

/** The numbers of the ranges as decimal integers, in the order of the ranges, with repetitions. */
function expand(ranges: readonly NumberRange[]): string[] {
  const bounds = ranges.map(({ numberbeg, numberend }) => ({
    first: BigInt(numberbeg),
    last: BigInt(numberend === '' ? numberbeg : numberend),
  }));
  const count = bounds.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
  if (count > maxNumbers)
    throw new OperationFailed(
      `the ranges of the context contain ${count} numbers: at most ${maxNumbers} can be searched`,
    );
  return bounds.flatMap(({ first, last }) =>
    Array.from({ length: Number(last - first) + 1 }, (_, index) => String(first + BigInt(index))),
  );
}

/** The number of uses of each number; a pattern counts as its leading digits, `4XXX` as 4. */
function usesByNumber(store: Store, plan: NumberPlan): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { number } of store.all('contextnummember', { ...plan })) {
    if (number === '') continue;
    const integer = String(BigInt(/^\d*/.exec(number)?.[0] || '0'));
    counts.set(integer, (counts.get(integer) ?? 0) + 1);
  }
  return counts;
}

/** The numbers that contain `filter`; each use of a number removes one occurrence of it. */
function freeNumbers(store: Store, plan: NumberPlan, ranges: readonly NumberRange[], filter: string): string[] {
  const counts = usesByNumber(store, plan);
  return expand(ranges).filter((number) => {
    if (!number.includes(filter)) return false;
    const uses = counts.get(number) ?? 0;
    if (uses > 0) counts.set(number, uses - 1);
    return uses === 0;
  });
}

function findFree({ query, store }: ActRequest): Outcome {
  const plan = { context: query.storedText('context') ?? '', type: query.text('obj') ?? '' };
  const number = query.text('number') ?? '';
  if (!contextExists(store, plan.context)) {
    throw new NotFound({
      message: `context: there is no context ${quoted(plan.context)}`,
      field: 'context',
      value: plan.context,
    });
  }
  const ranges = rangesOf(store, plan);
  if (ranges.length === 0) {
    return {
      status: 204,
      reason: {
        message: `obj: context ${plan.context} has no range for numbers of type ${quoted(plan.type)}`,
        field: 'obj',
        value: plan.type,
      },
    };
  }
  if (number !== '' && !numeric.test(number)) {
    throw new OperationFailed({ message: 'number must be digits', field: 'number', value: number });
  }
  const free = freeNumbers(store, plan, ranges, number);
  if (free.length > maxResults)
    throw new OperationFailed(
      `${free.length} numbers are free, but an answer holds at most ${maxResults}: narrow the search with number`,
    );
  // Numbers of 16 digits exceed the safe integers of JavaScript: the JSON text is written directly.
  return { status: 200, chunks: [Buffer.from(`[${free.join(',')}]`)] };
}

const searchOf: ActDescription = {
  summary: 'List the free numbers of a context',
  parameters: [
    { name: 'context', words: 'the name of the context', isRequired: true },
    { name: 'obj', words: 'the type of the numbers', rule: { oneOf: numberTypes }, isRequired: true },
    { name: 'number', words: 'digits that the numbers contain' },
  ],
  statuses: [
    { status: 200, when: 'the free numbers, which may be none' },
    { status: 204, when: 'the context has no range for numbers of the type' },
    { status: 404, when: 'there is no such context' },
    { status: 500, when: '`number` is not a number, or there are too many numbers' },
  ],
};

/** A search for each context and type that has ranges. */
const searchRows: SearchedRows = {
  kind: 'searches',
  queries: (rowsOf) => {
    const plans = rowsOf('contextnumbers').map(({ context, type }) =>
      String(new URLSearchParams({ act: 'search', context: String(context), obj: String(type) })),
    );
    return [...new Set(plans)];
  },
};

export const extensions = defineResource({
  base: 'service/ipbx',
  path: 'system_management/extensions',
  modes: ['restricted'],
  honoursSum: false,
  fallback: 'search',
  acts: { search: act(searchOf, findFree) },
  rows: searchRows,
  answers: { search: () => z.array(z.number().int().nonnegative().describe('a free number')) },
});
