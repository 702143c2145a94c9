import { expect, test } from 'vitest';
import type { PlacedCall } from '#calls/answer.ts';
import { placeCall } from '#calls/place.ts';
import { type CallInput, callRequest } from '#calls/request.ts';
import { createWorld } from '#seeding/create-world.ts';
import type { World } from '#world/world.ts';
import { giveNumber } from './dialplan/store.ts';

/** A PBX with an outcall of two trunks, and an incall that leads to user 2 in office hours. */
function office(): World {
  const world = createWorld({ seeds: 'documented', dialect: 'documented' });
  const { store } = world;
  const outcall = store.insert('outcall', { name: 'out', context: 'to-extern', description: '' });
  const route = { exten: '_0.', stripnum: 1, externprefix: '+33', callerid: '"Firm" <0199>' };
  const pattern = store.insert('dialpattern', { type: 'outcall', typeid: outcall, ...route });
  giveNumber(store, '_0.', 'to-extern', { type: 'outcall', id: pattern });
  for (const trunk of [1, 2]) {
    store.insert('outcalltrunk', { outcallid: outcall, trunkfeaturesid: trunk, priority: trunk });
  }
  const incall = store.insert('incall', { exten: '_5XX', context: 'from-extern', description: '' });
  giveNumber(store, '_5XX', 'from-extern', { type: 'incall', id: incall });
  const owner = { category: 'incall', categoryval: String(incall) };
  store.insert('dialaction', { event: 'answer', ...owner, action: 'user', actionarg1: '2', linked: 1 });
  const hours = { hours: '08: 00-12: 00', weekdays: '1-5' };
  const schedule = store.insert('schedule', {
    name: 'office',
    timezone: 'Europe/Paris',
    fallback_action: 'endcall:busy',
  });
  store.insert('schedule_time', { schedule_id: schedule, mode: 'opened', ...hours });
  store.insert('schedule_path', { schedule_id: schedule, path: 'incall', pathid: incall });
  return world;
}

const place = (world: World, input: CallInput) => placeCall(world, callRequest().parse({ live: false, ...input }));

/** The record of the first phone that a call rings. */
function dialRecord({ store }: World, { records }: PlacedCall) {
  return store.first('cel', { linkedid: records.cel?.linkedid ?? '', appname: 'Dial', eventtype: 'APP_START' });
}

const reasons = (world: World, input: CallInput) => place(world, input).steps.map(({ why }) => why);

test('a number of an included context leaves over the trunks of its outcall, with its digits and its caller id', () => {
  const world = office();
  world.store.update('usersip', { name: 'unittest' }, { commented: 1 });
  const call = place(world, { from: { user: 1 }, to: '0612345678' });
  expect(call.outcome).toBe('answered');
  expect(call.steps.map(({ why }) => why)).toEqual(
    expect.arrayContaining([
      '0612345678 in default (includes to-extern)',
      'the trunk is disabled',
      'trunk backup dials +33612345678',
    ]),
  );
  expect(dialRecord(world, call)).toMatchObject({
    appdata: 'SIP/backup/+33612345678,,',
    cid_name: 'Firm',
    cid_num: '0199',
  });
});

test('a right-call refuses a call, and the PIN lets it through', () => {
  const world = office();
  world.store.insert('rightcallmember', { rightcallid: 3, type: 'user', typeval: '1' });
  const premium: CallInput = { from: { user: 1 }, to: '0891234567' };
  expect(place(world, premium).outcome).toBe('refused');
  expect(reasons(world, premium)).toContain('right-call premium forbids 0891234567');
  expect(place(world, { ...premium, caller: { dials: ['1234'] } }).outcome).toBe('answered');
  expect(place(world, { ...premium, caller: { dials: ['9999'] } }).outcome).toBe('refused');
});

test('an incall goes to its destination while its schedule is open, by the clock of the time zone', () => {
  const incoming: CallInput = { from: { external: '0472445668' }, to: '512', at: '2012-10-08T06:00:00' };
  const call = place(office(), incoming);
  expect(call.outcome).toBe('answered');
  expect(call.steps.map(({ why }) => why)).toContain('schedule office is open on Monday 08:00 (Europe/Paris)');
  const early = place(office(), { ...incoming, at: '2012-10-08T05:59:59' });
  expect(early.outcome).toBe('busy');
  expect(early.steps.map(({ why }) => why)).toContain('schedule office is closed on Monday 07:59 (Europe/Paris)');
});

test('an incall changes the name of the caller, who is named by the number', () => {
  const world = office();
  world.store.insert('callerid', { mode: 'prepend', callerdisplay: '"Sup"', type: 'incall', typeval: '1' });
  const call = place(world, { from: { external: '0472445668' }, to: '512', at: '2012-10-08T06:00:00' });
  expect(dialRecord(world, call)).toMatchObject({ cid_name: 'Sup - 0472445668', cid_num: '0472445668' });
});

test('a phone without a number in the dial plan can call', () => {
  expect(place(office(), { from: { number: '101' }, to: '1001' }).outcome).toBe('answered');
});
