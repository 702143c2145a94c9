import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Difference } from '#dialect.ts';
import { BadRequest, OperationFailed, wrongKind } from '#errors.ts';
import { parse } from '#fields/evaluate.ts';
import { flag, optional } from '#fields/field.ts';
import { described, each, namesOf, part, without } from '#fields/vocabulary.ts';
import type { Store } from '#store/store.ts';
import { asContainer, type Container, itemsOf } from '#wire/values.ts';
import { actionNames, readAction } from './actions.ts';

const anything = optional({ dropsArrays: true }, null);
const fields = {
  hours: anything,
  weekdays: anything,
  monthdays: anything,
  months: anything,
  action: anything,
  actionid: anything,
  actionargs: anything,
  commented: flag(),
};

/** The names that are read in the periods of a body; the action of a closed period is in its `dialaction`. */
export const periodParts = {
  opened: described('the periods in which calls pass', each(part(namesOf(fields)))),
  closed: described(
    'periods within these in which calls go elsewhere',
    each(
      part({
        ...without(namesOf(fields), 'action', 'actionid', 'actionargs'),
        dialaction: described('where a call goes in the period', actionNames),
      }),
    ),
  ),
};

type Period = ReturnType<typeof parse<typeof fields>>;

export const stringAsPeriod: Difference<400 | 500> = {
  where: '`call_management/schedule` add: a string as closed period',
  recorded: { text: '500', value: 500 },
  documented: { text: '400', value: 400 },
  why: 'a refused body is 400',
};

/** Returns the opened periods of a body; unusable entries are skipped. */
export function readOpened(value: unknown): readonly Period[] {
  return (itemsOf(value) ?? []).flatMap((sent) => {
    const period = periodOf(sent);
    return period === undefined ? [] : [readPeriod(period)];
  });
}

/** Returns the closed periods of a body, each with the action of its `dialaction`. Throws `BadRequest` or `OperationFailed` for a string. */
export function readClosed(request: ActRequest, value: unknown): readonly Period[] {
  return (itemsOf(value) ?? []).flatMap((sent) => {
    if (typeof sent === 'string' && sent !== '') refuse(request, sent);
    const period = periodOf(sent);
    const action = period && actionOf(period['dialaction']);
    return action === undefined ? [] : [{ ...readPeriod(period ?? {}), ...action }];
  });
}

const times = ['hours', 'weekdays', 'monthdays', 'months'] as const;
const noTimes = Object.fromEntries(times.map((name) => [name, null]));

/** An array or object in any of its times clears all times of the period (call_management.md 5.4). */
function readPeriod(period: Container): Period {
  const isUnreadable = times.some((name) => asContainer(period[name]) !== undefined);
  return { ...parse(fields, period), ...(isUnreadable && noTimes) };
}

/** An empty value is an empty period; any other scalar is skipped. */
function periodOf(sent: unknown): Container | undefined {
  return sent === null || sent === '' || sent === false ? {} : asContainer(sent);
}

function actionOf(sent: unknown): Pick<Period, 'action' | 'actionid' | 'actionargs'> | undefined {
  if (sent === undefined || sent === null) return { action: null, actionid: null, actionargs: null };
  const dialaction = asContainer(sent);
  if (dialaction === undefined) return undefined;
  const { action, argument1, argument2 } = readAction(dialaction);
  return { action: action || null, actionid: argument1 || null, actionargs: argument2 || null };
}

function refuse(request: ActRequest, value: unknown): never {
  const reason = { message: `closed ${wrongKind('a list of objects', value)}`, field: 'closed', rule: 'object', value };
  throw inDialectOf(request, stringAsPeriod) === 500 ? new OperationFailed(reason) : new BadRequest(reason);
}

/** Stores the periods; silently skips those that the database refuses. */
export function writePeriods(
  store: Store,
  { scheduleId, mode }: { scheduleId: number; mode: 'opened' | 'closed' },
  periods: readonly Period[],
): void {
  for (const period of periods) {
    try {
      store.insert('schedule_time', { ...period, schedule_id: scheduleId, mode });
    } catch (error) {
      if (!(error instanceof BadRequest)) throw error;
    }
  }
}
