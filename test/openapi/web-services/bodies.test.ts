import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Outcome } from '#core/resource.ts';
import type { Field } from '#fields/field.ts';
import { ActRuns, type WritingAct, writingActs } from './act-runs.ts';
import { errorsIn } from './described.ts';
import { fieldsIn, omitted, type PlacedField, set } from './fields.ts';

/** Fields whose value the server replaces or drops before it checks them, and why. */
const replacedFields: readonly (readonly [place: RegExp, why: string])[] = [
  [/users:\w+ userfeatures\.callerid$/, 'it is built from the names'],
  [/users:\w+ userfeatures\.voicemailtype$/, 'a voicemail in the body sets it'],
  [/users:\w+ userfeatures\.musiconhold$/, 'an unknown class of music counts as none'],
  [/users:edit linefeatures\./, 'the example has an existing line, which keeps what identifies it'],
  [/meetmefeatures\.(?:admin|user)_musiconhold$/, 'an unknown class of music counts as none'],
  [/trunk_management\/(?:sip|iax):add protocol\.host$/, '`host-type` takes precedence'],
];

/** Fields that need not be sent in general, but with what else the example has. */
const neededFields: readonly (readonly [place: RegExp, why: string])[] = [
  [/users:add linefeatures\.protocol$/, 'a new line needs it'],
  [/users:add userfeatures\.language$/, 'a user with a voicemail needs it'],
  [/network\/interface:add ifname$/, 'an interface that is not a VLAN needs it'],
  [/statistics\/.* queue_qos$/, 'the queues in the body need it'],
];

const isAmong = (list: typeof replacedFields, { name }: WritingAct, place: string): boolean =>
  list.some(([pattern]) => pattern.test(`${name} ${place}`));

function fieldsOf({ body, example }: WritingAct): readonly PlacedField[] {
  const { reads, isMerged = false } = body;
  const vocabulary = typeof reads === 'object' && 'documented' in reads ? reads.documented : reads;
  return fieldsIn(example.body, vocabulary, { place: [], isMerged, isSkipped: false });
}

/** A value that the schema of the field refuses, if it can be named. */
function refusedValue({ presence, rule }: Field): unknown {
  if (presence === 'empty') return 'x';
  if (presence === 'flag' || presence === 'optional flag') return undefined;
  if (rule.oneOf !== undefined) return 'no such word';
  if (rule.listOf !== undefined) return ['no such word'];
  if (rule.between !== undefined) return rule.between[1] + 1;
  if (rule.maxlen !== undefined) return '1'.repeat(rule.maxlen + 1);
  return undefined;
}

const isRefused = ({ status }: Outcome): boolean => status >= 400;

/** True if the act refuses a body because it lacks the field. */
function isMissing({ reason }: Outcome, place: string): boolean {
  return reason?.field === place && reason.value === undefined && reason.rule !== 'enableclient';
}

describe.for(writingActs)('$name', (writing) => {
  const fields = fieldsOf(writing);
  const { body } = writing.example;
  let runs: ActRuns;
  beforeAll(() => {
    runs = new ActRuns(writing);
  });
  afterAll(() => runs.close());

  test('the example is accepted and has the schema of the description', () => {
    const { status, reason } = runs.run(body);
    expect([status, reason]).toEqual([200, undefined]);
    expect(errorsIn('body', writing.name, body)).toEqual([]);
  });

  test('a body without a required field is refused', () => {
    const required = fields.filter(({ isRequired, isSkipped }) => isRequired && !isSkipped);
    expect(required.filter(({ isSent }) => !isSent)).toEqual([]);
    const accepted = required
      .map(({ place }) => omitted(body, place))
      .filter((sent) => errorsIn('body', writing.name, sent)?.length !== 0 && !isRefused(runs.run(sent)));
    expect(accepted).toEqual([]);
  });

  test('a body without any other field is not refused because of that', () => {
    const refused = fields
      .filter(({ isRequired, isSent }) => isSent && !isRequired)
      .flatMap(({ place }) => {
        const outcome = runs.run(omitted(body, place));
        const name = place.join('.');
        return isMissing(outcome, name) && !isAmong(neededFields, writing, name) ? [outcome.reason?.message] : [];
      });
    expect(refused).toEqual([]);
  });

  test('a value that the schema refuses is refused', () => {
    const wrong = fields.flatMap(({ vocabulary, place, isSkipped }) => {
      const field = vocabulary.kind === 'value' ? vocabulary.field : undefined;
      const value = field && refusedValue(field);
      const name = place.join('.');
      if (isSkipped || value === undefined || isAmong(replacedFields, writing, name)) return [];
      const isColumn = vocabulary.kind === 'value' && vocabulary.isColumn;
      const sent = set(body, place, isColumn ? [value] : value);
      return isRefused(runs.run(sent)) && errorsIn('body', writing.name, sent)?.length !== 0 ? [] : [name];
    });
    expect(wrong).toEqual([]);
  });
});
