import { type Row, text } from '#store/row.ts';
import { fullName, labelled } from './records.ts';

/** `name (number@context)`, or `name (context)` without number (core.md 7.15). */
export function numbered(name: string, { number, context }: { number: string; context: string }): string {
  return labelled(name, number === '' ? context : `${number}@${context}`);
}

/** Of a group or queue. */
export function groupIdentity(row: Row): string {
  return numbered(text(row, 'name'), placeOf(row));
}

export function agentIdentity(row: Row): string {
  return numbered(fullName(row), placeOf(row));
}

/** Of a conference room; lists take the number from the room's other record. */
export function roomIdentity(row: Row, number = text(row, 'confno')): string {
  return numbered(text(row, 'name'), { number, context: text(row, 'context') });
}

export function voicemailIdentity(row: Row): string {
  return labelled(text(row, 'fullname'), fullMailbox(row));
}

export function fullMailbox(row: Row): string {
  return `${text(row, 'mailbox')}@${text(row, 'context')}`;
}

function placeOf(row: Row): { number: string; context: string } {
  return { number: text(row, 'number'), context: text(row, 'context') || 'default' };
}
