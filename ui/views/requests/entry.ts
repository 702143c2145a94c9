import type { JournalMeta, RequestEntry } from '#client/request-answers.ts';

/** A request or an answer in the journal. It has a `body` if that was JSON, else a `text`; neither if it was empty. */
export interface Message {
  readonly headers: Readonly<Record<string, unknown>>;
  /** Full length in bytes, also if only the beginning is kept. */
  readonly bytes: number;
  readonly body?: unknown;
  readonly text?: string;
  /** Set if `text` is Base64, because the bytes are not UTF-8. */
  readonly encoding?: 'base64';
}

/** A request in the journal, with all that `GET /__admin/requests/ID` shows. */
export interface JournalRequest extends RequestEntry {
  readonly request: Message;
  readonly answer: Message & { readonly status: number };
}

/** The answer of `GET /__admin/requests`, oldest first. */
export interface JournalPage {
  readonly requests: readonly JournalRequest[];
  readonly meta: JournalMeta & { readonly capacity: { readonly entries: number } };
}

/** What the list calls a request: its operation, or method and URL if it reached no web service. */
export function nameOf({ operation, method, url }: { operation?: string; method: string; url: string }): string {
  return operation ?? `${method} ${url}`;
}

/** Replaces a secret in every view of the journal. */
export const mask = '[redacted]';
