import { requiredPart } from '#core/request.ts';
import { parse } from '#fields/evaluate.ts';
import { optional } from '#fields/field.ts';
import { multiLine } from '#fields/text.ts';
import { described, mustHave, namesOf, type Part, part, type Vocabulary } from '#fields/vocabulary.ts';
import type { SettingRow } from '#pbx/json/setting-rows.ts';
import { joinContext, leaveContexts, requireContext } from '#pbx/numbers/contexts.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { ColumnValues } from '#store/table-types.ts';
import type { Container } from '#wire/values.ts';
import { type RegistrationFormat, registrationRow, sentRegistration } from './registrations.ts';

/** The properties that differ between the trunks of different protocols. */
export interface TrunkKind {
  readonly protocol: 'sip' | 'iax' | 'custom';
  /** The table of the accounts, shared with lines. */
  readonly table: 'usersip' | 'useriax' | 'usercustom';
  /** The columns of the account that a search covers. */
  readonly searchColumns: readonly string[];
  /** The columns whose 0 is `''` in lists. */
  readonly blankZeros?: readonly string[];
  /** The format of registrations; absent for custom trunks, which never register. */
  readonly registrations?: RegistrationFormat;
  /** Reads the account from the `protocol` part of a body. Throws `BadRequest`. */
  readAccount(protocol: Container): ColumnValues<TrunkKind['table']>;
  /** The fields of the `protocol` part of a body. */
  readonly accountNames: Part;
  /** The `identity` of a trunk (core.md 7.15). */
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

/** Returns the trunk with the id, or `undefined` if it does not exist or has another protocol. */
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

/** The fields of a body. */
export function trunkParts({ accountNames, registrations }: TrunkKind): Vocabulary {
  const register: Readonly<Record<string, Vocabulary>> =
    registrations === undefined
      ? {}
      : {
          register: described(
            'how the PBX registers at the provider; it does not, without',
            part(registrations.names, { effectiveWhenNonEmpty: true }),
          ),
        };
  return part({
    protocol: mustHave(described('the account of the trunk at its protocol', accountNames)),
    trunkfeatures: mustHave(described('the trunk itself', part(namesOf(featureFields)))),
    ...register,
  });
}

/** The validated body of an `add` or `edit`. */
interface TrunkBody {
  readonly account: ColumnValues<TrunkKind['table']>;
  readonly context: string;
  readonly description: string;
  /** The setting row of the registration; `undefined` if the body has none. */
  readonly registration: ColumnValues<'staticsip'> | undefined;
}

function readTrunkBody(store: Store, kind: TrunkKind, body: Container): TrunkBody {
  const account = kind.readAccount(requiredPart(body, 'protocol'));
  const { description } = parse(featureFields, requiredPart(body, 'trunkfeatures'), 'trunkfeatures');
  const context = account.context ?? '';
  if (context !== '') requireContext(store, context, 'protocol.context');
  const register = sentRegistration(body['register']);
  const registration = kind.registrations && register && registrationRow(kind.registrations, register);
  return { account, context, description, registration };
}

/**
 * Adds a trunk and returns its id. Throws `BadRequest`. A refusal by the database uses up an id in every table written so far
 * (trunks-contexts-services.md).
 */
export function addTrunk(store: Store, kind: TrunkKind, body: Container): number {
  const { account, context, description, registration } = readTrunkBody(store, kind, body);
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

/** Replaces a trunk by the body. A registration that the body leaves out is disabled, not removed. Throws `BadRequest`. */
export function changeTrunk(store: Store, kind: TrunkKind, { trunk, body }: { trunk: Trunk; body: Container }): void {
  const { account, context, description, registration } = readTrunkBody(store, kind, body);
  const protocolid = trunk.account.id;
  store.update(kind.table, { id: protocolid }, account);
  const registered = changeRegistration(store, kind, { stored: trunk.registration, registration });
  store.update('trunkfeatures', { id: trunk.features.id }, { description, ...registered });
  placeTrunk(store, { kind, protocolid, context });
}

function changeRegistration(
  store: Store,
  kind: TrunkKind,
  { stored, registration }: { stored: SettingRow | undefined; registration: ColumnValues<'staticsip'> | undefined },
): ColumnValues<'trunkfeatures'> {
  if (kind.registrations === undefined || stored === undefined) {
    return { registerid: addRegistration(store, kind, registration), registercommented: 0 };
  }
  store.update(kind.registrations.table, { id: stored.id }, registration ?? { commented: 1 });
  return { registercommented: registration === undefined ? 1 : 0 };
}

/** Removes a trunk with all its rows. Outgoing call rules that use it keep its id. */
export function removeTrunk(store: Store, kind: TrunkKind, { features, account, registration }: Trunk): void {
  const protocolid = account.id;
  leaveContexts(store, { type: `trunk${kind.protocol}`, typeval: protocolid });
  if (kind.registrations !== undefined && registration !== undefined) {
    store.delete(kind.registrations.table, { id: registration.id });
  }
  store.delete('trunkfeatures', { id: features.id });
  store.delete(kind.table, { id: protocolid });
}
