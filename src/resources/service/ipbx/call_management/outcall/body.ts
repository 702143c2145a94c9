import { requiredPart } from '#core/request.ts';
import { BadRequest } from '#errors.ts';
import { extensionPattern } from '#fields/checks.ts';
import { parse } from '#fields/evaluate.ts';
import { flag, optional, required } from '#fields/field.ts';
import { callerId, contextReference, multiLine, within } from '#fields/text.ts';
import { columns, described, mustHave, namesOf, part, value } from '#fields/vocabulary.ts';
import { readRightCalls, rightCallNames } from '#pbx/links/right-calls.ts';
import { scheduleIdName, scheduleIdOf } from '#pbx/links/schedule-links.ts';
import { requireContext } from '#pbx/numbers/contexts.ts';
import { normalForm } from '#pbx/numbers/patterns.ts';
import type { Store } from '#store/store.ts';
import { scalarText } from '#wire/php.ts';
import { asContainer, type Container, itemsOf } from '#wire/values.ts';

/** Multiples of 15 seconds up to five minutes, except 195 as on the real server. */
const ringTimes = Array.from({ length: 21 }, (_, step) => step * 15).filter((seconds) => seconds !== 195);

/** The fields of an outcall. */
export const outcallFields = {
  name: required({ maxlen: 128, regexp: /^[A-Za-z0-9_-]+$/, words: 'letters, digits, _ -', lower: true }),
  context: required(contextReference),
  useenum: flag(),
  internal: flag(),
  preprocess_subroutine: optional(contextReference, null),
  hangupringtime: optional({ oneOf: ringTimes }, 0),
  description: optional(multiLine(1000), ''),
};

const prefix = (maxlen: number) => ({
  maxlen,
  regexp: /^(?:\+|\+?[0-9#*]+)$/,
  words: 'digits, # *, optionally with + at the start',
});

/** The fields of a dial pattern. */
export const patternFields = {
  externprefix: optional(prefix(20), ''),
  prefix: optional(prefix(10), ''),
  exten: required({ maxlen: 40, check: extensionPattern }),
  stripnum: optional(within(0, 20), 0),
  callerid: optional(callerId, ''),
};

const patternNames = columns({ id: value('anything', 'not read, but counts as a column'), ...namesOf(patternFields) });
const patternColumns = Object.keys(patternNames);

/** The names that an add reads in a body. */
export const outcallParts = part({
  outcall: mustHave(part(namesOf(outcallFields))),
  dialpattern: described(
    'the numbers that are routed, as parallel lists with an entry for each pattern; the last entry is dropped',
    part(patternNames),
  ),
  outcalltrunk: mustHave(value('ids', 'the trunks that are tried, by id, in order')),
  rightcall: rightCallNames,
  schedule_id: scheduleIdName,
});

/** Priorities range from 0 to 16. */
const maxTrunks = 17;

/** The checked body of an add. */
export type OutcallBody = ReturnType<typeof readOutcall>;

/** Reads the body of an add. Throws `BadRequest`. */
export function readOutcall(store: Store, body: Container) {
  const outcall = parse(outcallFields, requiredPart(body, 'outcall'), 'outcall');
  requireContext(store, outcall.context, 'outcall.context');
  return {
    outcall,
    patterns: readPatterns(body['dialpattern']),
    trunks: readTrunks(store, body['outcalltrunk']),
    rightCalls: readRightCalls(store, body['rightcall']),
    scheduleId: scheduleIdOf(body['schedule_id']),
  };
}

/** The ids of the trunks that exist, without repetitions, in the order sent. Throws `BadRequest` unless it is a list with entries. */
function readTrunks(store: Store, value: unknown): readonly number[] {
  const items = itemsOf(value) ?? [];
  if (items.length === 0) throw noTrunk(value);
  const ids = items.map(idOf).filter((id): id is number => id !== undefined && store.has('trunkfeatures', { id }));
  return [...new Set(ids)].slice(0, maxTrunks);
}

/** Returns the refusal of an outcall without an existing trunk. */
export function noTrunk(value: unknown): BadRequest {
  const message = 'outcalltrunk must be a list of ids of trunks, one of which exists';
  return new BadRequest({ message, field: 'outcalltrunk', rule: 'exists', value });
}

function idOf(item: unknown): number | undefined {
  const text = scalarText(item);
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

/** Turns parallel columns into rows. The last row is dropped: it is the empty template of a web form, whatever it contains. */
function readPatterns(value: unknown) {
  return rowsOf(asContainer(value) ?? {})
    .slice(0, -1)
    .map((row, index) => parse(patternFields, row, `dialpattern.${index}`))
    .map((pattern) => ({ ...pattern, exten: normalForm(pattern.exten) }));
}

function rowsOf(sent: Container): readonly Container[] {
  const columns = patternColumns.map((name) => [name, columnOf(sent[name])] as const);
  const count = Math.max(...columns.map(([, column]) => column.length));
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(columns.map(([name, column]) => [name, column[index]])),
  );
}

/** A scalar counts as a column of one entry. */
function columnOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return itemsOf(value) ?? [value];
}
