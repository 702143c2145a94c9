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

/** The bands of a call as `party phase start-end`. */
const bandsIn = (steps: readonly CallStep[]) =>
  bandsOf(steps, partiesOf(steps)).map(({ party, phase, start, end }) => `${party} ${phase} ${start}-${end ?? ''}`);

test('an answer ends the ringing of all phones and the wait, a hold begins another wait', () => {
  expect(bandsIn(queueCall)).toEqual([
    'caller waiting 2-5',
    'agent 8001 ringing 3-5',
    'agent 8002 ringing 4-5',
    'agent 8001 connected 5-8',
    'caller connected 5-6',
    'caller waiting 6-7',
    'caller connected 7-8',
  ]);
});

test('in an attended transfer the other side waits, and talks to the third party afterwards', () => {
  const steps = [
    step('user 2', 'rings', 'user 1'),
    step('user 2', 'answers', 'user 1'),
    step('user 2', 'transfers', 'user 3'),
    step('user 3', 'rings', 'user 2'),
    step('user 3', 'answers', 'user 2'),
    step('user 2', 'transfers', 'user 3'),
    step('user 3', 'hangs up', 'user 1'),
  ];
  expect(bandsIn(steps)).toEqual([
    'user 2 ringing 0-1',
    'user 2 connected 1-2',
    'user 1 connected 1-2',
    'user 1 waiting 2-5',
    'user 3 ringing 3-4',
    'user 3 connected 4-6',
    'user 2 connected 4-5',
    'user 1 connected 5-6',
  ]);
});

test('if the third party does not answer, the two talk again', () => {
  const steps = [
    step('user 2', 'answers', 'user 1'),
    step('user 2', 'transfers', 'user 3'),
    step('user 3', 'rings', 'user 2'),
    step('user 2', 'resumes', 'user 1'),
  ];
  expect(bandsIn(steps)).toEqual([
    'user 2 connected 0-1',
    'user 1 connected 0-1',
    'user 1 waiting 1-3',
    'user 3 ringing 2-3',
    'user 2 connected 3-',
    'user 1 connected 3-',
  ]);
});

test('who picks a call up talks to the caller of the phone that rang', () => {
  const steps = [
    step('user 1', 'dials', '1002'),
    step('user 2', 'rings', 'user 1'),
    step('user 3', 'picks up', 'user 2'),
    step('user 3', 'hangs up', 'user 1'),
  ];
  expect(bandsIn(steps)).toEqual(['user 2 ringing 1-2', 'user 3 connected 2-3', 'user 1 connected 2-3']);
});

test('a parked party waits until somebody takes the call back', () => {
  const steps = [
    step('user 2', 'answers', 'user 1'),
    step('user 2', 'parks', 'user 1'),
    step('user 3', 'retrieves', 'user 1'),
    step('user 1', 'ends'),
  ];
  expect(bandsIn(steps)).toEqual([
    'user 2 connected 0-1',
    'user 1 connected 0-1',
    'user 1 waiting 1-2',
    'user 3 connected 2-3',
    'user 1 connected 2-3',
  ]);
});

test('what has not ended yet goes on to the end of the diagram, unless the call is over', () => {
  const steps = [step('user 2', 'rings', 'user 1'), step('user 1', 'dials', '7')];
  const ends = (isOver: boolean) => layoutOf(steps, { isOver }).stretches.map(({ top, height }) => top + height);
  expect(ends(false)).toEqual([layoutOf(steps, { isOver: false }).bottom]);
  expect(ends(true)).toEqual([layoutOf(steps, { isOver: true }).arrows[1]?.y]);
});

test('a caller waits in a queue and is connected in a conference room; hanging up ends the call', () => {
  expect(
    bandsIn([step('user 1', 'enters', 'queue support'), step('user 2', 'rings', 'user 1'), step('user 1', 'hangs up')]),
  ).toEqual(['user 1 waiting 0-2', 'user 2 ringing 1-2']);
  expect(bandsIn([step('user 1', 'enters', 'room 800')])).toEqual(['user 1 connected 0-']);
});

test('what is reached has a line if it takes part in the call', () => {
  const steps = [step('user 1', 'dials', '3001'), step('queue 1', 'reaches'), step('user 2', 'reaches')];
  const { arrows, columns } = layoutOf([...steps, step('user 2', 'rings', 'user 1')], { isOver: false });
  const [caller, called, ...others] = columns;
  expect(others).toEqual([]);
  expect(arrows[1]).toMatchObject({ from: caller?.x, to: undefined, text: 'reaches queue 1' });
  expect(arrows[2]).toMatchObject({ from: caller?.x, to: called?.x, text: 'reaches' });
});

test('a step reads as a sentence', () => {
  expect(layoutOf([step('user 2', 'forwards', '105')], { isOver: true }).arrows[0]?.text).toBe('forwards to 105');
});

test('an arrow leads from party to party; a step of one party has none, and says what it is about', () => {
  const { arrows, columns } = layoutOf(queueCall, { isOver: true });
  const [caller, queue, agent] = columns;
  expect(arrows[0]).toMatchObject({ time: '10:00:05', text: 'dials 3001', from: caller?.x, to: undefined });
  expect(arrows[1]).toMatchObject({ text: 'reaches', from: caller?.x, to: queue?.x });
  expect(arrows[3]).toMatchObject({ text: 'rings', from: caller?.x, to: agent?.x });
  expect(arrows[5]).toMatchObject({ text: 'answers', from: agent?.x, to: caller?.x });
  expect(arrows[9]).toMatchObject({ text: 'hangs up', to: undefined });
});

test('a call without steps has an empty diagram, and long names are cut', () => {
  expect(layoutOf([], { isOver: true })).toMatchObject({ columns: [], arrows: [], stretches: [] });
  expect(layoutOf([step('q'.repeat(80), 'ends')], { isOver: true }).columns[0]?.label).toBe(`${'q'.repeat(20)}…`);
});
