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
  rowsOfPage,
  type StoredRows,
  selection,
} from './kind.ts';
import { membersOf } from './members.ts';

const groupOverview = () =>
  z
    .object({
      ...common(),
      name: z.string().describe('Name.'),
      displayName: z.string().describe('What people call it; for a group its name.'),
      number: z.string().describe('Internal number; empty if there is none.'),
      context: z.string().describe('Context of the number; empty if there is none.'),
      strategy: z.string().describe('Ring strategy, such as `ringall`.'),
      isDisabled: z.boolean().describe('True if it is disabled.'),
      users: z.array(link()).readonly().describe('Users that are members, by position.'),
      agents: z.array(link()).readonly().describe('Agents that are members, by position.'),
    })
    .meta({ title: 'GroupOverview', description: 'A group or queue with its members.' });

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

function page(kind: GroupKind, store: Store, request: PageRequest): Page<GroupOverview> {
  const { category, displayName } = kind;
  const { sql, values } = selection({ id: 'f.id', searched: ['f.name', displayName, 'f.number'] }, request);
  const isGroup = category === 'group';
  const { total, rows } = rowsOfPage(
    store,
    {
      shape: columns,
      select: `f.id + 0 AS id, f.name || '' AS name, ${displayName} || '' AS displayname, f.number || '' AS number,
        f.context || '' AS context, q.strategy, q.commented`,
      from: `${category}features f LEFT JOIN queue q ON q.name = f.name AND q.category = '${category}'`,
      condition: isGroup ? { sql: `${sql} AND f.deleted = 0`, values } : { sql, values },
      order: 'f.id',
    },
    request,
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
  table: 'groupfeatures WHERE deleted = 0',
  summary: 'The groups with their members',
  answer: () => pageOf(groupOverview()),
  page: (store, request) => page(group, store, request),
};

/** The queues of the PBX. */
export const queuesOverview: OverviewKind = {
  name: 'queues',
  table: 'queuefeatures',
  summary: 'The queues with their members and agents',
  answer: () => pageOf(groupOverview()),
  page: (store, request) => page(queue, store, request),
};
