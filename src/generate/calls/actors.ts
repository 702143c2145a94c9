import type { QueryRow } from '#store/query.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';

/** A phone of a user, or an agent, that can make and receive calls. */
export interface Phone {
  /** `SIP/abc123` or `Agent/8001`; the name of a channel adds a suffix to it. */
  readonly interface: string;
  readonly name: string;
  readonly number: string;
  readonly context: string;
  readonly hasVoicemail: boolean;
}

/** A group or queue with the phones that it rings. */
export interface HuntGroup {
  readonly kind: 'group' | 'queue';
  readonly id: number;
  readonly name: string;
  readonly number: string;
  readonly context: string;
  readonly members: readonly Phone[];
}

/** A number for calls from outside, and its destination. */
export interface InboundNumber<Target> {
  readonly exten: string;
  readonly context: string;
  readonly target: Target;
}

/** The participants in the calls of a PBX. */
export interface Actors {
  readonly phones: readonly Phone[];
  /** Phones by context; at least two each, so that they can call each other. */
  readonly offices: readonly (readonly Phone[])[];
  readonly users: readonly InboundNumber<Phone>[];
  readonly hunts: readonly InboundNumber<HuntGroup>[];
  readonly trunks: readonly string[];
}

/** Maximum number of phones to read; more would not make the calls more varied. */
const maxPhones = 20_000;

/** Reads the actors of a PBX; invents phones if it has none. */
export function actorsOf(store: Store): Actors {
  const stored = store.query(storedPhone, phoneSql, maxPhones);
  const phones = stored.length > 0 ? stored.map(toPhone) : inventPhones();
  const byUser = new Map(stored.map((row, index) => [String(row.userid), phones[index]]));
  const hunts = huntsOf(store, new Map(phones.map((phone) => [phone.interface, phone])));
  const inboundNumbers = inboundNumbersOf(store, (action, id) =>
    action === 'user' ? byUser.get(id) : hunts.find((hunt) => hunt.kind === action && String(hunt.id) === id),
  );
  const users = inboundNumbers.filter((number): number is InboundNumber<Phone> => 'interface' in number.target);
  const huntNumbers = inboundNumbers.filter((number): number is InboundNumber<HuntGroup> => 'members' in number.target);
  return {
    phones,
    offices: officesOf(phones),
    users: users.length > 0 ? users : phones.map(extensionAsInbound),
    hunts: huntNumbers.length > 0 ? huntNumbers : hunts.map(extensionAsInbound),
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

/** Returns the phones of a small office. */
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

/** Returns the groups and queues that have members. */
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

const storedInbound = {
  exten: 'incall.exten',
  context: 'incall.context',
  action: 'dialaction.action',
  actionarg1: 'dialaction.actionarg1',
} as const;

/** Returns the enabled incalls whose destination is one of the actors. */
function inboundNumbersOf(
  store: Store,
  targetOf: (action: string, id: string) => Phone | HuntGroup | undefined,
): readonly InboundNumber<Phone | HuntGroup>[] {
  const sql = `SELECT i.exten, i.context, d.action, d.actionarg1 FROM incall i JOIN dialaction d ON d.event = 'answer'
    AND d.category = 'incall' AND d.categoryval = CAST(i.id AS TEXT) WHERE i.commented = 0 ORDER BY i.id LIMIT ?`;
  return store.query(storedInbound, sql, maxPhones).flatMap(({ exten, context, action, actionarg1 }) => {
    const target = targetOf(action, actionarg1 ?? '');
    return target === undefined ? [] : [{ exten, context, target }];
  });
}

/** Without incalls, callers from outside dial the internal numbers. */
function extensionAsInbound<Target extends Phone | HuntGroup>(target: Target): InboundNumber<Target> {
  return { exten: target.number, context: target.context, target };
}

/** Returns the interfaces of the SIP trunks; at least one. */
function trunksOf(store: Store): readonly string[] {
  const rows = store.all('usersip', { category: 'trunk' }, 'id');
  return rows.length > 0 ? rows.map(({ name }) => `SIP/${name}`) : ['SIP/operator'];
}
