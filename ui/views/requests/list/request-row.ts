import type { MockEventOf } from '#events/event.ts';
import type { JournalRequest } from '../entry.ts';

/** A request in the list. */
export interface RequestRow {
  readonly id: string;
  readonly at: string;
  readonly ms: number;
  readonly operation?: string;
  readonly method: string;
  readonly url: string;
  /** 0 if no answer was sent. */
  readonly status: number;
  readonly account?: string;
  readonly outcome: 'served' | 'refused' | 'faulted';
  readonly reason?: string;
  readonly fault?: string;
}

/** The row of a request that just arrived. */
export function rowOfEvent({ reason, ...event }: MockEventOf<'request'>): RequestRow {
  const { id, at, ms, operation, method, url, status, account, outcome, fault } = event;
  return {
    id,
    at,
    ms,
    method,
    url,
    status,
    outcome,
    ...(operation !== undefined && { operation }),
    ...(account !== undefined && { account }),
    ...(reason !== undefined && { reason: reason.message }),
    ...(fault !== undefined && { fault }),
  };
}

/** The row of a request in the journal. */
export function rowOfEntry({ id, at, ms, operation, method, url, ...entry }: JournalRequest): RequestRow {
  const { account, answer, reason, fault } = entry;
  return {
    id,
    at,
    ms,
    method,
    url,
    status: answer.status,
    outcome: outcomeOf(entry),
    ...(operation !== undefined && { operation }),
    ...(account !== undefined && { account }),
    ...(reason !== undefined && { reason: reason.message }),
    ...(fault !== undefined && { fault }),
  };
}

/** As the events have it. */
function outcomeOf({ fault, answer }: Pick<JournalRequest, 'fault' | 'answer'>) {
  if (fault !== undefined) return 'faulted';
  return answer.status >= 400 ? 'refused' : 'served';
}
