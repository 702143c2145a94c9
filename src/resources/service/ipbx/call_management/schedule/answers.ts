import * as z from 'zod';
import type { Dialect, Difference } from '#dialect.ts';
import { columnAnswers, component, componentByDialect, itemsOrFalse } from '#pbx/json/answers.ts';
import { storableActions } from './actions.ts';

const times = {
  hours: 'times of day, such as 08:00-12:00; as sent',
  weekdays: 'days of the week, such as 1-5; as sent',
  monthdays: 'days of the month, such as 1-31; as sent',
  months: 'months, such as 1-12; as sent',
  action: 'what happens to a call in a closed period, such as endcall:hangup',
  actionid: 'first argument of the action, such as the id of a user',
  actionargs: 'second argument of the action',
} as const;

const opened = component('OpenedPeriod', () =>
  z
    .strictObject({
      ...columnAnswers('schedule_time', { int: ['id', 'schedule_id'], bool: ['commented'], about: times }),
      mode: z.literal('opened'),
    })
    .describe('a time in which calls go their usual way'),
);

const closed = component('ClosedPeriod', () =>
  z
    .strictObject({ ...columnAnswers('schedule_time', { about: times }), mode: z.literal('closed') })
    .describe('a time in which calls go elsewhere; unlike those of an opened period its values are all text'),
);

const argument = component('ScheduleActionArguments', () =>
  z.strictObject({
    action: z.string(),
    actionarg1: z.string().nullable(),
    actionarg2: z
      .union([z.string().nullable(), z.record(z.string(), z.literal(1)), z.array(z.literal(1))])
      .describe('text, or what text with semicolons holds: an object with the value 1 for each part'),
  }),
);

/** The types and the actions of all stored actions; `''` stands for none. */
const types = ['', ...new Set(storableActions.map((stored) => stored.split(':')[0] ?? ''))];
const names = ['', ...new Set(storableActions.map((stored) => stored.split(':').at(-1) ?? ''))];

const action = component('ScheduleAction', () => {
  const byName = [...new Set([...types, ...names])].map((name) => [name, argument().optional()] as const);
  return z
    .strictObject({
      actiontype: z.enum(types).describe('the part of the action before the colon; empty without an action'),
      action: z.enum(names).describe('the part after the colon, or the type if there is none'),
      ...Object.fromEntries(byName),
    })
    .describe('where a call goes; its arguments are under the names of both its type and its action');
});

/** Returns the schemas of the answers of `call_management/schedule`. `entity` says whether they show the entity. */
export function scheduleAnswers(entity: Difference<'absent' | 'shown'>) {
  const schedule = componentByDialect('Schedule', (dialect) => scheduleRecord(entity[dialect].value));
  const view = componentByDialect('ScheduleView', (dialect) =>
    z
      .strictObject({
        schedule: schedule(dialect),
        dialaction: z
          .object({
            schedule_fallback: action(),
            1: action(),
          })
          .catchall(action())
          .describe(
            'schedule_fallback outside all periods, and those of the closed periods by their place, from 1; without one, 1 is empty',
          ),
        opened: itemsOrFalse(opened()),
        closed: itemsOrFalse(closed()),
      })
      .describe('a schedule with its periods'),
  );
  const list = (dialect: Dialect) => z.array(schedule(dialect));
  return { list, search: list, view };
}

function scheduleRecord(entity: 'absent' | 'shown'): z.ZodType {
  const columns = columnAnswers('schedule', {
    int: ['id'],
    bool: ['commented'],
    filled: ['timezone', 'fallback_actionargs', 'description'],
    about: {
      fallback_action: 'what happens to a call outside all periods, such as user or endcall:hangup',
      fallback_actionid: 'first argument of that action, such as the id of a user',
      fallback_actionargs: 'second argument of that action',
      commented: 'true for a schedule that is switched off',
      entity_id: 'id of the entity that the schedule belongs to',
    },
  });
  const { entity_id: _entity, ...others } = columns;
  return z.strictObject(entity === 'shown' ? columns : others).describe('times at which calls go elsewhere');
}
