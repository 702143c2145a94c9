import { expect, test } from 'vitest';
import type { CallStep } from '#calls/answer.ts';
import { bandsOf } from '../../ui/views/calls/diagram/bands.ts';
import { layoutOf } from '../../ui/views/calls/diagram/layout.ts';
import { partiesOf } from '../../ui/views/calls/diagram/parties.ts';

/** A step of a test: `user 1 rings user 2` as its parts. */
function step(who: string, what: CallStep['what'], other?: string): CallStep {
  const at = '2012-10-07T10:00:05.000Z';
  return { at, who, what, ...(other !== undefined && { with: other }), why: 'the test says so' };
}

const queueCall = [
  step('caller', 'dials', '3001'),
  step('caller', 'reaches', 'queue support'),
  step('caller', 'waits', 'queue support'),
  step('agent 8001', 'rings', 'caller'),
  step('agent 8002', 'rings', 'caller'),
  step('agent 8001', 'answers', 'caller'),
  step('agent 8001', 'holds', 'caller'),
  step('agent 8001', 'resumes', 'caller'),
  step('agent 8001', 'transfers', '1002'),
  step('agent 8001', 'hangs up'),
  step('caller', 'ends'),
];

test('parties are in the order in which they appear; a number that is only dialled is not one', () => {
  expect(partiesOf(queueCall)).toEqual(['caller', 'queue support', 'agent 8001', 'agent 8002']);
  expect(partiesOf([step('user 1', 'dials', '0123456789'), step('0123456789', 'answers', 'user 1')])).toEqual([
    'user 1',
    '0123456789',
  ]);
});

test('an answer ends the ringing of all phones and the wait, a hold begins another one', () => {
  expect(bandsOf(queueCall)).toEqual([
    { party: 'caller', phase: 'waiting', start: 2, end: 5 },
    { party: 'agent 8001', phase: 'ringing', start: 3, end: 5 },
    { party: 'agent 8002', phase: 'ringing', start: 4, end: 5 },
    { party: 'agent 8001', phase: 'talking', start: 5, end: 9 },
    { party: 'caller', phase: 'talking', start: 5, end: 6 },
    { party: 'caller', phase: 'waiting', start: 6, end: 7 },
    { party: 'caller', phase: 'talking', start: 7, end: 10 },
  ]);
});

test('what has not ended yet goes on to the end of the diagram', () => {
  const { stretches, bottom } = layoutOf([step('user 2', 'rings', 'user 1')]);
  expect(stretches).toMatchObject([{ phase: 'ringing' }]);
  expect(stretches.map(({ top, height }) => top + height)).toEqual([bottom]);
});

test('an arrow leads from party to party; a step of one party has none, and says what it is about', () => {
  const { arrows, columns } = layoutOf(queueCall);
  const [caller, queue, agent] = columns;
  expect(arrows[0]).toMatchObject({ time: '10:00:05', text: 'dials 3001', from: caller?.x, to: undefined });
  expect(arrows[1]).toMatchObject({ text: 'reaches', from: caller?.x, to: queue?.x });
  expect(arrows[3]).toMatchObject({ text: 'rings', from: caller?.x, to: agent?.x });
  expect(arrows[5]).toMatchObject({ text: 'answers', from: agent?.x, to: caller?.x });
  expect(arrows[9]).toMatchObject({ text: 'hangs up', to: undefined });
});

test('a call without steps has an empty diagram, and long names are cut', () => {
  expect(layoutOf([])).toMatchObject({ columns: [], arrows: [], stretches: [] });
  expect(layoutOf([step('q'.repeat(80), 'ends')]).columns[0]?.label).toBe(`${'q'.repeat(20)}…`);
});
