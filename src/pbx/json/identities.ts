import type { Rows } from '#store/schema/rows.ts';
import { fullName, labelOf } from './record-json.ts';

/** `name (number@context)`, or `name (context)` without a number (core.md 7.15). */
function labelWithNumber(name: string, { number, context }: { number: string; context: string }): string {
  return labelOf(name, number === '' ? context : `${number}@${context}`);
}

/** The `identity` of a group or queue. */
export function groupIdentity(row: Place & { readonly name: string }): string {
  return labelWithNumber(row.name, placeOf(row));
}

/** The `identity` of an agent. */
export function agentIdentity(row: Place & { readonly firstname: string; readonly lastname: string }): string {
  return labelWithNumber(fullName(row), placeOf(row));
}

/** The `identity` of a conference room. Lists pass the number of the room's other row instead of `confno`. */
export function roomIdentity(
  { name, confno, context }: Pick<Rows['meetmefeatures'], 'name' | 'confno' | 'context'>,
  number = confno,
): string {
  return labelWithNumber(name, { number, context });
}

/** The `identity` of a voicemail: `name (mailbox@context)`. */
export function voicemailIdentity(row: Pick<Rows['voicemail'], 'fullname' | 'mailbox' | 'context'>): string {
  return labelOf(row.fullname, fullMailbox(row));
}

/** `mailbox@context`. */
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
