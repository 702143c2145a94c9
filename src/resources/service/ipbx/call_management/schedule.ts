import type { ActDescription } from '#core/act-description.ts';
import { add, list, remove, search, view } from '#core/acts.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { type ActRequest, inDialectOf, requiredPart } from '#core/request.ts';
import { act } from '#core/resource.ts';
import type { Difference } from '#dialect.ts';
import { BadRequest } from '#errors.ts';
import { casts } from '#fields/casts.ts';
import { parse } from '#fields/evaluate.ts';
import { optional, required } from '#fields/field.ts';
import { mustHave, namesOf, part, type Vocabulary, value } from '#fields/vocabulary.ts';
import { type JsonRecord, listOrFalse, recordJson } from '#pbx/json/record-json.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { Order } from '#store/table-types.ts';
import type { Json } from '#wire/json.ts';
import { asContainer, type Container } from '#wire/values.ts';
import { actionJson, fallbackNames, isStorable, maxArgumentLength, readAction } from './schedule/actions.ts';
import { scheduleAnswers } from './schedule/answers.ts';
import { periodParts, readClosed, readOpened, stringAsPeriod, writePeriods } from './schedule/periods.ts';
import { scheduleRows } from './schedule/rows.ts';

/** The columns limit characters; `maxlen` limits bytes. */
const atMost = (characters: number) => ({
  name: `${characters} characters`,
  words: `at most ${characters} characters long`,
  accepts: (value: string) => [...value].length <= characters,
});

const fields = {
  name: required({ maxlen: 256, check: atMost(255) }),
  timezone: optional({ check: atMost(128) }, ''),
  description: optional({ keepsMarkup: true }, ''),
};

function partsWith(scheduleNames: Readonly<Record<string, Vocabulary>> = {}): Vocabulary {
  return part({
    schedule: mustHave(part({ ...namesOf(fields), ...scheduleNames })),
    dialaction: mustHave(part({ schedule_fallback: mustHave(fallbackNames) })),
    ...periodParts,
  });
}

const searching: Difference<'lists' | 'searches'> = {
  where: '`call_management/schedule` `act=search`',
  recorded: { text: 'lists everything', value: 'lists' },
  documented: { text: 'searches `name` and `description`; 204 without a match or without text', value: 'searches' },
  why: 'the page documents it',
};

const entity: Difference<'absent' | 'shown'> = {
  where: '`call_management/schedule` list and view: `entity_id`',
  recorded: { text: 'no such key', value: 'absent' },
  documented: { text: 'always the last key; `null` by default', value: 'shown' },
  why: 'the newest client reads it',
};

const entityOfBody: Difference<'ignored' | 'stored'> = {
  where: '`call_management/schedule` add: `schedule.entity_id`',
  recorded: { text: 'ignored', value: 'ignored' },
  documented: { text: 'stored', value: 'stored' },
  why: 'the newest client sends it',
};

function toItem(request: ActRequest, row: Rows['schedule']): JsonRecord {
  const { entity_id, ...item } = recordJson(row, { int: ['id'], bool: ['commented'] });
  return inDialectOf(request, entity) === 'shown' ? { ...item, entity_id: entity_id ?? null } : item;
}

function toView(request: ActRequest, id: number): JsonRecord | undefined {
  const row = request.store.first('schedule', { id });
  if (row === undefined) return undefined;
  const periods = (mode: string, order: Order<'schedule_time'>) =>
    request.store.all('schedule_time', { schedule_id: id, mode }, order);
  const closed = periods('closed', 'id');
  const opened = periods('opened', ['commented', 'id']);
  return {
    schedule: toItem(request, row),
    dialaction: actionsJson(row, closed),
    opened: listOrFalse(
      opened.map((period) => recordJson(period, { int: ['id', 'schedule_id'], bool: ['commented'] })),
    ),
    closed: listOrFalse(closed.map((period) => recordJson(period))),
  };
}

