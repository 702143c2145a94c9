import type { Sendable } from '../../../lib/sendable.ts';
import { actOf, type Operation } from '../operations.ts';

/** A request that a person writes; the form and the raw texts show the same one. */
export interface Draft {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** A header per line. */
  readonly headers: string;
  /** Empty for a request without a body. */
  readonly body: string;
}

/** The acts whose requests have a body, for operations without a description. */
const actsWithBody = new Set(['add', 'edit', 'import', 'update']);

/** Returns a request for an operation without its parameters and body. */
export function newDraft({ operation, url }: Operation, method?: string): Draft {
  return {
    method: method ?? (actsWithBody.has(actOf(operation)) ? 'POST' : 'GET'),
    target: url,
    headers: '',
    body: '',
  };
}

/** Returns the value of a parameter of the query; empty if it has none. */
export function parameterIn({ target }: Draft, name: string): string {
  return queryOf(target).get(name) ?? '';
}

/** Sets a parameter of the query; an empty value removes it. */
export function withParameter(draft: Draft, name: string, value: string): Draft {
  const query = queryOf(draft.target);
  if (value === '') query.delete(name);
  else query.set(name, value);
  const text = query.toString();
  return { ...draft, target: text === '' ? pathOf(draft.target) : `${pathOf(draft.target)}?${text}` };
}

function pathOf(target: string): string {
  return target.split('?', 1)[0] ?? '';
}

function queryOf(target: string): URLSearchParams {
  return new URLSearchParams(target.slice(pathOf(target).length + 1));
}

/** The body as JSON; `undefined` if it is empty. `isJson` is false for any other text. */
export function bodyValue({ body }: Draft): { readonly isJson: boolean; readonly value: unknown } {
  if (body.trim() === '') return { isJson: true, value: undefined };
  try {
    return { isJson: true, value: JSON.parse(body) };
  } catch {
    return { isJson: false, value: undefined };
  }
}

/** Sets the body to a JSON value; none for `undefined`. */
export function withBody(draft: Draft, value: unknown): Draft {
  return { ...draft, body: value === undefined ? '' : JSON.stringify(value, null, 2) };
}

/** Where a request is sent. */
export interface Destination {
  /** The URL of the mock without a slash at its end. */
  readonly base: string;
  readonly world: string;
}

/** Returns the request to send. Throws an error that says what of the draft cannot be sent. */
export function sendableOf({ method, target, headers, body }: Draft, { base, world }: Destination): Sendable {
  if (!target.startsWith('/')) throw new Error('the URL must be a path of this mock; begin it with /');
  const named = headers
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(headerOf);
  return {
    method,
    url: `${base}${target}`,
    headers: world === 'default' ? named : [['X-Mock-World', world], ...named],
    ...(body !== '' && { body }),
  };
}

function headerOf(line: string): readonly [string, string] {
  const [, name, value] = /^\s*([^\s:]+)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
  if (name === undefined || value === undefined) {
    throw new Error(
      `"${line.trim().slice(0, 80)}" is not a header; write one per line, such as Accept: application/json`,
    );
  }
  return [name, value];
}
