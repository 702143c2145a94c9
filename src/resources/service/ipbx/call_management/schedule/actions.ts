import { described, mustHave, part, value } from '#fields/vocabulary.ts';
import type { Json } from '#wire/json.ts';
import { scalarText } from '#wire/php.ts';
import { asContainer, type Container } from '#wire/values.ts';

/** The action of a schedule or a closed period: `type:action`, and its arguments, empty by default. */
export interface ScheduleAction {
  readonly action: string;
  readonly argument1: string;
  readonly argument2: string;
}

/** Maximum length of an argument in the database, in characters. */
export const maxArgumentLength = 255;

/** The actions that the database accepts. */
export const storableActions: readonly string[] = [
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
];

/** True if the database accepts the action; its destination is not checked. */
export function isStorable(action: string): boolean {
  return storableActions.includes(action);
}

/** The names that are read in an action. */
export const actionNames = part({
  actiontype: value('text', 'the type of the destination, such as `none`, `user` or `endcall`'),
  action: value('text', 'the action of the types that have several, such as `hangup` of `endcall`'),
  actionarg1: value('text', 'its first argument: the id of the destination, for most types'),
  actionarg2: value('anything', 'its second argument; a list or object counts as its keys'),
});

/** The names that are read in the fallback of a schedule. */
export const fallbackNames = described(
  'where a call goes outside the opened periods',
  part({
    ...Object.fromEntries(actionNames.names),
    actiontype: mustHave(value('text', 'the type of the destination')),
  }),
);

/** Reads `{actiontype, action, actionarg1, actionarg2}`; a key `action`, even an empty one, appends a colon and its text. */
export function readAction(sent: Container): ScheduleAction {
  const type = scalarText(sent['actiontype']);
  const action = Object.hasOwn(sent, 'action') ? `${type}:${scalarText(sent['action'])}` : type;
  return { action, argument1: scalarText(sent['actionarg1']), argument2: argument2Of(sent['actionarg2']) };
}

/** A list or object becomes its keys, each followed by a semicolon. */
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

/** Returns an entry of `dialaction` in a view; the action is repeated under its type and its name. */
export function actionJson({ action: stored, argument1, argument2 }: StoredAction): Json {
  const [actiontype = '', action = actiontype] = stored.split(':');
  const json = { action, actionarg1: argument1, actionarg2: flagsJson(argument2) };
  return { actiontype, action, [actiontype]: json, [action]: json };
}

function flagsJson(argument: string | null): Json {
  if (argument === null || !argument.includes(';')) return argument;
  return new Map(argument.split(';').map((flag) => [flag, 1]));
}