/** The fallback, then one entry for each closed period; an empty entry if there is no closed period. */
function actionsJson(row: Rows['schedule'], closed: readonly Rows['schedule_time'][]): Json {
  const empty = { action: null, actionid: null, actionargs: null };
  const { fallback_action: action, fallback_actionid: argument1, fallback_actionargs: argument2 } = row;
  const periods = closed.length > 0 ? closed : [empty];
  return new Map<string, Json>([
    ['schedule_fallback', actionJson({ action, argument1, argument2 })],
    ...periods.map((period, index): [string, Json] => [String(index + 1), periodAction(period)]),
  ]);
}

function periodAction(period: Pick<Rows['schedule_time'], 'action' | 'actionid' | 'actionargs'>): Json {
  return actionJson({ action: period.action ?? '', argument1: period.actionid, argument2: period.actionargs });
}

function create(request: ActRequest, body: Container): undefined {
  const { store } = request;
  const sent = requiredPart(body, 'schedule');
  const values = {
    ...parse(fields, sent, 'schedule'),
    ...readFallback(body['dialaction']),
    ...readEntity(request, sent),
  };
  const [opened, closed] = [readOpened(body['opened']), readClosed(request, body['closed'])];
  const scheduleId = store.insert('schedule', values);
  writePeriods(store, { scheduleId, mode: 'opened' }, opened);
  writePeriods(store, { scheduleId, mode: 'closed' }, closed);
}

function readFallback(dialaction: unknown) {
  const field = 'dialaction.schedule_fallback';
  const { action, argument1, argument2 } = readAction(
    asContainer(asContainer(dialaction)?.['schedule_fallback']) ?? {},
  );
  if (!isStorable(action)) {
    throw new BadRequest({
      message: `${field} must have an actiontype, such as none or user, and for some types an action, such as hangup for endcall`,
      field,
      rule: 'action',
      value: action,
    });
  }
  if ([...argument1].length > maxArgumentLength || [...argument2].length > maxArgumentLength) {
    throw new BadRequest({
      message: `${field}: actionarg1 and actionarg2 must be at most ${maxArgumentLength} characters long`,
      field,
      rule: 'maxlen',
    });
  }
  return { fallback_action: action, fallback_actionid: argument1 || null, fallback_actionargs: argument2 };
}

function readEntity(request: ActRequest, { entity_id }: Container): { entity_id: number | null } {
  const isNumber = (typeof entity_id === 'number' || typeof entity_id === 'string') && casts.uint(String(entity_id));
  return { entity_id: isNumber && inDialectOf(request, entityOfBody) === 'stored' ? Number(entity_id) : null };
}

function destroy(store: Store, id: number): boolean {
  store.delete('schedule_time', { schedule_id: id });
  store.delete('schedule_path', { schedule_id: id });
  return store.delete('schedule', { id }) > 0;
}

const listAll = list((request) => request.store.all('schedule', {}, 'id').map((row) => toItem(request, row)));

const entityName = value('id', 'the id of the entity that the schedule belongs to');

const refusedPeriod = {
  statuses: [{ status: { recorded: 500 }, when: 'a closed period is a string' }],
};

const searchText = search((request, text) => {
  const rows = request.store.search('schedule', ['name', 'description'], text, 'id');
  return rows.map((row) => toItem(request, row));
});

const searchOf: ActDescription = {
  ...searchText.description,
  details: 'In the dialect `recorded` it lists all schedules.',
};

export const schedule = defineResource({
  base: 'service/ipbx',
  path: 'call_management/schedule',
  nouns: { one: 'schedule', many: 'schedules' },
  fixture: 'schedules',
  fallback: 'list',
  acts: {
    list: listAll,
    search: act(searchOf, (request) =>
      (inDialectOf(request, searching) === 'searches' ? searchText : listAll).run(request),
    ),
    view: view(toView),
    add: add({ recorded: partsWith(), documented: partsWith({ entity_id: entityName }) }, create, refusedPeriod),
    delete: remove(({ store }, id) => destroy(store, id)),
  },
  rows: scheduleRows,
  answers: scheduleAnswers(entity),
  afterChanges: commandsFor('asterisk', 'dialplan reload'),
  differences: [searching, entity, entityOfBody, stringAsPeriod],
});
