import type { QueryRow } from '#store/query.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';

/** Who can be rung. */
export interface Phone {
  /** `SIP/abc123` or `Agent/8001`; a channel has a number of its own behind it. */
  readonly interface: string;
  readonly name: string;
  readonly number: string;
  readonly context: string;
  readonly hasVoicemail: boolean;
}

/** A group or queue with those that it rings. */
export interface HuntGroup {
  readonly kind: 'group' | 'queue';
  readonly id: number;
  readonly name: string;
  readonly number: string;
  readonly context: string;
  readonly members: readonly Phone[];
}

/** A number that can be called from outside, and what it leads to. */
export interface InboundNumber<Target> {
  readonly exten: string;
  readonly context: string;
  readonly target: Target;
}

/** Everybody who takes part in the calls of a PBX. */
export interface Actors {
  readonly phones: readonly Phone[];
  /** Phones that can call each other: at least two in the same context. */
  readonly offices: readonly (readonly Phone[])[];
  readonly users: readonly InboundNumber<Phone>[];
  readonly hunts: readonly InboundNumber<HuntGroup>[];
  readonly trunks: readonly string[];
}

/** More phones than this do not make the calls any more varied. */
const mostPhones = 20_000;

/** The actors of a PBX as it is; one without phones gets invented ones. */
export function actorsOf(store: Store): Actors {
  const stored = store.query(storedPhone, phoneSql, mostPhones);
  const phones = stored.length > 0 ? stored.map(toPhone) : inventPhones();
  const byUser = new Map(stored.map((row, index) => [String(row.userid), phones[index]]));
  const hunts = huntsOf(store, new Map(phones.map((phone) => [phone.interface, phone])));
  const doors = doorsOf(store, (action, id) =>
    action === 'user' ? byUser.get(id) : hunts.find((hunt) => hunt.kind === action && String(hunt.id) === id),
  );
  const users = doors.filter((door): door is InboundNumber<Phone> => 'interface' in door.target);
  const open = doors.filter((door): door is InboundNumber<HuntGroup> => 'members' in door.target);
  return {
    phones,
    offices: officesOf(phones),
    users: users.length > 0 ? users : phones.map(ownDoor),
    hunts: open.length > 0 ? open : hunts.map(ownDoor),
    trunks: trunksOf(store),
  };
}

const storedPhone = {
  line: 'linefeatures.name',
  number: 'linefeatures.number',
  context: 'linefeatures.context',
  userid: 'userfeatures.id',
  voicemailid: 'userfeatures.voicemailid',
  name: 'text',
} as const;

const phoneSql = `SELECT l.name AS line, l.number, l.context, u.id AS userid, u.voicemailid,
    trim(u.firstname || ' ' || u.lastname) AS name
  FROM linefeatures l JOIN userfeatures u ON u.id = l.iduserfeatures
  WHERE l.protocol = 'sip' AND l.internal = 0 AND l.number <> '' ORDER BY l.id DESC LIMIT ?`;

function toPhone({ line, name, number, context, voicemailid }: QueryRow<typeof storedPhone>): Phone {
  return { interface: `SIP/${line}`, name, number: number ?? '', context, hasVoicemail: Number(voicemailid) > 0 };
}

/** The phones of a small office. */
export function inventPhones(): readonly Phone[] {
  return Array.from({ length: 20 }, (_, index) => {
    const number = String(101 + index);
    return { interface: `SIP/tel${number}`, name: `User ${number}`, number, context: 'default', hasVoicemail: true };
  });
}

function officesOf(phones: readonly Phone[]): readonly (readonly Phone[])[] {
  const offices = new Map<string, Phone[]>();
  for (const phone of phones) {
    const office = offices.get(phone.context);
    if (office === undefined) offices.set(phone.context, [phone]);
    else office.push(phone);
  }
  return [...offices.values()].filter(({ length }) => length > 1);
}

/** Groups and queues that ring somebody known. */
function huntsOf(store: Store, phones: ReadonlyMap<string, Phone>): readonly HuntGroup[] {
  const members = new Map<string, Phone[]>();
  const sql = 'SELECT queue_name, interface FROM queuemember ORDER BY queue_name, position, interface';
  const shape = { queue_name: 'queuemember.queue_name', interface: 'queuemember.interface' } as const;
  for (const { queue_name: name, interface: channel } of store.query(shape, sql)) {
    const member = phones.get(channel) ?? agentPhone(channel);
    if (member !== undefined) members.set(name, [...(members.get(name) ?? []), member]);
  }
  return (['group', 'queue'] as const)
    .flatMap((kind) => store.all(`${kind}features`, {}, 'id').map((row) => toHunt(kind, row, members)))
    .filter((hunt) => hunt.members.length > 0);
}

function toHunt(
  kind: HuntGroup['kind'],
  { id, name, number, context }: Rows['groupfeatures' | 'queuefeatures'],
  members: ReadonlyMap<string, readonly Phone[]>,
): HuntGroup {
  return { kind, id, name, number, context: context || 'default', members: members.get(name) ?? [] };
}

function agentPhone(channel: string): Phone | undefined {
  const number = /^Agent\/(\d+)$/.exec(channel)?.[1];
  if (number === undefined) return undefined;
  return { interface: `Agent/${number}`, name: `Agent ${number}`, number, context: 'default', hasVoicemail: false };
}

const storedDoor = {
  exten: 'incall.exten',
  context: 'incall.context',
  action: 'dialaction.action',
  actionarg1: 'dialaction.actionarg1',
} as const;

/** The incalls that lead to one of the actors. */
function doorsOf(
  store: Store,
  targetOf: (action: string, id: string) => Phone | HuntGroup | undefined,
): readonly InboundNumber<Phone | HuntGroup>[] {
  const sql = `SELECT i.exten, i.context, d.action, d.actionarg1 FROM incall i JOIN dialaction d ON d.event = 'answer'
    AND d.category = 'incall' AND d.categoryval = CAST(i.id AS TEXT) WHERE i.commented = 0 ORDER BY i.id LIMIT ?`;
  return store.query(storedDoor, sql, mostPhones).flatMap(({ exten, context, action, actionarg1 }) => {
    const target = targetOf(action, actionarg1 ?? '');
    return target === undefined ? [] : [{ exten, context, target }];
  });
}

/** Without incalls callers from outside dial the numbers that the phones have. */
function ownDoor<Target extends Phone | HuntGroup>(target: Target): InboundNumber<Target> {
  return { exten: target.number, context: target.context, target };
}

/** Names of the trunks; there is one at least. */
function trunksOf(store: Store): readonly string[] {
  const rows = store.all('usersip', { category: 'trunk' }, 'id');
  return rows.length > 0 ? rows.map(({ name }) => `SIP/${name}`) : ['SIP/operator'];
}
