import { numberOrText } from '../../../lib/number-input.ts';

/** The fields of the form, as they were typed; empty ones are left out of the request. */
export interface CallFields {
  readonly fromKind: 'user' | 'number' | 'external';
  readonly from: string;
  readonly fromContext: string;
  readonly fromName: string;
  readonly toKind: 'number' | 'incall' | 'user' | 'group' | 'queue' | 'meetme' | 'voicemail';
  readonly to: string;
  readonly context: string;
  readonly at: string;
  readonly live: '' | 'true' | 'false';
  readonly called: CalledBehaviour;
  readonly answersAfter: string;
  readonly talks: string;
  readonly rejectsAfter: string;
  readonly hangsUpAfter: string;
}

/** How the called behave, as the form offers it. */
export type CalledBehaviour = 'answers' | 'no answer' | 'busy' | 'rejects' | 'unreachable';

/** The form at first. */
export const emptyFields: CallFields = {
  fromKind: 'user',
  from: '',
  fromContext: '',
  fromName: '',
  toKind: 'number',
  to: '',
  context: '',
  at: '',
  live: '',
  called: 'answers',
  answersAfter: '',
  talks: '',
  rejectsAfter: '',
  hangsUpAfter: '',
};

/** Returns the request that the form describes. What is not as the mock expects is sent as it is, so that the mock says what it expects. */
export function requestOf(fields: CallFields): Readonly<Record<string, unknown>> {
  const { context, at, live, hangsUpAfter } = fields;
  const everybody = behaviourOf(fields);
  return {
    from: fromOf(fields),
    to: fields.toKind === 'number' ? fields.to.trim() : { [fields.toKind]: numberOrText(fields.to) },
    ...filled({ context, at }),
    ...(live !== '' && { live: live === 'true' }),
    ...(everybody && { everybody }),
    ...(hangsUpAfter.trim() !== '' && { caller: { hangsUp: { after: numberOrText(hangsUpAfter) } } }),
  };
}

function fromOf({ fromKind, from, fromContext, fromName }: CallFields) {
  if (fromKind === 'user') return { user: numberOrText(from) };
  if (fromKind === 'number') return { number: from.trim(), ...filled({ context: fromContext }) };
  return { external: from.trim(), ...filled({ name: fromName }) };
}

/** Returns what the request says of everybody; `undefined` if they behave as the mock has it by default. */
function behaviourOf({ called, answersAfter, talks, rejectsAfter }: CallFields) {
  switch (called) {
    case 'answers': {
      const answers = numbers({ after: answersAfter, talks });
      return Object.keys(answers).length === 0 ? undefined : { answers };
    }
    case 'no answer':
      return { answers: false };
    case 'busy':
      return { busy: true };
    case 'rejects':
      return { rejects: numbers({ after: rejectsAfter }) };
    case 'unreachable':
      return { unreachable: true };
  }
}

/** Returns the members that are not empty. */
function filled(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]])),
  );
}

/** Returns the members that are not empty, as numbers. */
function numbers(texts: Readonly<Record<string, string>>): Readonly<Record<string, number | string>> {
  return Object.fromEntries(Object.entries(filled(texts)).map(([name, text]) => [name, numberOrText(text)]));
}
