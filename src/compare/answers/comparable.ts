import type { GeneratedNames } from './generated-names.ts';

/** Keys with generated values, which vary: compared by their form. */
const generatedKeys = new Set(['secret', 'provisioningid', 'dcreate', 'ipfrom', 'bench', 'dupdate']);

/** A body without the generated values, equal in two runs of an exchange, and the generated names that it had, in order. */
export interface Comparable {
  readonly text: string;
  readonly names: readonly string[];
}

/**
 * Replaces generated values by marks, and sorts the items of a top-level list unless their order matters. The other text, key
 * order included, is unchanged.
 */
export function comparable(body: string, names: GeneratedNames, options: { readonly keepsOrder: boolean }): Comparable {
  if (body === '' || !/^[[{"]/.test(body)) return { text: body, names: [] };
  const items = options.keepsOrder ? undefined : topLevelItems(body);
  if (items === undefined) return { text: masked(body, names), names: names.namesIn(body) };
  const pieces = items.map((raw) => ({ raw, text: masked(raw, names) }));
  pieces.sort((one, other) => (one.text < other.text ? -1 : 1));
  const text = `[${pieces.map((piece) => piece.text).join(',')}]`;
  return { text, names: pieces.flatMap(({ raw }) => names.namesIn(raw)) };
}

function masked(text: string, names: GeneratedNames): string {
  const form = text.replace(
    /"(\w+)":(null|"(?:[^"\\]|\\.)*"|-?[\d.]+)/g,
    (_whole, key: string, value: string) => `"${key}":${maskedValue(key, value, names)}`,
  );
  return names.mask(form);
}

/** Returns a mark for a generated value below a key, and any other value as it is; both are JSON. */
export function maskedValue(key: string, value: string, names: GeneratedNames): string {
  return generatedKeys.has(key) && !names.isKnown(value) ? formOf(key, value) : value;
}

/** Returns the type and the shape of a generated value. */
function formOf(key: string, value: string): string {
  if (key === 'secret') return /^"[A-Z0-9]{6}"$/.test(value) ? '"<secret>"' : value;
  if (key === 'provisioningid') return /^[12]\d{5}$/.test(value) ? '<provisioningid>' : value;
  if (value === '"0"' || value === 'null' || value === '""') return value;
  return value.startsWith('"') ? `"<${key}>"` : `<${key}>`;
}

/** Returns the items of a JSON array as texts, or `undefined` for any other text. */
function topLevelItems(text: string): string[] | undefined {
  if (!(text.startsWith('[') && text.endsWith(']'))) return undefined;
  const items: string[] = [];
  let depth = 0;
  let start = 1;
  for (let index = 1; index < text.length - 1; index++) {
    const character = text[index];
    if (character === '"') index = endOfString(text, index);
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    else if (character === ',' && depth === 0) {
      items.push(text.slice(start, index));
      start = index + 1;
    }
  }
  if (text.length > 2) items.push(text.slice(start, -1));
  return items;
}

function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return index;
}
