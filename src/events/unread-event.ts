import type { Reason } from '#errors.ts';
import { type JournalEntry, outcomeOfRequest } from '#journal/entry.ts';
import { redactReason, redactUrl } from '#journal/secrets.ts';
import type { MockEvent, MockEventOf } from './event.ts';

/** The members of an event without its id, world and time. */
type Content<Event> = Event extends unknown ? Omit<Event, 'eventId' | 'world' | 'at'> : never;

/** An event to publish; its world adds the common members. `requestEvent` creates those of requests. */
export type NewEvent = Content<Exclude<MockEvent, { type: 'request' | 'lost' }>>;

/** The event of a request, with its secrets: the members of the journal entry that it shows. */
export interface UnreadRequest {
  readonly type: 'request';
  readonly world: string;
  readonly at: string;
  readonly id: string;
  readonly ms: number;
  readonly operation: string | undefined;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly account: string | undefined;
  readonly reason: Reason | undefined;
  readonly ignored: number;
  readonly fault: string | undefined;
}

/** An event in the log. Its secrets are redacted when it is first read. */
export type UnreadEvent = UnreadRequest | (NewEvent & { readonly world: string; readonly at: string });

/** Returns the event of a journal entry. A flat object, because this runs for every request. */
export function requestEvent(entry: JournalEntry): UnreadRequest {
  const { id, world, at, ms, operation, method, url, account, answer, reason, ignored, fault } = entry;
  return {
    type: 'request',
    world,
    at,
    id,
    ms,
    operation,
    method,
    url,
    status: answer.status,
    account,
    reason,
    ignored: ignored === undefined ? 0 : ignored.length,
    fault,
  };
}

/** The event as JSON, with the secrets redacted. */
export function eventJson(eventId: string, event: UnreadEvent): MockEvent {
  return event.type === 'request' ? requestJson(eventId, event) : { ...event, eventId };
}

function requestJson(eventId: string, event: UnreadRequest): MockEventOf<'request'> {
  const { type, world, at, id, ms, operation, method, url, status, account, reason, ignored, fault } = event;
  return {
    type,
    eventId,
    world,
    at,
    id,
    ms,
    ...(operation !== undefined && { operation }),
    method,
    url: redactUrl(url),
    status,
    ...(account !== undefined && { account }),
    outcome: outcomeOfRequest(event),
    ...(reason !== undefined && { reason: reasonJson(redactReason(reason)) }),
    ignored,
    ...(fault !== undefined && { fault }),
  };
}

function reasonJson({ message, field }: Reason) {
  return { message, ...(field !== undefined && { field }) };
}

/** Returns the approximate size of an event and its JSON in bytes. */
export function sizeOfEvent(event: UnreadEvent): number {
  if (event.type !== 'request') return 600;
  const { url, reason } = event;
  return 600 + 3 * url.length + (reason === undefined ? 0 : sizeOfReason(reason));
}

function sizeOfReason({ message, field = '', value }: Reason): number {
  return 2 * message.length + 2 * field.length + (typeof value === 'string' ? value.length : 0);
}
