import type { GeneratedNames } from './generated-names.ts';

/** Values that are generated and so vary (test/recordings/README.md 2): compared by their form. */
const generatedKeys = new Set(['secret', 'provisioningid', 'dcreate', 'ipfrom', 'bench', 'dupdate']);

/** A body in a form that two runs of the same exchange share, and the generated names that were masked in it, in order. */
export interface Comparable {
  readonly text: string;
  readonly names: readonly string[];
}

/**
 * Replaces generated values by marks and sorts the items of a top-level list unless their order counts. The rest of the text, key
 * order included, stays as it is.
 */
export function comparable(body: string, names: GeneratedNames, options: { keepsOrder: boolean }): Comparable {
  if (body === '' || !/^[[{"]/.test(body)) return { text: body, names: [] };
  const items = options.keepsOrder ? undefined : topLevelItems(body);
  const pieces = (items ?? [body]).map((raw) => ({ raw, text: masked(raw, names) }));
  if (items !== undefined) pieces.sort((one, other) => (one.text < other.text ? -1 : 1));
  return {
    text: pieces.map(({ text }) => text).join(items === undefined ? '' : ','),
    names: pieces.flatMap(({ raw }) => names.in(raw)),
  };
}

function masked(text: string, names: GeneratedNames): string {
  const form = text.replace(/"(\w+)":(null|"(?:[^"\\]|\\.)*"|-?[\d.]+)/g, (whole, key: string, value: string) => {
    return generatedKeys.has(key) && !names.isGiven(value) ? `"${key}":${formOf(key, value)}` : whole;
  });
  return names.mask(form);
}

/** A value of a generated key: its type and shape stay, what was drawn does not. */
function formOf(key: string, value: string): string {
  if (key === 'secret') return /^"[A-Z0-9]{6}"$/.test(value) ? '"<secret>"' : value;
  if (key === 'provisioningid') return /^[12]\d{5}$/.test(value) ? '<provisioningid>' : value;
  if (value === '"0"' || value === 'null' || value === '""') return value;
  return value.startsWith('"') ? `"<${key}>"` : `<${key}>`;
}

/** The items of a JSON list as texts; `undefined` when the text is no list. */
function topLevelItems(text: string): string[] | undefined {
  if (!text.startsWith('[')) return undefined;
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
  while (text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return index;
}
