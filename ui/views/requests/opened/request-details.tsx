import { durationText } from '../../../lib/format.ts';
import { LongText } from '../../../parts/long-text.tsx';
import { StatusBadge } from '../../../parts/status-badge.tsx';
import { type JournalRequest, nameOf } from '../entry.ts';
import { AsTest } from './as-test.tsx';
import { ChangesOf } from './changes-of.tsx';
import { EffectsOf } from './effects-of.tsx';
import { MessageTabs } from './message-tabs.tsx';
import { placeIn } from './place.ts';
import { Remarks } from './remarks.tsx';
import { SendAgain } from './send-again.tsx';

/** All that the mock knows of a request: what was sent and answered, why it was refused, and what it changed. */
export function RequestDetails({ entry }: { readonly entry: JournalRequest }) {
  const { method, url, request, answer, reason, ignored = [] } = entry;
  const place = reason?.field === undefined ? undefined : placeIn(request.body, reason.field);
  const notes = new Map(
    ignored.map(({ field, near }) => [field, near === undefined ? 'ignored' : `ignored; did you mean ${near}?`]),
  );
  const marked = [...(place?.path === undefined ? [] : [place.path]), ...notes.keys()];
  return (
    <>
      <h2>
        <LongText text={nameOf(entry)} label="Request" max={400} />
      </h2>
      <Facts entry={entry} />
      <Remarks entry={entry} />
      <h3>Sent</h3>
      <p class="mono text">
        {method} <LongText text={url} label="URL" max={400} />
      </p>
      <MessageTabs
        name="sent"
        label="Sent"
        message={request}
        start={`${method} ${url}`}
        marked={marked}
        notes={notes}
      />
      <h3>Answered</h3>
      <MessageTabs name="answered" label="Answered" message={answer} start={`HTTP status ${answer.status}`} />
      <ChangesOf entry={entry} />
      <EffectsOf entry={entry} />
      <Repeat entry={entry} />
    </>
  );
}

function Facts({ entry }: { readonly entry: JournalRequest }) {
  const { id, at, ms, account, answer } = entry;
  return (
    <p class="row soft facts">
      <StatusBadge status={answer.status} />
      <span>{durationText(ms)}</span>
      <time class="mono" dateTime={at}>
        {at}
      </time>
      <span>
        account <bdi>{account ?? 'none'}</bdi>
      </span>
      <code>{id}</code>
    </p>
  );
}

function Repeat({ entry }: { readonly entry: JournalRequest }) {
  return (
    <section aria-label="Repeat">
      <h3>Repeat</h3>
      <SendAgain entry={entry} />
      <AsTest entry={entry} />
    </section>
  );
}
