import type { RefObject } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { MockEvent } from '#events/event.ts';
import { useEvents, useLoad } from '../../../lib/load.ts';
import { usePage } from '../../../lib/page.ts';
import type { JournalPage } from '../entry.ts';
import { filterQuery, isFiltering, type RequestFilter } from '../filter.ts';
import { maxRows, RequestList } from './request-list.ts';
import { rowOfEntry, rowOfEvent } from './request-row.ts';
import { useJournalQuestions } from './use-journal-questions.ts';

/** The requests that a filter selects. */
interface Requests {
  readonly list: RequestList;
  /** Why the journal refused the filter, or did not answer. */
  readonly error: Error | undefined;
  /** True once the journal has answered. */
  readonly isLoaded: boolean;
  /** Shows the requests that arrived while the list was held still. */
  release(): void;
}

/**
 * Loads the latest requests of the journal, and adds those that arrive: from the events, or if the list is filtered from the journal,
 * so that the filter means the same for all. Loads again when the journal was cleared or events were lost.
 *
 * @param isHeld whether new requests wait instead of being shown.
 */
export function useRequests(filter: RequestFilter, isHeld: RefObject<boolean>): Requests {
  const { api, feed } = usePage();
  const key = JSON.stringify(filter);
  const list = useMemo(() => new RequestList(), [api, key]);
  const [, setRound] = useState(0);
  const render = () => setRound((round) => round + 1);
  const loadedList = useRef<RequestList | undefined>(undefined);
  const { error, reload } = useLoad(
    async (signal) => {
      await feed.opened;
      list.startLoading();
      const page = await api.json<JournalPage>('requests', {
        query: { ...filterQuery(filter), limit: maxRows },
        signal,
      });
      list.load(page.requests.map(rowOfEntry));
      loadedList.current = list;
    },
    [api, feed, key],
  );
  const ask = useJournalQuestions({ filter, list, isHeld, onAnswer: render });
  useEvents(['request', 'reset', 'journal'], (events) => {
    const added = requestsAfterLastEnd(events);
    if (added.length < events.length) reload();
    if (events.some(({ type }) => type === 'reset' || type === 'journal')) list.clear();
    if (isFiltering(filter) && error === undefined) ask(added.length);
    else if (!isFiltering(filter)) list.add(added.map(rowOfEvent), { isHeld: isHeld.current === true });
    render();
  });
  const release = () => {
    list.release();
    render();
  };
  return { list, error, isLoaded: loadedList.current === list, release };
}

/** The requests after the last event that ends what the list has. */
function requestsAfterLastEnd(events: readonly MockEvent[]) {
  const end = events.findLastIndex(({ type }) => type !== 'request');
  return events.slice(end + 1).filter((event) => event.type === 'request');
}
