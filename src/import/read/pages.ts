import type { PagedRows } from '#core/answer-rows.ts';
import type { Resource } from '#core/resource.ts';
import { type AnsweredQuestion, type AnswerSource, jsonIn, type PbxAnswer, type Question } from '../question.ts';

/** Which call records to import: the newest by their number, or all from a day, `YYYY-MM-DD`. */
export type CallRecordChoice = { readonly newest: number } | { readonly since: string };

/** The most records that the server answers at once (call_management.md 8). */
const pageSize = 5000;

/** Ids are integers of 32 bits. */
const highestId = 2 ** 31 - 1;

/** A resource with paged records, and which of them to read. */
interface PageOptions {
  readonly resource: Resource;
  readonly rows: PagedRows;
  readonly records: CallRecordChoice;
}

/** Asks for the chosen records page by page. Of requests that only look for the first id, nothing is returned. */
export async function* pageQuestions(
  source: AnswerSource,
  options: PageOptions,
): AsyncGenerator<AnsweredQuestion, undefined> {
  const { resource, rows } = options;
  let after: number | undefined = await firstId(source, options);
  while (after !== undefined) {
    const question: Question = { resource, act: 'searchid', query: rows.after(after, pageSize) };
    const answer = await source.ask(question);
    if (answer === undefined) return;
    yield { question, answer };
    const ids = idsIn(rows, answer);
    after = ids.length < pageSize ? undefined : Math.max(...ids);
  }
}

/** The id after which the chosen records begin; `undefined` if there are none. */
async function firstId(source: AnswerSource, { resource, rows, records }: PageOptions): Promise<number | undefined> {
  const asked = async (act: string, query: string) => {
    const answer = await source.ask({ resource, act, query });
    return answer === undefined ? [] : idsIn(rows, answer);
  };
  if ('since' in records) {
    const [first] = await asked('searchdb', rows.from(records.since));
    return first === undefined ? undefined : first - 1;
  }
  const newest = await lastId(async (id) => (await asked('searchid', rows.after(id, 1)))[0]);
  return newest === undefined ? undefined : Math.max(0, newest - records.newest);
}

/** Returns the highest id by bisection. `next` returns the id of a record after an id; `undefined` if there is none. */
async function lastId(next: (id: number) => Promise<number | undefined>): Promise<number | undefined> {
  let low = await next(0);
  let high = highestId;
  while (low !== undefined && low < high) {
    const middle = Math.floor((low + high) / 2);
    const found = await next(middle);
    if (found === undefined) high = middle;
    else low = Math.max(found, middle + 1);
  }
  return low;
}

function idsIn(rows: PagedRows, answer: PbxAnswer): readonly number[] {
  return rows.page(jsonIn(answer)).flatMap((shown) => shown.rows.map(({ id }) => Number(id)));
}
