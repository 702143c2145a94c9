import { part, values } from '#fields/vocabulary.ts';
import type { Json } from '#wire/json.ts';
import { scalarText } from '#wire/php.ts';
import { asContainer, type Container } from '#wire/values.ts';

/** What a schedule, or a closed period of it, does with calls, as texts; empty ones are `''`. */
export interface ScheduleAction {
  readonly action: string;
  readonly argument1: string;
  readonly argument2: string;
}

/** The longest texts that the database takes, in characters. */
export const longestArgument = 255;

const storable = new Set([
  'none',
  'endcall:busy',
  'endcall:congestion',
  'endcall:hangup',
  'user',
  'group',
  'queue',
  'meetme',
  'voicemail',
  'trunk',
  'schedule',
  'voicemenu',
  'extension',
  'outcall',
  'application:callbackdisa',
  'application:disa',
  'application:directory',
  'application:faxtomail',
  'application:voicemailmain',
  'application:password',
  'sound',
  'custom',
]);

/** Whether the database knows the action; where it leads is not asked. */
export function isStorable(action: string): boolean {
  return storable.has(action);
}

/** What is read of an action. */
export const actionNames = part(values('actiontype', 'action', 'actionarg1', 'actionarg2'));

/** Reads `{actiontype, action, actionarg1, actionarg2}`; a key `action`, even an empty one, adds a colon and its text. */
export function readAction(sent: Container): ScheduleAction {
  const type = scalarText(sent['actiontype']);
  const action = Object.hasOwn(sent, 'action') ? `${type}:${scalarText(sent['action'])}` : type;
  return { action, argument1: scalarText(sent['actionarg1']), argument2: argument2Of(sent['actionarg2']) };
}

/** Of a list or object the keys count, each with a semicolon after it. */
function argument2Of(value: unknown): string {
  const keys = asContainer(value);
  return keys === undefined ? scalarText(value) : `${Object.keys(keys).join(';')};`;
}

/** The columns of a stored action. */
export interface StoredAction {
  readonly action: string;
  readonly argument1: string | null;
  readonly argument2: string | null;
}

/** An entry of a view's `dialaction`: once by each of its names. */
export function actionJson({ action: stored, argument1, argument2 }: StoredAction): Json {
  const [actiontype = '', action = actiontype] = stored.split(':');
  const shown = { action, actionarg1: argument1, actionarg2: flagsJson(argument2) };
  return { actiontype, action, [actiontype]: shown, [action]: shown };
}

function flagsJson(argument: string | null): Json {
  if (argument === null || !argument.includes(';')) return argument;
  return new Map(argument.split(';').map((flag) => [flag, 1]));
}
