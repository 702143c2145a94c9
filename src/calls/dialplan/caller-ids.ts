import type { CallerIdOwner } from '#pbx/links/callerids.ts';
import type { Store } from '#store/store.ts';
import { phpTrim } from '#wire/php.ts';

/** What phones show of a caller. */
export interface CallerIdentity {
  /** `''` if it is unknown. */
  readonly name: string;
  /** `''` if it is unknown. */
  readonly number: string;
}

/** Reads a stored caller id: `"Name" <number>`, either part alone, or a bare word (core.md 7.5). */
export function parseCallerId(text: string): CallerIdentity {
  const close = text.trimEnd().endsWith('>') ? text.lastIndexOf('>') : -1;
  const open = close < 0 ? -1 : text.lastIndexOf('<', close);
  const number = open < 0 ? '' : phpTrim(text.slice(open + 1, close));
  return { name: unquotedName(phpTrim(open < 0 ? text : text.slice(0, open))), number };
}

function unquotedName(name: string): string {
  if (name.length < 2 || !name.startsWith('"') || !name.endsWith('"')) return name;
  return name.slice(1, -1).replace(/\\(["\\])/g, '$1');
}

const separator = ' - ';

/** How the display of an owner changes the name of a caller, by mode. */
const modes: Readonly<Record<string, (name: string, display: string) => string>> = {
  prepend: (name, display) => `${display}${separator}${name}`,
  append: (name, display) => `${name}${separator}${display}`,
  overwrite: (_name, display) => display,
};

/**
 * Returns the identity of a caller after an incall, group or queue changed it (core.md 7.12). Nameless callers count as named by
 * their number, as in the page's call records. Only `overwrite` with a number replaces the number.
 */
export function changedCallerId(store: Store, owner: CallerIdOwner, caller: CallerIdentity): CallerIdentity {
  const row = store.first('callerid', { type: owner.type, typeval: String(owner.id) });
  const change = modes[row?.mode ?? ''];
  if (row === undefined || change === undefined) return caller;
  const display = parseCallerId(row.callerdisplay);
  const name = display.name === '' ? caller.name : change(caller.name || caller.number, display.name);
  const replacesNumber = row.mode === 'overwrite' && display.number !== '';
  return { name, number: replacesNumber ? display.number : caller.number };
}
