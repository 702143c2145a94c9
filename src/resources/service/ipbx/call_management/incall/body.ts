import { requiredPart } from '#core/request.ts';
import { BadRequest } from '#errors.ts';
import { contextName } from '#fields/checks.ts';
import { parse } from '#fields/evaluate.ts';
import { optional, required } from '#fields/field.ts';
import { contextReference, multiLine } from '#fields/text.ts';
import { mustHave, namesOf, part, value, variant } from '#fields/vocabulary.ts';
import { callerIdNames, readCallerId } from '#pbx/links/callerids.ts';
import { storableTypes } from '#pbx/links/dialaction-types.ts';
import {
  type DialactionEntry,
  dialactionNames,
  incallDialactionNames,
  readDialactions,
} from '#pbx/links/dialactions.ts';
import { readRightCalls, rightCallNames } from '#pbx/links/right-calls.ts';
import { scheduleIdName, scheduleIdOf } from '#pbx/links/schedule-links.ts';
import { normalForm } from '#pbx/numbers/numbers.ts';
import type { Store } from '#store/store.ts';
import { asContainer, type Container } from '#wire/values.ts';

const fields = {
  exten: required({
    maxlen: 40,
    regexp: /^_?[0-9NXZ*#\-[\]]+[.!]?$/,
    words: 'a number or a pattern: digits, N X Z * # - [ ], optionally with . or ! at its end',
  }),
  context: required(contextReference),
  preprocess_subroutine: optional({ check: contextName }, null),
  description: optional(multiLine(1000), ''),
};

/** The names that an edit reads in a body. */
export const incallParts = {
  incall: mustHave(part(namesOf(fields))),
  dialaction: incallDialactionNames,
  rightcall: rightCallNames,
  schedule_id: scheduleIdName,
  callerid: callerIdNames,
};

/** The body of an incall, with all checks made that are possible before the first write. */
export interface IncallBody {
  readonly incall: { exten: string; context: string; preprocess_subroutine: string | null; description: string };
  readonly dialactions: readonly DialactionEntry[];
  readonly rightCalls: readonly number[];
  readonly callerId: ReturnType<typeof readCallerId>;
  readonly scheduleId: number;
}

/** Reads the body of an add, or the merged body of an edit. Throws `BadRequest`. */
export function readIncall(store: Store, body: Container): IncallBody {
  const values = parse(fields, requiredPart(body, 'incall'), 'incall');
  return {
    incall: { ...values, exten: normalForm(values.exten) },
    dialactions: readDestination(body['dialaction']),
    rightCalls: readRightCalls(store, body['rightcall']),
    callerId: readCallerId(body['callerid']),
    scheduleId: scheduleIdOf(body['schedule_id']),
  };
}

function readDestination(value: unknown): readonly DialactionEntry[] {
  const entries = readDialactions(value);
  if (entries.some(({ event }) => event === 'answer')) return entries;
  const message = `dialaction.answer must be an object with the actiontype of a destination: ${storableTypes.join(', ')}`;
  throw new BadRequest({ message, field: 'dialaction.answer', rule: 'required', value });
}

/** The keys of the older, flat form of the destination, which takes precedence over `dialaction.answer`. */
const flatKeys = { destination: 'actiontype', action: 'action', arg1: 'actionarg1', arg2: 'actionarg2' };

const flatNames = Object.fromEntries(
  Object.entries(flatKeys).map(([key, name]) => [key, value('text', `replaces \`dialaction.answer.${name}\``)]),
);

const flatDestination = mustHave(value('text', 'the type of the destination; replaces `dialaction.answer.actiontype`'));

const flatIncall = part({
  ...incallParts,
  incall: mustHave(part({ ...namesOf(fields), ...flatNames, destination: flatDestination })),
  dialaction: dialactionNames,
});

/** The names that an add reads in a body, including the flat destination. */
export const addedIncall = variant([part(incallParts), flatIncall], () => flatIncall);

/** Returns the body of an add with its flat destination, if any, moved to `dialaction.answer`. */
export function withFlatDestination(body: Container): Container {
  const incall = asContainer(body['incall']) ?? {};
  const flat = Object.entries(flatKeys).filter(([key]) => incall[key] !== undefined && incall[key] !== null);
  if (flat.length === 0) return body;
  const sent = asContainer(body['dialaction']) ?? {};
  const overrides = Object.fromEntries(flat.map(([key, name]) => [name, incall[key]]));
  return { ...body, dialaction: { ...sent, answer: { ...asContainer(sent['answer']), ...overrides } } };
}
