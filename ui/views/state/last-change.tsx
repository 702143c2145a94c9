import { useState } from 'preact/hooks';
import type { MockEvent } from '#events/event.ts';
import { cut } from '../../lib/format.ts';
import { useEvents } from '../../lib/load.ts';
import { Link } from '../../parts/link.tsx';
import { changesState, changingTypes, wordsOf } from './changes.ts';

/** What changed the state last, since the view was opened; a request leads to its entry in the journal. */
export function LastChange() {
  const [event, setEvent] = useState<MockEvent | undefined>(undefined);
  useEvents(changingTypes, (events) => {
    const last = events.findLast((event) => changesState(event) && event.type !== 'lost');
    if (last !== undefined) setEvent(last);
  });
  if (event === undefined || event.type === 'lost') return null;
  const words = cut(wordsOf(event), 80);
  return (
    <p class="last-change">
      Changed by{' '}
      {event.type === 'request' ? (
        <Link to={{ view: 'requests', request: event.id }} only>
          {words}
        </Link>
      ) : (
        words
      )}
    </p>
  );
}
