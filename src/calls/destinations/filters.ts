import type { Rows } from '#store/schema/rows.ts';
import { ring } from '../activities/ringing.ts';
import { phonesOf, type UserPhone } from '../dialplan/parties.ts';
import type { CallInProgress, Next } from '../engine/call-in-progress.ts';
import type { DestinationOf } from '../engine/destination.ts';
import { legPartsOf } from '../engine/phones.ts';

type Member = Rows['callfiltermember'];

/** Who rings in turn for the calls of a boss, by the mode of the filter. */
const modes: Readonly<
  Record<string, (boss: Member, secretaries: readonly Member[]) => readonly (readonly Member[])[]>
> = {
  'bossfirst-serial': (boss, secretaries) => [[boss], ...secretaries.map((secretary) => [secretary])],
  'bossfirst-simult': (boss, secretaries) => [[boss], secretaries],
  'secretary-serial': (_boss, secretaries) => secretaries.map((secretary) => [secretary]),
  'secretary-simult': (_boss, secretaries) => [secretaries],
  all: (boss, secretaries) => [[boss, ...secretaries]],
};

/** The active filter of a boss, and who rings in turn. */
interface ActiveFilter {
  readonly filter: Rows['callfilter'];
  readonly rounds: readonly (readonly Member[])[];
}

/** The calls of a boss go to whom the call filter says, in turn, unless a secretary calls. */
export function whileFiltered(
  call: CallInProgress,
  user: Rows['userfeatures'],
  { round = 0 }: DestinationOf<'user'>,
): Next | undefined {
  const active = user.bsfilter === 'boss' ? filterOf(call, user.id) : undefined;
  if (active === undefined) return undefined;
  const { filter, rounds } = active;
  const members = rounds[round];
  if (members === undefined) return { to: { kind: 'failed', category: 'user', id: user.id, failure: 'noanswer' } };
  const phones = members.flatMap((member) => phonesOfMember(call, member));
  const next = { kind: 'user', id: user.id, round: round + 1 } as const;
  if (phones.length === 0) return { to: next };
  const seconds = filter.ringseconds || user.ringseconds;
  const why = `call filter ${filter.name} (${filter.bosssecretary}) is active`;
  call.step('forwards', `user ${user.id}`, { with: members.map(({ typeval }) => `user ${typeval}`).join(', '), why });
  const interfaces = phones.map((phone) => phone.interface).join('&');
  call.startApplication({ appname: 'Dial', appdata: `${interfaces},${seconds},`, context: 'user' });
  return ring(call, {
    phones: phones.map((phone) => legPartsOf(call.store, phone)),
    seconds,
    failed: { noanswer: next, busy: next, chanunavail: next },
    why,
  });
}

/** A filter counts for the calls from inside, from outside, or for all, and only while a secretary is active. */
function filterOf({ store, main }: CallInProgress, user: number): ActiveFilter | undefined {
  const boss = store.first('callfiltermember', { typeval: String(user), bstype: 'boss' }, 'id');
  const filter = boss && store.first('callfilter', { id: boss.callfilterid, commented: 0 });
  if (boss === undefined || filter === undefined) return undefined;
  const all = store.all('callfiltermember', { callfilterid: filter.id, bstype: 'secretary' }, 'priority');
  const secretaries = all.filter(({ active }) => active !== 0);
  const isFromSecretary = all.some(({ typeval }) => typeval === String(main.user));
  const from = main.user === null ? 'external' : 'internal';
  const isMeant = filter.callfrom === null || filter.callfrom === 'all' || filter.callfrom === from;
  if (secretaries.length === 0 || isFromSecretary || !isMeant) return undefined;
  const rounds = modes[filter.bosssecretary ?? '']?.(boss, secretaries);
  return rounds && { filter, rounds };
}

function phonesOfMember({ store }: CallInProgress, { typeval }: Member): readonly UserPhone[] {
  return phonesOf(store, Number(typeval)).filter(({ disabled }) => disabled === undefined);
}
