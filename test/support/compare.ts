/** Texts that are generated and so vary (recordings/README.md): compared by their form. */
const generatedKeys = new Set(['secret', 'provisioningid', 'dcreate', 'ipfrom', 'bench', 'dupdate']);

/**
 * The body in a form that two runs of the same exchange share: generated values are replaced by marks, the items of a
 * top-level list are sorted unless their order counts. The rest of the text, key order included, stays as it is.
 */
export function comparable(body: string, names: Map<string, string>, options: { keepsOrder: boolean }): string {
  if (body === '' || !/^[[{"]/.test(body)) return body;
  const pieces = options.keepsOrder ? [body] : topLevelItems(body);
  if (pieces === undefined) return masked(body, names);
  const items = pieces.map((piece) => masked(piece, names));
  return options.keepsOrder ? items.join('') : `[${items.sort().join(',')}]`;
}

function masked(text: string, names: Map<string, string>): string {
  let result = text.replace(/"(\w+)":(null|"(?:[^"\\]|\\.)*"|-?[\d.]+)/g, (whole, key: string, value: string) => {
    if (!generatedKeys.has(key)) return whole;
    return `"${key}":${formOf(key, value)}`;
  });
  for (const [name, mark] of names) result = result.replaceAll(name, mark);
  return result;
}

/** A value of a generated key: its type and shape stay, what was drawn does not. */
function formOf(key: string, value: string): string {
  if (key === 'secret') return /^"[A-Z0-9]{6}"$/.test(value) ? '"<secret>"' : value;
  if (key === 'provisioningid') return /^[12]\d{5}$/.test(value) ? '<provisioningid>' : value;
  if (value === '"0"' || value === 'null' || value === '""') return value;
  return value.startsWith('"') ? `"<${key}>"` : `<${key}>`;
}

/** Notes the generated line names of a body under marks that count from the first: the same in both runs. */
export function noteNames(body: string, names: Map<string, string>): void {
  for (const [, name] of body.matchAll(/"(?:name":"|interface":"SIP\\\/)([a-z0-9]{6})"/g)) {
    if (name !== undefined && !names.has(name)) names.set(name, `<name>`);
  }
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
