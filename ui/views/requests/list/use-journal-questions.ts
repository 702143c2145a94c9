import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Api } from '../../../lib/api.ts';
import { usePage } from '../../../lib/page.ts';
import type { JournalPage } from '../entry.ts';
import { filterQuery, type RequestFilter } from '../filter.ts';
import { maxRows, type RequestList } from './request-list.ts';
import { rowOfEntry } from './request-row.ts';

/** The delay between an event and the question to the journal that includes it (ms): one question for all events of that time. */
const delayMs = 250;

interface Question {
  readonly filter: RequestFilter;
  readonly list: RequestList;
  readonly isHeld: RefObject<boolean>;
  onAnswer(): void;
}

/**
 * Returns a function that notes the number of requests that arrived, and adds those to the list that the journal says the filter
 * selects. A question that fails is repeated with the next arrival.
 */
export function useJournalQuestions(question: Question): (arrived: number) => void {
  const { api } = usePage();
  const latest = useRef(question);
  latest.current = question;
  const state = useRef({ arrived: 0, timer: undefined as ReturnType<typeof setTimeout> | undefined });
  const ask = async () => {
    const { list, filter, isHeld, onAnswer } = latest.current;
    const { arrived } = state.current;
    state.current = { arrived: 0, timer: undefined };
    const page = await latestMatches(api, { filter, list, arrived }).catch(() => undefined);
    if (page === undefined || latest.current.list !== list) return;
    list.add(page.requests.map(rowOfEntry), { isHeld: isHeld.current === true });
    onAnswer();
  };
  useEffect(() => () => clearTimeout(state.current.timer), []);
  return (arrived) => {
    state.current.arrived += arrived;
    if (arrived > 0) state.current.timer ??= setTimeout(ask, delayMs);
  };
}

/** Asks for as few entries as can include all new ones: more of them if none of the answer is in the list. */
async function latestMatches(
  api: Api,
  { filter, list, arrived }: { filter: RequestFilter; list: RequestList; arrived: number },
): Promise<JournalPage> {
  for (let limit = arrived + 20; ; limit *= 4) {
    const page = await api.json<JournalPage>('requests', { query: { ...filterQuery(filter), limit } });
    const [oldest] = page.requests;
    if (page.requests.length < limit || limit >= maxRows || (oldest !== undefined && list.has(oldest.id))) return page;
  }
}
