import type { JournalEntry } from '#journal/entry.ts';
import { Journal, type JournalBounds } from '#journal/journal.ts';

/** The properties of an entry that a test sets; the others have defaults. */
export interface EntryParts extends Partial<Omit<JournalEntry, 'request' | 'answer'>> {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, unknown>>;
  /** Sent as JSON; a string is sent unchanged. */
  readonly body?: unknown;
  readonly answered?: string;
}

export function entryOf({ status = 200, headers = {}, body, answered = '', ...parts }: EntryParts = {}): JournalEntry {
  const sent = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
  return {
    id: 'req-1',
    at: '2012-10-01T12:00:00.000Z',
    ms: 1,
    world: 'default',
    generation: 1,
    method: 'GET',
    url: '/',
    peer: '127.0.0.1',
    request: { headers, body: Buffer.from(sent) },
    answer: { status, headers: {}, body: Buffer.from(answered) },
    ...parts,
  };
}

/** Returns a journal of entries with the ids `req-1`, `req-2`, … */
export function journalOf(parts: readonly EntryParts[], bounds?: JournalBounds): Journal {
  const journal = new Journal(bounds);
  for (const [index, part] of parts.entries()) journal.append(entryOf({ id: `req-${index + 1}`, ...part }));
  return journal;
}
