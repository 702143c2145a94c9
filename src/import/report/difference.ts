import { asContainer } from '#wire/values.ts';
import { placeholder } from '../rows/secrets.ts';

/** The first place at which two answers differ. */
export interface FirstDifference {
  /** `[3].linefeatures[0].context`; `status`, `order of keys` and `body` for differences without such a place. */
  readonly at: string;
  readonly read: string;
  readonly found: string;
}

interface ComparedAnswer {
  readonly status: number;
  readonly body: string;
}

/** Compares an answer that was read with that of the mock, byte by byte; a redacted secret equals any. */
export function answerDifference(read: ComparedAnswer, found: ComparedAnswer): FirstDifference | undefined {
  if (read.status !== found.status) return { at: 'status', read: String(read.status), found: String(found.status) };
  if (read.body === found.body || isEqualButRedacted(read.body, found.body)) return undefined;
  const place = jsonDifference(parsed(read.body), parsed(found.body), '');
  return place ?? { at: 'body', read: 'the same JSON', found: 'in another form, such as another order of keys' };
}

function isEqualButRedacted(read: string, found: string): boolean {
  const parts = read.split(placeholder);
  if (parts.length === 1) return false;
  let end = 0;
  for (const [index, part] of parts.entries()) {
    const start = found.indexOf(part, end);
    if (start < 0 || (index === 0 && start > 0)) return false;
    end = start + part.length;
  }
  return end === found.length || parts.at(-1) === '';
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function jsonDifference(read: unknown, found: unknown, at: string): FirstDifference | undefined {
  const [one, other] = [asContainer(read), asContainer(found)];
  if (one === undefined || other === undefined) {
    const isEqual = read === found || (typeof read === 'string' && read.includes(placeholder));
    return isEqual ? undefined : { at: at || 'body', read: shortText(read), found: shortText(found) };
  }
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const place = Array.isArray(one) ? `${at}[${key}]` : at === '' ? key : `${at}.${key}`;
    const difference = jsonDifference(one[key], other[key], place);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/** In characters. */
const longest = 120;

function shortText(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
