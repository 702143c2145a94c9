import * as z from 'zod';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { type ActionToDescribe, actionDescriber, destination } from './destinations.ts';
import {
  common,
  groupedBy,
  type Link,
  link,
  listOf,
  type OverviewKind,
  type Page,
  type PageRequest,
  pageOf,
  rowsOfPage,
  selection,
} from './kind.ts';

/** The members of every period. */
const times = () => ({
  hours: z.string().describe('Hours as stored, usually such as `08:00-12:00`; empty if there are none.'),
  weekdays: z
    .string()
    .describe('Days of the week as stored, usually such as `1-5` (1 is Monday); empty if there are none.'),
  monthdays: z.string().describe('Days of the month as stored, usually such as `1-31`; empty if there are none.'),
  months: z.string().describe('Months as stored, usually such as `1-12`; empty if there are none.'),
});

const openedPeriod = () =>
  z.object(times()).meta({ title: 'OpenedPeriod', description: 'A period in which a schedule is open.' });

const closedPeriod = () =>
  z.object({ ...times(), destination: destination() }).meta({
    title: 'ClosedPeriod',
    description: 'A period in which a schedule is closed, with a destination of its own.',
  });

const scheduleOverview = () =>
  z
    .object({
      ...common(),
      name: z.string().describe('Name.'),
      timezone: z.string().describe('Time zone, such as `Europe/Paris`; empty if there is none.'),
      isDisabled: z.boolean().describe('True if the schedule is disabled.'),
      opened: z.array(openedPeriod()).readonly().describe('Opened periods.'),
      closed: z.array(closedPeriod()).readonly().describe('Closed periods.'),
      /** Where calls go outside the opened periods. */
      fallback: destination(),
      usedBy: z.array(link()).readonly().describe('Objects that follow the schedule.'),
    })
    .meta({
      title: 'ScheduleOverview',
      description: 'A schedule with its periods, destinations and the objects that follow it.',
    });

/** A schedule with its periods, destinations and the objects that follow it. */
export type ScheduleOverview = z.output<ReturnType<typeof scheduleOverview>>;

type Period = Rows['schedule_time'];

function page(store: Store, request: PageRequest): Page<ScheduleOverview> {
  const table = { shape: 'schedule', select: '*', from: 'schedule', order: 'id' } as const;
  const condition = selection({ id: 'id', searched: ['name', 'description'] }, request);
  const { total, rows: schedules } = rowsOfPage(store, { ...table, condition }, request);
  const ids = listOf(schedules.map(({ id }) => id));
  const inList = 'schedule_id IN (SELECT value FROM json_each(?))';
  const periods = store.query('schedule_time', `SELECT * FROM schedule_time WHERE ${inList} ORDER BY id`, ids);
  const describe = actionDescriber(store, [...schedules.map(fallbackOf), ...periods.map(actionOf)]);
  const periodsOf = groupedBy(periods, ({ schedule_id }) => schedule_id);
  const usersOf = groupedBy(followers(store, ids), ({ schedule }) => schedule);
  const items = schedules.map((row): ScheduleOverview => {
    const own = periodsOf.get(row.id) ?? [];
    return {
      id: row.id,
      operation: 'ipbx/call_management/schedule:view',
      name: row.name,
      timezone: row.timezone ?? '',
      isDisabled: row.commented !== 0,
      opened: own.filter(({ mode }) => mode === 'opened').map(timesOf),
      closed: own
        .filter(({ mode }) => mode === 'closed')
        .map((closed) => ({ ...timesOf(closed), destination: describe(actionOf(closed)) })),
      fallback: describe(fallbackOf(row)),
      usedBy: (usersOf.get(row.id) ?? []).map(({ follower }) => follower),
      rows: [
        { table: 'schedule', key: { id: row.id } },
        { table: 'schedule_time', key: { schedule_id: row.id } },
        { table: 'schedule_path', key: { schedule_id: row.id } },
      ],
    };
  });
  return { total, items };
}

function timesOf({ hours, weekdays, monthdays, months }: Period) {
  return { hours: hours ?? '', weekdays: weekdays ?? '', monthdays: monthdays ?? '', months: months ?? '' };
}

function actionOf({ action, actionid, actionargs }: Period): ActionToDescribe {
  return { action: action ?? 'none', argument1: actionid, argument2: actionargs };
}

function fallbackOf({ fallback_action, fallback_actionid, fallback_actionargs }: Rows['schedule']): ActionToDescribe {
  return { action: fallback_action, argument1: fallback_actionid, argument2: fallback_actionargs };
}

function followers(store: Store, scheduleIds: string): readonly { schedule: number; follower: Link }[] {
  const rows = store.query(
    { schedule: 'schedule_path.schedule_id', path: 'schedule_path.path', id: 'schedule_path.pathid', label: 'text?' },
    `SELECT p.schedule_id AS schedule, p.path, p.pathid AS id,
      coalesce(trim(u.firstname || ' ' || u.lastname), g.name, q.name, i.exten || '@' || i.context, o.name, w.name) AS label
    FROM schedule_path p
    LEFT JOIN userfeatures u ON p.path = 'user' AND u.id = p.pathid
    LEFT JOIN groupfeatures g ON p.path = 'group' AND g.id = p.pathid
    LEFT JOIN queuefeatures q ON p.path = 'queue' AND q.id = p.pathid
    LEFT JOIN incall i ON p.path = 'incall' AND i.id = p.pathid
    LEFT JOIN outcall o ON p.path = 'outcall' AND o.id = p.pathid
    LEFT JOIN voicemenu w ON p.path = 'voicemenu' AND w.id = p.pathid
    WHERE p.schedule_id IN (SELECT value FROM json_each(?)) ORDER BY p.path, p.pathid`,
    scheduleIds,
  );
  return rows.map(({ schedule, path, id, label }) => ({
    schedule,
    follower: { type: path, id, label: label ?? String(id) },
  }));
}

/** The schedules of the PBX. */
export const schedulesOverview: OverviewKind = {
  name: 'schedules',
  table: 'schedule',
  summary: 'The schedules with their periods, destinations and the objects that follow them',
  answer: () => pageOf(scheduleOverview()),
  page,
};
