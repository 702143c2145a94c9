import { expect, test } from 'vitest';
import { callRequest } from '#calls/request.ts';
import { ApiProblem } from '../../ui/lib/api.ts';
import { type CallFields, emptyFields, requestOf } from '../../ui/views/calls/place/call-fields.ts';
import { dryRunOf } from '../../ui/views/calls/place/dry-run-text.ts';
import { problemsOf } from '../../ui/views/calls/place/problems.ts';

const request = (fields: Partial<CallFields>) => requestOf({ ...emptyFields, from: '1', to: '1002', ...fields });

test('what is not filled in is left out', () => {
  expect(request({})).toEqual({ from: { user: 1 }, to: '1002' });
});

test.each<[Partial<CallFields>, object]>([
  [{ fromKind: 'number', from: ' 1001 ', fromContext: 'sales' }, { from: { number: '1001', context: 'sales' } }],
  [{ fromKind: 'external', from: '0472445668', fromName: 'Sup' }, { from: { external: '0472445668', name: 'Sup' } }],
  [{ fromKind: 'external', from: '0472445668' }, { from: { external: '0472445668' } }],
  [{ toKind: 'incall', to: '3' }, { to: { incall: 3 } }],
  [{ toKind: 'voicemail', to: '12' }, { to: { voicemail: 12 } }],
  [
    { context: 'default', at: '2012-10-07T10:00:00' },
    { context: 'default', at: '2012-10-07T10:00:00' },
  ],
  [{ live: 'true' }, { live: true }],
  [{ live: 'false' }, { live: false }],
  [{ answersAfter: '3', talks: '1.5' }, { everybody: { answers: { after: 3, talks: 1.5 } } }],
  [{ called: 'no answer', talks: '5' }, { everybody: { answers: false } }],
  [{ called: 'busy' }, { everybody: { busy: true } }],
  [{ called: 'rejects' }, { everybody: { rejects: {} } }],
  [{ called: 'rejects', rejectsAfter: '2' }, { everybody: { rejects: { after: 2 } } }],
  [{ called: 'unreachable' }, { everybody: { unreachable: true } }],
  [{ hangsUpAfter: '12' }, { caller: { hangsUp: { after: 12 } } }],
])('the fields %j are sent as %j, which the mock accepts', (fields, expected) => {
  expect(request(fields)).toMatchObject(expected);
  expect(callRequest().safeParse(request(fields)).error).toBeUndefined();
});

test('what is not a number is sent as it is', () => {
  expect(request({ from: 'Ada', hangsUpAfter: 'soon' })).toMatchObject({
    from: { user: 'Ada' },
    caller: { hangsUp: { after: 'soon' } },
  });
});

test('a problem is shown at the deepest field that it is about', () => {
  const { byField, elsewhere } = problemsOf(
    new ApiProblem(400, 'two things', [
      { at: 'from.user', message: 'must be a whole number' },
      { at: 'everybody.answers.talks', message: 'must be a number' },
      { at: 'caller.hangsUp.after', message: 'must be at least 0' },
    ]),
  );
  expect(byField).toEqual({
    from: 'must be a whole number',
    talks: 'must be a number',
    hangsUpAfter: 'must be at least 0',
  });
  expect(elsewhere).toBeUndefined();
});

test('an error about no field is shown as a whole', () => {
  const conflict = new ApiProblem(409, 'there is no user 99');
  const unknown = new ApiProblem(400, 'colour is not known', [{ at: 'colour', message: 'is not known' }]);
  expect(problemsOf(conflict)).toEqual({ byField: {}, elsewhere: conflict });
  expect(problemsOf(unknown)).toEqual({ byField: {}, elsewhere: unknown });
  expect(problemsOf(undefined)).toEqual({ byField: {}, elsewhere: undefined });
});

test('a dry run of a JSON request adds dryRun; anything but an object is sent as it is', () => {
  expect(dryRunOf('{"to": "1002"}')).toEqual({ to: '1002', dryRun: true });
  expect(dryRunOf('[1]')).toBe('[1]');
  expect(dryRunOf('{"to": ')).toBe('{"to": ');
});
