import { add, list, remove, view } from '#core/acts.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Difference } from '#dialect.ts';
import { BadRequest } from '#errors.ts';
import { evaluate, parse } from '#fields/evaluate.ts';
import { fixed, optional, required } from '#fields/field.ts';
import { described, each, namesOf, part } from '#fields/vocabulary.ts';
import { type Casts, type JsonRecord, listOrFalse, recordJson } from '#pbx/json/record-json.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { Order } from '#store/table-types.ts';
import { asContainer, itemsOf } from '#wire/values.ts';
import { pickupAnswers } from './pickup/answers.ts';
import { pickupRows } from './pickup/rows.ts';

const fields = {
  name: required({ maxlen: 128 }),
  commented: fixed(0),
  description: optional({ keepsMarkup: true }, ''),
};

const memberFields = {
  category: required({ oneOf: ['member', 'pickup'] }),
  membertype: required({ oneOf: ['group', 'queue', 'user'] }),
  memberid: required({ cast: 'uint' }),
};

const memberNames = part(namesOf(memberFields), { isSkippedIfInvalid: true });
const reads = part({
  ...namesOf(fields),
  members: described('who is in the group; a repeated member is skipped', each(memberNames)),
});

const maxId = 63;

const commented: Difference<Casts<Rows['pickup']>> = {
  where: '`call_management/pickup` list and view: `commented`',
  recorded: { text: '`false`/`true`', value: { int: ['id'], bool: ['commented'] } },
  documented: { text: '`0`/`1`', value: { int: ['id', 'commented'] } },
  why: 'the page shows numbers',
};

const memberOrder: Difference<Order<'pickupmember'>> = {
  where: '`call_management/pickup` view: order of `members` and `pickups`',
  recorded: { text: 'by type, then id', value: ['membertype', 'memberid'] },
  documented: { text: 'as inserted', value: 'rowid' },
  why: 'the page shows the users 1, 3, 2',
};

function toItem(request: ActRequest, row: Rows['pickup']): JsonRecord {
  return recordJson(row, inDialectOf(request, commented));
}

function toView(request: ActRequest, id: number): JsonRecord | undefined {
  const row = request.store.first('pickup', { id });
  if (row === undefined) return undefined;
  const members = (category: string) =>
    request.store
      .all('pickupmember', { pickupid: id, category }, inDialectOf(request, memberOrder))
      .map((member) => recordJson(member, { int: ['pickupid', 'memberid'] }));
  return {
    pickup: toItem(request, row),
    members: listOrFalse(members('member')),
    pickups: listOrFalse(members('pickup')),
  };
}

function lowestFreeId(store: Store): number {
  const usedIds = new Set(store.all('pickup').map((row) => row.id));
  for (let id = 0; id <= maxId; id += 1) if (!usedIds.has(id)) return id;
  throw new BadRequest(`there are already ${maxId + 1} pickup groups, the maximum; delete one first`);
}

/** Invalid and repeated members are skipped; they never fail the request. */
function addMembers(store: Store, pickupid: number, sent: unknown): void {
  for (const member of itemsOf(sent) ?? []) {
    const { values, refusals } = evaluate(memberFields, asContainer(member) ?? {});
    // A boolean passes the enumerations of the rules (core.md 7.3), but the database refuses it.
    const row = { pickupid, ...values, memberid: Number(values.memberid) };
    const isWord = Number.isNaN(Number(values.category)) && Number.isNaN(Number(values.membertype));
    if (refusals.length === 0 && isWord && !store.has('pickupmember', row)) store.insert('pickupmember', row);
  }
}

export const pickup = defineResource({
  base: 'service/ipbx',
  path: 'call_management/pickup',
  nouns: { one: 'pickup group', many: 'pickup groups' },
  fixture: 'pickups',
  fallback: 'list',
  acts: {
    // In order of insertion: a group that reuses a freed id comes last.
    list: list((request) => request.store.all('pickup').map((row) => toItem(request, row))),
    view: view(toView),
    add: add(reads, ({ store }, body) => {
      const values = parse(fields, body);
      const id = lowestFreeId(store);
      store.insert('pickup', { id, ...values });
      addMembers(store, id, body['members']);
      return undefined;
    }),
    delete: remove(({ store }, id) => {
      store.delete('pickupmember', { pickupid: id });
      return store.delete('pickup', { id }) > 0;
    }),
  },
  rows: pickupRows,
  answers: pickupAnswers(commented),
  afterChanges: commandsFor('asterisk', 'sip reload'),
  differences: [commented, memberOrder],
});
