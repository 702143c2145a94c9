import * as z from 'zod';
import type { QueryRow } from '#store/query.ts';
import type { Store } from '#store/store.ts';
import {
  common,
  link,
  type OverviewKind,
  type Page,
  type PageRequest,
  pageOf,
  type StoredRows,
  searchIn,
} from './kind.ts';
import { membersOf } from './members.ts';

const groupOverview = () =>
  z.object({
    ...common(),
    name: z.string(),
    /** What people call it; for a group its name. */
    displayName: z.string(),
    number: z.string(),
    context: z.string(),
    strategy: z.string(),
    isDisabled: z.boolean(),
    users: z.array(link()).readonly(),
    agents: z.array(link()).readonly(),
  });

/** A group or queue with its members. */
export type GroupOverview = z.output<ReturnType<typeof groupOverview>>;

interface GroupKind {
  readonly category: 'group' | 'queue';
  readonly operation: string;
  /** The SQL of the name that people call it. */
  readonly displayName: string;
}

const columns = {
  id: 'number',
  name: 'text',
  displayname: 'text',
  number: 'text?',
  context: 'text?',
  strategy: 'queue.strategy?',
  commented: 'queue.commented?',
} as const;

function page(kind: GroupKind, store: Store, { search, limit, offset }: PageRequest): Page<GroupOverview> {
  const { category, displayName } = kind;
  const condition = searchIn(['f.name', displayName, 'f.number'], search);
  const isGroup = category === 'group';
  const from = `FROM ${category}features f LEFT JOIN queue q ON q.name = f.name AND q.category = '${category}'
    WHERE ${condition.sql}${isGroup ? ' AND f.deleted = 0' : ''}`;
  const [{ total } = { total: 0 }] = store.query(
    { total: 'number' },
    `SELECT count(*) AS total ${from}`,
    ...condition.values,
  );
  const rows = store.query(
    columns,
    `SELECT f.id + 0 AS id, f.name || '' AS name, ${displayName} || '' AS displayname, f.number || '' AS number,
      f.context || '' AS context, q.strategy, q.commented ${from} ORDER BY f.id LIMIT ? OFFSET ?`,
    ...condition.values,
    limit,
    offset,
  );
  const members = membersOf(store, { category, names: rows.map(({ name }) => name) });
  return { total, items: rows.map((row) => ({ ...toItem(row, kind), ...members(row.name) })) };
}

type Row = QueryRow<typeof columns>;

function toItem(row: Row, { category, operation }: GroupKind): Omit<GroupOverview, 'users' | 'agents'> {
  return {
    id: row.id,
    operation,
    name: row.name,
    displayName: row.displayname,
    number: row.number ?? '',
    context: row.context ?? '',
    strategy: row.strategy ?? '',
    isDisabled: (row.commented ?? 0) !== 0,
    rows: rowsOf(category, row),
  };
}

function rowsOf(category: GroupKind['category'], { id, name }: { id: number; name: string }): readonly StoredRows[] {
  const owner = { type: category, typeval: String(id) };
  return [
    { table: `${category}features`, key: { id } },
    { table: 'queue', key: { name } },
    { table: 'queuemember', key: { queue_name: name, category } },
    { table: 'extenumbers', key: owner },
    { table: 'contextnummember', key: owner },
    { table: 'callerid', key: owner },
    { table: 'dialaction', key: { category, categoryval: String(id) } },
    { table: 'schedule_path', key: { path: category, pathid: id } },
  ];
}

const group: GroupKind = { category: 'group', operation: 'ipbx/pbx_settings/groups:view', displayName: 'f.name' };
const queue: GroupKind = {
  category: 'queue',
  operation: 'callcenter/settings/queues:view',
  displayName: 'f.displayname',
};

/** The groups of the PBX. */
export const groupsOverview: OverviewKind = {
  name: 'groups',
  summary: 'The groups with their members',
  answer: () => pageOf(groupOverview()),
  page: (store, request) => page(group, store, request),
};

/** The queues of the PBX. */
export const queuesOverview: OverviewKind = {
  name: 'queues',
  summary: 'The queues with their members and agents',
  answer: () => pageOf(groupOverview()),
  page: (store, request) => page(queue, store, request),
};
