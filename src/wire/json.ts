import { formatNumber } from './php.ts';

/** A value that `encode` writes as JSON. A Map is an object that keeps the order of keys that look like numbers. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json }
  | ReadonlyMap<string | number, Json>;

type Entry = readonly [string | number, Json];

/**
 * Matches the output of JSON.stringify where PHP may write something else: an empty object or a Map, an object that may
 * be a list, a lone surrogate, a float or an integer too large to be exact. A false match only costs the walk.
 */
const needsWalk = /\{\}|\{"0":|\\ud[89a-f]|(?:^|[:[,])-?(?:\d{1,15}[.e]|\d{16})[\d.e+-]*(?:$|[,}\]])/;

/**
 * Returns the value as JSON, byte for byte as the real server writes it, in ASCII (core.md 6.3).
 *
 * @example
 * encode({ path: '/é' }) // {"path":"\/\u00e9"}
 */
export function encode(value: Json): string {
  const text = JSON.stringify(value);
  return escapeText(needsWalk.test(text) ? walk(value) : text);
}

function escapeText(text: string): string {
  return toAscii(text.replaceAll('/', '\\/'));
}

/** Escapes the characters outside ASCII in a JSON text. */
export function toAscii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, toEscape);
}

const toEscape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

function walk(value: Json): string {
  if (typeof value === 'string') return encodeText(value);
  if (typeof value === 'number') return encodeNumber(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (isList(value)) return encodeList(value);
  return encodeEntries(isMap(value) ? [...value] : Object.entries(value));
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const isMap = (value: Json): value is ReadonlyMap<string | number, Json> => value instanceof Map;

/** Writes `null` for a string that is not valid Unicode. */
function encodeText(text: string): string {
  return /\p{Surrogate}/u.test(text) ? 'null' : JSON.stringify(text);
}

function encodeNumber(value: number): string {
  const isPlain = Number.isSafeInteger(value) || !Number.isFinite(value);
  return isPlain ? JSON.stringify(value) : formatNumber(value, 'e');
}

const encodeList = (items: readonly Json[]): string => `[${items.map(walk).join(',')}]`;

/** Writes an array if the keys are 0, 1, 2… in order or if there are none, as PHP does. */
function encodeEntries(entries: readonly Entry[]): string {
  if (entries.every(([key], index) => String(key) === String(index)))
    return encodeList(entries.map(([, item]) => item));
  return `{${entries.map(encodeEntry).join(',')}}`;
}

const encodeEntry = ([key, item]: Entry): string => `${encodeText(String(key))}:${walk(item)}`;
