import type { ActRequest } from '#core/request.ts';
import type { Resource } from '#core/resource.ts';
import type { Reason } from '#errors.ts';
import type { IgnoredField } from '#fields/ignored.ts';
import { redactReason } from '#journal/secrets.ts';
import { closeName } from '#text/nearest.ts';

const longestValue = 80;
const longestText = 500;

/** What a client should know of an `act` that is unknown, and so runs the fallback (core.md 2). */
export function noteOnAct(resource: Resource, { query }: Pick<ActRequest, 'query'>): string | undefined {
  const named = query.text('act');
  if (named === undefined || named === '' || Object.hasOwn(resource.acts, named)) return undefined;
  const acts = Object.keys(resource.acts);
  const shortened = shorten(named);
  if (acts.length === 1) return `act '${shortened}' is ignored, ran ${resource.fallback}`;
  const meant = closeName(shortened, acts);
  const hint = meant === undefined ? `the acts are ${acts.join(', ')}` : `did you mean ${meant}?`;
  return `act '${shortened}' is unknown, ran ${resource.fallback}; ${hint}`;
}

/** The reason and the note as one header: printable ASCII, with whatever the sentence of the reason leaves out. */
export function explanationOf(reason: Reason | undefined, note: string | undefined): string | undefined {
  const parts = [...(reason === undefined ? [] : partsOf(redactReason(reason))), ...(note === undefined ? [] : [note])];
  return parts.length === 0 ? undefined : ascii(parts.join('; ')).slice(0, longestText);
}

/** The fields that an act ignored as one header, each with the name that was probably meant. */
export function ignoredText(ignored: readonly IgnoredField[]): string {
  return shortList(
    ignored.map(({ field, near: meant }) => (meant === undefined ? field : `${field} (${meant}?)`)),
    ', ',
  );
}

/** What was passed over, as one text of a sensible length. */
export function skippedText(skipped: readonly string[]): string {
  return shortList(skipped, '; ');
}

/** As many of the texts as there is room for, at least one, and how many more there are. */
function shortList(texts: readonly string[], separator: string): string {
  let [count, length] = [0, 0];
  while (count < texts.length && (count === 0 || length < longestText - longestValue)) {
    length += ascii(texts[count++] ?? '').length + separator.length;
  }
  const rest = texts.length - count;
  const shown = ascii(texts.slice(0, count).join(separator)).slice(0, longestText);
  return `${shown}${rest > 0 ? `${separator}and ${rest} more` : ''}`;
}

function partsOf({ message, field, value }: Reason): readonly string[] {
  const written = value === undefined ? undefined : shorten(JSON.stringify(value));
  return [
    message,
    ...(field === undefined || message.includes(field) ? [] : [`field ${field}`]),
    ...(written === undefined || message.includes(written) ? [] : [`value ${written}`]),
  ];
}

function shorten(text: string): string {
  return text.length > longestValue ? `${text.slice(0, longestValue)}...` : text;
}

function ascii(text: string): string {
  return text.replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
