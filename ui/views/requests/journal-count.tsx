import { countText, numberText } from '../../lib/format.ts';
import { useLive } from '../../lib/load.ts';
import { usePage } from '../../lib/page.ts';
import type { JournalPage } from './entry.ts';
import { maxRows } from './list/request-list.ts';

/** How many requests the list has, and how many older ones the journal dropped. */
export function JournalCount({ shown, isFiltered }: { readonly shown: number; readonly isFiltered: boolean }) {
  const { api } = usePage();
  const { answer } = useLive(
    (signal) => api.json<JournalPage>('requests', { signal, query: { limit: 1 } }),
    [api],
    ['request', 'reset', 'journal'],
  );
  const { dropped, capacity } = answer?.meta ?? { dropped: 0, capacity: { entries: 0 } };
  return (
    <p class="soft requests-count">
      {isFiltered ? `${countText(shown, 'matching request')}.` : `${countText(shown, 'request')}.`}
      {shown >= maxRows && ` The page holds the latest ${numberText(maxRows)}.`}
      {dropped > 0 &&
        ` The journal has dropped ${countText(dropped, 'older request')}; it keeps the latest ${numberText(capacity.entries)} (--journal-entries).`}
    </p>
  );
}
