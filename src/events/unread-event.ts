import type { Reason } from '#errors.ts';
import type { JournalEntry } from '#journal/entry.ts';
import { redactReason, redactUrl } from '#journal/secrets.ts';
import type { EventType, MockEvent, MockEventOf } from './event.ts';

/** What an event adds to its world and time. */
type Content<Event> = Event extends unknown ? Omit<Event, 'eventId' | 'world' | 'at'> : never;

/** What is kept of an answered request: strings of its journal entry with the secrets in them, and no body. */
type UnreadRequest = Omit<MockEventOf<'request'>, 'eventId' | 'world' | 'at' | 'outcome' | 'reason'> & {
  readonly reason?: Reason;
};

/** An event that is about to be published in a world. Secrets are masked when it is first read. */
export type NewEvent = UnreadRequest | Content<Exclude<MockEvent, { type: 'request' | 'lost' }>>;

/** An event that nobody has read yet. */
export type UnreadEvent = NewEvent & { readonly type: EventType; readonly world: string; readonly at: string };

/** The event of a journal entry. */
export function requestEvent({
  id,
  ms,
  operation,
  method,
  url,
  account,
  answer,
  reason,
  ignored,
  fault,
}: JournalEntry) {
  return {
    type: 'request' as const,
    id,
    ms,
    ...(operation !== undefined && { operation }),
    method,
    url,
    status: answer.status,
    ...(account !== undefined && { account }),
    ...(reason !== undefined && { reason }),
    ignored: ignored?.length ?? 0,
    ...(fault !== undefined && { fault }),
  } satisfies NewEvent;
}

/** The event as it is sent, without secrets. */
export function eventJson(eventId: string, { type, world, at, ...content }: UnreadEvent) {
  const head = { type, eventId, world, at };
  return 'url' in content ? { ...head, ...requestJson(content) } : { ...head, ...content };
}

function requestJson({ url, reason, ...facts }: Omit<UnreadRequest, 'type'>) {
  const { message, field } = reason === undefined ? {} : redactReason(reason);
  return {
    ...facts,
    url: redactUrl(url),
    outcome: outcomeOf({ ...facts, reason }),
    ...(message !== undefined && { reason: { message, ...(field !== undefined && { field }) } }),
  };
}

function outcomeOf({
  fault,
  reason,
  status,
}: Pick<UnreadRequest, 'fault' | 'status'> & { reason: Reason | undefined }) {
  if (fault !== undefined) return 'faulted';
  return reason !== undefined || status >= 400 ? 'refused' : 'served';
}

/** About how many bytes an event and its text take. Names are short, and reasons are cut before they come here. */
export function sizeOfEvent(event: UnreadEvent): number {
  if (event.type !== 'request') return 600;
  const { url, reason } = event;
  const value = typeof reason?.value === 'string' ? reason.value.length : 0;
  return 600 + 3 * url.length + 2 * (reason?.message.length ?? 0) + 2 * (reason?.field?.length ?? 0) + value;
}
