import { defineResource } from '#core/define-resource.ts';
import type { ActRequest } from '#core/request.ts';
import type { Outcome } from '#core/resource.ts';
import { NotFound, OperationFailed, quoted } from '#errors.ts';
import { contextExists } from '#pbx/numbers/contexts.ts';
import { type NumberRange, rangesOf } from '#pbx/numbers/ranges.ts';
import type { Store } from '#store/store.ts';

/** Above these counts the real server runs out of memory. */
const mostNumbers = 500_000;
const mostResults = 300_000;

/** A number in the sense of PHP. */
const numeric = /^(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?|0x[\da-f]+)$/i;

interface Place {
  readonly context: string;
  readonly type: string;
}

/** The numbers of the ranges as integers, in the order of the ranges, repetitions included. */
function expand(ranges: readonly NumberRange[]): string[] {
  const bounds = ranges.map(({ numberbeg, numberend }) => ({
    first: BigInt(numberbeg),
    last: BigInt(numberend === '' ? numberbeg : numberend),
  }));
  const count = bounds.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
  if (count > mostNumbers)
    throw new OperationFailed(
      `the ranges of the context hold ${count} numbers, more than the ${mostNumbers} that can be searched`,
    );
  return bounds.flatMap(({ first, last }) =>
    Array.from({ length: Number(last - first) + 1 }, (_, index) => String(first + BigInt(index))),
  );
}

/** How often each number is in use, by the integer at its start: a pattern `4XXX` counts as 4. */
function usage(store: Store, place: Place): Map<string, number> {
  const used = new Map<string, number>();
  for (const { number } of store.all('contextnummember', { ...place })) {
    if (number === '') continue;
    const integer = String(BigInt(/^\d*/.exec(number)?.[0] || '0'));
    used.set(integer, (used.get(integer) ?? 0) + 1);
  }
  return used;
}

/** The numbers that contain the text, without the first of each that is in use. */
function freeNumbers(store: Store, place: Place, ranges: readonly NumberRange[], filter: string): string[] {
  const used = usage(store, place);
  return expand(ranges).filter((number) => {
    if (!number.includes(filter)) return false;
    const uses = used.get(number) ?? 0;
    if (uses > 0) used.set(number, uses - 1);
    return uses === 0;
  });
}

function findFree({ query, store }: ActRequest): Outcome {
  const place = { context: query.storedText('context') ?? '', type: query.text('obj') ?? '' };
  const number = query.text('number') ?? '';
  if (!contextExists(store, place.context)) {
    throw new NotFound({
      message: `context: there is no context ${quoted(place.context)}`,
      field: 'context',
      value: place.context,
    });
  }
  const ranges = rangesOf(store, place);
  if (ranges.length === 0) {
    return {
      status: 204,
      reason: {
        message: `obj: context ${place.context} has no range for numbers of type ${quoted(place.type)}`,
        field: 'obj',
        value: place.type,
      },
    };
  }
  if (number !== '' && !numeric.test(number)) {
    throw new OperationFailed({ message: 'number must be digits', field: 'number', value: number });
  }
  const free = freeNumbers(store, place, ranges, number);
  if (free.length > mostResults)
    throw new OperationFailed(
      `${free.length} numbers are free, more than the ${mostResults} that are shown: narrow the search with number`,
    );
  // Numbers of 16 digits are beyond the integers of JavaScript, so the text is written here.
  return { status: 200, chunks: [Buffer.from(`[${free.join(',')}]`)] };
}

export const extensions = defineResource({
  base: 'service/ipbx',
  path: 'system_management/extensions',
  modes: ['restricted'],
  honoursSum: false,
  fallback: 'search',
  acts: { search: findFree },
});
