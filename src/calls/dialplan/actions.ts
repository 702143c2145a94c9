import { destinationOf } from '#pbx/links/dialaction-types.ts';
import type { DialactionOwner } from '#pbx/links/dialactions.ts';
import type { Store } from '#store/store.ts';
import { phpInteger } from '#wire/php.ts';

/** A stored action with its arguments (core.md 7.11) as what a call does. */
export type DialAction =
  | { readonly kind: 'none' }
  | { readonly kind: 'endcall'; readonly how: 'hangup' | 'busy' | 'congestion'; readonly seconds?: number }
  | ({ readonly kind: 'user' | 'group' | 'queue' } & TimedTarget)
  | { readonly kind: 'meetme' | 'schedule'; readonly id: number }
  | ({ readonly kind: 'voicemail' } & MailboxTarget)
  | { readonly kind: 'outcall'; readonly id: number; readonly number: string }
  | { readonly kind: 'extension'; readonly number: string; readonly context: string }
  | ({ readonly kind: 'sound' } & SoundToPlay)
  | ApplicationToRun
  | { readonly kind: 'custom'; readonly application: string; readonly arguments: string }
  | { readonly kind: 'unsupported'; readonly action: string };

interface TimedTarget {
  readonly id: number;
  /** How long it rings; absent for its own time. */
  readonly seconds?: number;
}

interface MailboxTarget {
  readonly id: number;
  /** Flag `b`: the greeting says that the person is busy. */
  readonly isBusy: boolean;
  /** Flag `u`: the greeting says that the person is unavailable. */
  readonly isUnavailable: boolean;
  /** Flag `s`: the instructions are not played. */
  readonly skipsInstructions: boolean;
}

interface SoundToPlay {
  readonly file: string;
  /** Flag `skip`: it is played only on a channel that is up. */
  readonly skips: boolean;
  /** Flag `noanswer`: the channel is not answered for it. */
  readonly doesNotAnswer: boolean;
}

type ApplicationToRun =
  | {
      readonly kind: 'application';
      readonly which: 'callbackdisa' | 'disa';
      /** `''` if no PIN is asked for. */
      readonly pin: string;
      readonly context: string;
    }
  | { readonly kind: 'application'; readonly which: 'directory' | 'voicemailmain'; readonly context: string }
  | { readonly kind: 'application'; readonly which: 'faxtomail'; readonly email: string };

/** Reads a stored action, as of a `dialaction`, a fallback or a period; leniently, since most arguments are stored unchecked. */
export function readDialAction(action: string, argument1: string | null, argument2: string | null): DialAction {
  const [kind = '', which = ''] = action.split(':');
  const [first, second] = [argument1 ?? '', argument2 ?? ''];
  if (kind === 'endcall') return readEnd(action, which, first);
  if (kind === 'application') return readApplication(action, which, first, second);
  return readers.get(kind)?.(first, second) ?? { kind: 'unsupported', action };
}

const timed = (kind: 'user' | 'group' | 'queue') => (first: string, second: string) =>
  ({ kind, id: phpInteger(first), ...secondsOf(second) }) as const;

const readers: ReadonlyMap<string, (first: string, second: string) => DialAction> = new Map<
  string,
  (first: string, second: string) => DialAction
>([
  ['none', () => ({ kind: 'none' })],
  ['user', timed('user')],
  ['group', timed('group')],
  ['queue', timed('queue')],
  ['meetme', (first) => ({ kind: 'meetme', id: phpInteger(first) })],
  ['schedule', (first) => ({ kind: 'schedule', id: phpInteger(first) })],
  ['outcall', (first, number) => ({ kind: 'outcall', id: phpInteger(first), number })],
  ['extension', (number, context) => ({ kind: 'extension', number, context })],
  ['voicemail', readMailbox],
  ['sound', readSound],
  ['custom', readCustom],
]);

/** The action of the owner's event; `none` if nothing is stored. An action whose target was deleted is read like any other. */
export function dialActionOf(
  store: Store,
  owner: { readonly category: DialactionOwner['category'] | 'callfilter'; readonly id: number },
  event: string,
): DialAction {
  const row = store.first('dialaction', { category: owner.category, categoryval: String(owner.id), event });
  return row === undefined ? { kind: 'none' } : readDialAction(row.action, row.actionarg1, row.actionarg2);
}

function readEnd(action: string, how: string, seconds: string): DialAction {
  if (how !== 'hangup' && how !== 'busy' && how !== 'congestion') return { kind: 'unsupported', action };
  return { kind: 'endcall', how, ...secondsOf(seconds) };
}

function readApplication(action: string, which: string, first: string, second: string): DialAction {
  const kind = 'application';
  switch (which) {
    case 'callbackdisa':
    case 'disa':
      return { kind, which, pin: first === 'no-password' ? '' : first, context: second };
    case 'directory':
    case 'voicemailmain':
      return { kind, which, context: first };
    case 'faxtomail':
      return { kind, which, email: first };
    default:
      return { kind: 'unsupported', action };
  }
}

function readMailbox(id: string, flags: string): DialAction {
  const set = flagsIn('voicemail', flags);
  return {
    kind: 'voicemail',
    id: phpInteger(id),
    isBusy: set.has('b'),
    isUnavailable: set.has('u'),
    skipsInstructions: set.has('s'),
  };
}

function readSound(file: string, flags: string): DialAction {
  const set = flagsIn('sound', flags);
  return { kind: 'sound', file, skips: set.has('skip'), doesNotAnswer: set.has('noanswer') };
}

function readCustom(call: string): DialAction {
  const open = call.indexOf('(');
  if (open < 0) return { kind: 'custom', application: call.trim(), arguments: '' };
  const end = call.endsWith(')') ? call.length - 1 : call.length;
  return { kind: 'custom', application: call.slice(0, open).trim(), arguments: call.slice(open + 1, end) };
}

/** The flags in a text such as `bu` or, of a schedule, `skip;noanswer;` (call_management.md 5.4). */
function flagsIn(action: string, text: string): ReadonlySet<string> {
  const flags = destinationOf(action)?.flags ?? [];
  return new Set(text.match(new RegExp(flags.join('|'), 'g')) ?? []);
}

/** A time of 0 or less counts as none, like a text that is not a number. */
function secondsOf(text: string): { seconds?: number } {
  const seconds = phpInteger(text);
  return seconds > 0 ? { seconds } : {};
}
