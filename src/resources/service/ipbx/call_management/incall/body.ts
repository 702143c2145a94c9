import { requiredPart } from '#core/request.ts';
import { BadRequest } from '#errors.ts';
import { contextName } from '#fields/checks.ts';
import { parse } from '#fields/evaluate.ts';
import { optional, required } from '#fields/field.ts';
import { contextReference, multiLine } from '#fields/text.ts';
import { namesOf, part, values } from '#fields/vocabulary.ts';
import { callerIdNames, readCallerId } from '#pbx/links/callerids.ts';
import { actionTypes } from '#pbx/links/dialaction-types.ts';
import { type DialactionEntry, dialactionNames, readDialactions } from '#pbx/links/dialactions.ts';
import { readRightCalls } from '#pbx/links/right-calls.ts';
import { scheduleIdOf } from '#pbx/links/schedule-links.ts';
import { normalForm } from '#pbx/numbers/numbers.ts';
import type { Store } from '#store/store.ts';
import { asContainer, type Container } from '#wire/values.ts';

const fields = {
  exten: required({
    maxlen: 40,
    regexp: /^_?[0-9NXZ*#\-[\]]+[.!]?$/,
    words: 'a number or a pattern: digits, N X Z * # - [ ], optionally ending with . or !',
  }),
  context: required(contextReference),
  preprocess_subroutine: optional({ check: contextName }, null),
  description: optional(multiLine(1000), ''),
};

/** What an edit reads of a body. */
export const incallParts = {
  incall: part(namesOf(fields)),
  dialaction: dialactionNames,
  ...values('rightcall', 'schedule_id'),
  callerid: callerIdNames,
};

/** What a body says of an incall, checked as far as it can be before anything is written. */
export interface IncallBody {
  readonly incall: { exten: string; context: string; preprocess_subroutine: string | null; description: string };
  readonly dialactions: readonly DialactionEntry[];
  readonly rightCalls: readonly number[];
  readonly callerId: ReturnType<typeof readCallerId>;
  readonly scheduleId: number;
}

/** Reads the body of an add, or of an edit after the merge. Throws `BadRequest`. */
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
  const message = `dialaction.answer must be an object with the actiontype of a destination: ${actionTypes.join(', ')}`;
  throw new BadRequest({ message, field: 'dialaction.answer', rule: 'required', value });
}

/** The older, flat way to name the destination, which wins over `dialaction.answer`. */
const flatKeys = { destination: 'actiontype', action: 'action', arg1: 'actionarg1', arg2: 'actionarg2' };

/** What an add reads of a body: the flat destination, too. */
export const addedIncall = part({
  ...incallParts,
  incall: part({ ...namesOf(fields), ...values(...Object.keys(flatKeys)) }),
});

/** The body of an add with its flat destination, if any, put where the others have it. */
export function withFlatDestination(body: Container): Container {
  const incall = asContainer(body['incall']) ?? {};
  const flat = Object.entries(flatKeys).filter(([key]) => incall[key] !== undefined && incall[key] !== null);
  if (flat.length === 0) return body;
  const sent = asContainer(body['dialaction']) ?? {};
  const overrides = Object.fromEntries(flat.map(([key, name]) => [name, incall[key]]));
  return { ...body, dialaction: { ...sent, answer: { ...asContainer(sent['answer']), ...overrides } } };
}
