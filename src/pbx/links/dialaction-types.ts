import { contextName, email } from '#fields/checks.ts';
import { nounOf } from '#store/schema/nouns.ts';
import type { Store } from '#store/store.ts';
import { phpInteger } from '#wire/php.ts';

/** The rule for an argument of a destination. */
interface Check {
  /** True if the argument is valid. A missing one is passed as `''`. */
  accepts(text: string, store: Store): boolean;
  /** What the argument must be, as the end of an error message. */
  readonly words: string;
  /** True if the argument may be missing. */
  readonly isOptional?: true;
}

/** The arguments that a stored action takes (core.md 7.11). */
export interface Destination {
  readonly argument1: Check;
  readonly argument2: Check;
  /** The flags that `actionarg2` may combine. A body may send them as a list; views show those set as a map. */
  readonly flags?: readonly string[];
  /** Both arguments are always stored as NULL. */
  readonly takesNothing?: true;
  /** The first argument is a PIN, which error messages must not repeat. */
  readonly isSecret?: true;
}

const anything: Check = { accepts: () => true, words: 'anything', isOptional: true };
const never: Check = { accepts: () => false, words: 'left out: the server always refuses this action' };
const matches = (pattern: RegExp, words: string): Check => ({
  accepts: (text) => pattern.test(text),
  words,
  ...(pattern.test('') && { isOptional: true }),
});
const context: Check = contextName;
const seconds = matches(/^(?:0|[1-9]\d*)?$/, 'a number of seconds, or empty');
const pin = matches(/^(?:no-password|\d{0,40})$/, 'a PIN of at most 40 digits, or no-password');
const soundFile = matches(
  /^\/var\/lib\/pf-xivo\/sounds\/(?!.*\.\.)[^/]+(?:\/[^/]+)*$/,
  'an absolute path below /var/lib/pf-xivo/sounds/',
);
const application = matches(
  /^(?!(?:try)?system\()[a-z]{3,}\(.*\)$/i,
  'an Asterisk application other than System, with its arguments in parentheses, such as Playback(hello)',
);

/** Accepts the id of a row: the integer at the start of the text, or 0, which is never an id, if there is none. */
function target(table: 'userfeatures' | 'groupfeatures' | 'queuefeatures' | 'meetmefeatures' | 'outcall'): Check {
  return {
    accepts: (text, store) => store.has(table, { id: phpInteger(text) }),
    words: `the id of an existing ${nounOf(table)}`,
  };
}

const mailbox: Check = {
  accepts: (text, store) => store.has('voicemail', { uniqueid: phpInteger(text) }),
  words: `the id of an existing ${nounOf('voicemail')}`,
};

/** A destination with flags, whose values are not checked (core.md 7.11). */
function flagged(argument1: Check, flags: readonly string[]): Destination {
  return { argument1, argument2: anything, flags };
}

const endcall: Destination = { argument1: anything, argument2: anything };
const disa: Destination = { argument1: pin, argument2: context, isSecret: true };
const ofContext: Destination = { argument1: context, argument2: anything };

/** Every action that can be stored, and `application:password`, which is known but always refused. */
const destinations: Readonly<Record<string, Destination>> = {
  none: { argument1: anything, argument2: anything, takesNothing: true },
  'endcall:hangup': endcall,
  'endcall:busy': endcall,
  'endcall:congestion': endcall,
  user: { argument1: target('userfeatures'), argument2: seconds },
  group: { argument1: target('groupfeatures'), argument2: seconds },
  queue: { argument1: target('queuefeatures'), argument2: seconds },
  meetme: { argument1: target('meetmefeatures'), argument2: anything },
  voicemail: flagged(mailbox, ['b', 's', 'u', 'j']),
  outcall: { argument1: target('outcall'), argument2: matches(/^[0-9*#]*$/, 'digits, * #') },
  extension: { argument1: matches(/^[0-9#*]{1,40}$/, 'a number of at most 40 digits, # *'), argument2: context },
  'application:callbackdisa': disa,
  'application:disa': disa,
  'application:directory': ofContext,
  'application:voicemailmain': ofContext,
  'application:faxtomail': {
    argument1: {
      accepts: (text) => Buffer.byteLength(text) <= 80 && email.accepts(text),
      words: 'an e-mail address of at most 80 bytes',
    },
    argument2: anything,
  },
  'application:password': { argument1: never, argument2: never },
  sound: flagged(soundFile, ['skip', 'noanswer', 'j']),
  custom: { argument1: application, argument2: anything },
};

/** The types that are sub-objects of an event in views, in their order. */
export const typesInViews: readonly string[] = [
  'none',
  'endcall',
  'user',
  'group',
  'queue',
  'meetme',
  'voicemail',
  'schedule',
  'voicemenu',
  'outcall',
  'extension',
  'application',
  'sound',
  'custom',
];

/** Returns the destinations of a type: of each action if it has several, none for a type that cannot be stored. */
export function destinationsOf(type: string): readonly Destination[] {
  const stored = Object.entries(destinations).filter(([action]) => typeOf(action) === type);
  return stored.map(([, destination]) => destination).filter(({ argument1 }) => argument1 !== never);
}

/** The actions of the types that have several. */
export const actionsInViews: readonly string[] = Object.entries(destinations)
  .filter(([stored, { argument1 }]) => stored.includes(':') && argument1 !== never)
  .map(([stored]) => stored.slice(stored.indexOf(':') + 1));

/** The values of `actiontype` that can be stored. */
export const storableTypes: readonly string[] = [...new Set(Object.keys(destinations).map(typeOf))];

function typeOf(stored: string): string {
  return stored.split(':')[0] ?? stored;
}

const typesWithAction: readonly string[] = ['endcall', 'application'];

/** The action as the table stores it: `type:action` for types that have actions, otherwise `type`. */
export function storedAction(type: string, action: string): string {
  return typesWithAction.includes(type) ? `${type}:${action}` : type;
}

/** Returns the rules for a stored action, or `undefined` if there is no such action. */
export function destinationOf(stored: string): Destination | undefined {
  return Object.hasOwn(destinations, stored) ? destinations[stored] : undefined;
}
