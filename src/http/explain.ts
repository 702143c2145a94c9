import type { ActRequest } from '#core/request.ts';
import type { Resource } from '#core/resource.ts';
import type { Reason } from '#errors.ts';
import type { IgnoredField } from '#fields/ignored.ts';
import { redactReason } from '#journal/secrets.ts';
import { type PortabilityNote, portabilityText } from '#portability/check-call.ts';
import { closeName } from '#text/nearest.ts';

/** In characters. */
const maxValueLength = 80;
/** In characters: the length of a header. */
const maxTextLength = 500;

/**
 * Returns a note for the client if the fallback ran (core.md 2) although another act was meant: `act` is unknown, or it is
 * missing from a request with a body. Otherwise `undefined`.
 */
export function noteOnAct(resource: Resource, { query, body }: Pick<ActRequest, 'query' | 'body'>): string | undefined {
  const act = query.text('act') ?? '';
  const acts = Object.keys(resource.acts);
  if (act === '') {
    if (body.length === 0 || acts.length === 1) return undefined;
    return `the parameter act is missing, ran ${resource.fallback}; the acts are ${acts.join(', ')}`;
  }
  if (Object.hasOwn(resource.acts, act)) return undefined;
  const shortened = shorten(act);
  if (acts.length === 1) return `act '${shortened}' is ignored, ran ${resource.fallback}`;
  const suggestion = closeName(shortened, acts);
  const hint = suggestion === undefined ? `the acts are ${acts.join(', ')}` : `did you mean ${suggestion}?`;
  return `act '${shortened}' is unknown, ran ${resource.fallback}; ${hint}`;
}

/**
 * Returns reason and note as a header value in printable ASCII; adds the field and the value if the reason's sentence
 * lacks them.
 */
export function explanationOf(reason: Reason | undefined, note: string | undefined): string | undefined {
  const parts = [...(reason === undefined ? [] : partsOf(redactReason(reason))), ...(note === undefined ? [] : [note])];
  return parts.length === 0 ? undefined : ascii(parts.join('; ')).slice(0, maxTextLength);
}

/** Returns the ignored fields as a header value, each with the name that was probably meant: `lastnam (lastname?)`. */
export function ignoredText(ignored: readonly IgnoredField[]): string {
  return shortList(
    ignored.map(({ field, near }) => (near === undefined ? field : `${field} (${near}?)`)),
    ', ',
  );
}

/** Returns what a later release does otherwise as a header value. */
export function portabilityHeader(notes: readonly PortabilityNote[]): string {
  return shortList(notes.map(portabilityText), '; ');
}

/** Returns the parts of a request without effect as a header value. */
export function skippedText(skipped: readonly string[]): string {
  return shortList(skipped, '; ');
}

/** Joins as many of the strings as a header has room for, at least one, and appends the number of the others. */
function shortList(texts: readonly string[], separator: string): string {
  let [count, length] = [0, 0];
  while (count < texts.length && (count === 0 || length < maxTextLength - maxValueLength)) {
    length += ascii(texts[count++] ?? '').length + separator.length;
  }
  const rest = texts.length - count;
  const list = ascii(texts.slice(0, count).join(separator)).slice(0, maxTextLength);
  return `${list}${rest > 0 ? `${separator}and ${rest} more` : ''}`;
}

function partsOf({ message, field, value }: Reason): readonly string[] {
  const json = value === undefined ? undefined : shorten(JSON.stringify(value));
  return [
    message,
    ...(field === undefined || message.includes(field) ? [] : [`field ${field}`]),
    ...(json === undefined || message.includes(json) ? [] : [`value ${json}`]),
  ];
}

function shorten(text: string): string {
  return text.length > maxValueLength ? `${text.slice(0, maxValueLength)}...` : text;
}

function ascii(text: string): string {
  return text.replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
