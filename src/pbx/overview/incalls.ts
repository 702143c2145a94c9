import * as z from 'zod';
import { displayForm } from '#pbx/numbers/numbers.ts';
import type { Store } from '#store/store.ts';
import { actionDescriber, destination } from './destinations.ts';
import { common, link, type OverviewKind, type Page, type PageRequest, pageOf, rowsOfPage, selection } from './kind.ts';

const incallOverview = () =>
  z
    .object({
      ...common(),
      number: z.string().describe('Number called, as clients see it; a pattern has no leading `_`.'),
      context: z.string().describe('Context of the number.'),
      isDisabled: z.boolean().describe('True if the incoming call is disabled.'),
      destination: destination(),
      schedule: link().nullable().describe('Schedule that it follows; null if there is none.'),
    })
    .meta({ title: 'IncallOverview', description: 'An incoming call with its destination.' });

/** An incoming call with its destination. */
export type IncallOverview = z.output<ReturnType<typeof incallOverview>>;

const columns = {
  id: 'incall.id',
  exten: 'incall.exten',
  context: 'incall.context',
  commented: 'incall.commented',
  action: 'dialaction.action?',
  argument1: 'dialaction.actionarg1',
  argument2: 'dialaction.actionarg2',
  scheduleid: 'schedule.id?',
  schedulename: 'schedule.name?',
} as const;

const select = `i.id, i.exten, i.context, i.commented, d.action, d.actionarg1 AS argument1, d.actionarg2 AS argument2,
  s.id AS scheduleid, s.name AS schedulename`;

const from = `incall i
  LEFT JOIN dialaction d ON d.event = 'answer' AND d.category = 'incall' AND d.categoryval = CAST(i.id AS TEXT)
  LEFT JOIN schedule_path p ON p.path = 'incall' AND p.pathid = i.id
  LEFT JOIN schedule s ON s.id = p.schedule_id`;

const searched = ['i.exten', 'i.context', 'i.description', 'd.action', 's.name'];

function page(store: Store, request: PageRequest): Page<IncallOverview> {
  const condition = selection({ id: 'i.id', searched }, request);
  const { total, rows } = rowsOfPage(store, { shape: columns, select, from, condition, order: 'i.id' }, request);
  const incalls = rows.map((row) => ({ ...row, action: row.action ?? 'none' }));
  const describe = actionDescriber(store, incalls);
  const items = incalls.map((row): IncallOverview => {
    const { id, exten, context, commented, scheduleid, schedulename } = row;
    const owner = { type: 'incall', typeval: String(id) };
    return {
      id,
      operation: 'ipbx/call_management/incall:view',
      number: displayForm(exten),
      context,
      isDisabled: commented !== 0,
      destination: describe(row),
      schedule: scheduleid === null ? null : { type: 'schedule', id: scheduleid, label: schedulename ?? '' },
      rows: [
        { table: 'incall', key: { id } },
        { table: 'dialaction', key: { category: 'incall', categoryval: String(id) } },
        { table: 'extenumbers', key: owner },
        { table: 'contextnummember', key: owner },
        { table: 'callerid', key: owner },
        { table: 'rightcallmember', key: owner },
        { table: 'schedule_path', key: { path: 'incall', pathid: id } },
      ],
    };
  });
  return { total, items };
}

/** The incoming calls of the PBX. */
export const incallsOverview: OverviewKind = {
  name: 'incalls',
  table: 'incall',
  summary: 'The incoming calls with their destinations in words',
  answer: () => pageOf(incallOverview()),
  page,
};
