import type { Rows } from '#store/schema/rows.ts';
import { fullName, labelOf } from './record-json.ts';

/** `name (number@context)`, or `name (context)` without number (core.md 7.15). */
function numbered(name: string, { number, context }: { number: string; context: string }): string {
  return labelOf(name, number === '' ? context : `${number}@${context}`);
}

/** Of a group or queue. */
export function groupIdentity(row: Place & { readonly name: string }): string {
  return numbered(row.name, placeOf(row));
}

export function agentIdentity(row: Place & { readonly firstname: string; readonly lastname: string }): string {
  return numbered(fullName(row), placeOf(row));
}

/** Of a conference room; lists take the number from the room's other record. */
export function roomIdentity(
  { name, confno, context }: Pick<Rows['meetmefeatures'], 'name' | 'confno' | 'context'>,
  number = confno,
): string {
  return numbered(name, { number, context });
}

export function voicemailIdentity(row: Pick<Rows['voicemail'], 'fullname' | 'mailbox' | 'context'>): string {
  return labelOf(row.fullname, fullMailbox(row));
}

export function fullMailbox({ mailbox, context }: { readonly mailbox: string; readonly context: string }): string {
  return `${mailbox}@${context}`;
}

interface Place {
  readonly number: string;
  readonly context: string | null;
}

function placeOf({ number, context }: Place): { number: string; context: string } {
  return { number, context: context || 'default' };
}
