import { requiredPart } from '#core/request.ts';
import { parse } from '#fields/evaluate.ts';
import { optional } from '#fields/field.ts';
import { multiLine } from '#fields/text.ts';
import { namesOf, part, type Vocabulary } from '#fields/vocabulary.ts';
import type { SettingRow } from '#pbx/json/setting-rows.ts';
import { joinContext, leaveContexts, requireContext } from '#pbx/numbers/contexts.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { ColumnValues } from '#store/table-types.ts';
import type { Container } from '#wire/values.ts';
import { type RegistrationFormat, registrationRow, sentRegistration } from './registrations.ts';

/** What the trunks of one protocol have of their own. */
export interface TrunkKind {
  readonly protocol: 'sip' | 'iax' | 'custom';
  /** Table of the accounts, shared with lines. */
  readonly table: 'usersip' | 'useriax' | 'usercustom';
  /** Columns of the account in which a search looks. */
  readonly searched: readonly string[];
  /** Columns that lists show as `''` when they are 0. */
  readonly blankZeros?: readonly string[];
  /** How the trunk registers at its provider; custom trunks never do. */
  readonly registrations?: RegistrationFormat;
  /** The account that the `protocol` part of a body asks for; throws `BadRequest`. */
  readAccount(protocol: Container): ColumnValues<TrunkKind['table']>;
  /** What is read of the `protocol` part of a body. */
  readonly accountNames: Vocabulary;
  /** core.md 7.15. */
  identity(account: TrunkAccount): string;
}

/** The account of a trunk. */
type TrunkAccount = Rows[TrunkKind['table']];

/** A trunk as it is stored. */
export interface Trunk {
  readonly features: Rows['trunkfeatures'];
  readonly account: TrunkAccount;
  readonly registration: SettingRow | undefined;
}

const featureFields = { description: optional(multiLine(1000), '') };

/** The trunk with the id, unless it is one of another protocol. */
export function findTrunk(store: Store, kind: TrunkKind, id: number): Trunk | undefined {
  const features = store.first('trunkfeatures', { id, protocol: kind.protocol });
  const account = features && store.first(kind.table, { id: features.protocolid });
  if (features === undefined || account === undefined) return undefined;
  const { registerid } = features;
  return {
    features,
    account,
    registration: kind.registrations && store.first(kind.registrations.table, { id: registerid }),
  };
}

/** What is read of a body. */
export function trunkParts({ accountNames, registrations }: TrunkKind): Vocabulary {
  const register: Readonly<Record<string, Vocabulary>> =
    registrations === undefined ? {} : { register: part(registrations.names, { effectiveWhenNonEmpty: true }) };
  return part({ protocol: accountNames, trunkfeatures: part(namesOf(featureFields)), ...register });
}

/** What a body asks for, checked. */
interface Request {
  readonly account: ColumnValues<TrunkKind['table']>;
  readonly context: string;
  readonly description: string;
  /** The setting row of the registration, when there is to be one. */
  readonly registration: ColumnValues<'staticsip'> | undefined;
}

function readRequest(store: Store, kind: TrunkKind, body: Container): Request {
  const account = kind.readAccount(requiredPart(body, 'protocol'));
  const { description } = parse(featureFields, requiredPart(body, 'trunkfeatures'), 'trunkfeatures');
  const context = account.context ?? '';
  if (context !== '') requireContext(store, context, 'protocol.context');
  const register = sentRegistration(body['register']);
  const registration = kind.registrations && register && registrationRow(kind.registrations, register);
  return { account, context, description, registration };
}

/** Adds a trunk and gives its id. What the database refuses uses up an id of every table that was reached (trunks, ids). */
export function addTrunk(store: Store, kind: TrunkKind, body: Container): number {
  const { account, context, description, registration } = readRequest(store, kind, body);
  const protocolid = store.insert(kind.table, { ...account, protocol: kind.protocol, category: 'trunk' });
  const registerid = addRegistration(store, kind, registration);
  const id = store.insert('trunkfeatures', {
    protocol: kind.protocol,
    protocolid,
    registerid,
    registercommented: registerid === 0 ? 1 : 0,
    description,
  });
  placeTrunk(store, { kind, protocolid, context });
  return id;
}

function addRegistration(store: Store, kind: TrunkKind, row: ColumnValues<'staticsip'> | undefined): number {
  return kind.registrations === undefined || row === undefined ? 0 : store.insert(kind.registrations.table, row);
}

function placeTrunk(store: Store, trunk: { kind: TrunkKind; protocolid: number; context: string }): void {
  const member = { type: `trunk${trunk.kind.protocol}`, typeval: trunk.protocolid, varname: 'context' };
  if (trunk.context === '') leaveContexts(store, member);
  else joinContext(store, { ...member, context: trunk.context });
}

/** Replaces what a trunk is made of by the body. A registration that the body does not want is disabled, not removed. */
export function changeTrunk(store: Store, kind: TrunkKind, { found, body }: { found: Trunk; body: Container }): void {
  const { account, context, description, registration } = readRequest(store, kind, body);
  const protocolid = found.account.id;
  store.update(kind.table, { id: protocolid }, account);
  const registered = changeRegistration(store, kind, { stored: found.registration, asked: registration });
  store.update('trunkfeatures', { id: found.features.id }, { description, ...registered });
  placeTrunk(store, { kind, protocolid, context });
}

function changeRegistration(
  store: Store,
  kind: TrunkKind,
  { stored, asked }: { stored: SettingRow | undefined; asked: ColumnValues<'staticsip'> | undefined },
): ColumnValues<'trunkfeatures'> {
  if (kind.registrations === undefined || stored === undefined) {
    return { registerid: addRegistration(store, kind, asked), registercommented: 0 };
  }
  store.update(kind.registrations.table, { id: stored.id }, asked ?? { commented: 1 });
  return { registercommented: asked === undefined ? 1 : 0 };
}

/** Removes a trunk with all its rows; outgoing calls keep naming it. */
export function removeTrunk(store: Store, kind: TrunkKind, { features, account, registration }: Trunk): void {
  const protocolid = account.id;
  leaveContexts(store, { type: `trunk${kind.protocol}`, typeval: protocolid });
  if (kind.registrations !== undefined && registration !== undefined) {
    store.delete(kind.registrations.table, { id: registration.id });
  }
  store.delete('trunkfeatures', { id: features.id });
  store.delete(kind.table, { id: protocolid });
}
