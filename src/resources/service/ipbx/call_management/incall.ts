import { add, edit, list, remove, removeEach, search, view } from '#core/acts.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Difference } from '#dialect.ts';
import { part } from '#fields/vocabulary.ts';
import { mergeOver } from '#pbx/json/merge.ts';
import { type JsonRecord, labelOf, recordJson } from '#pbx/json/record-json.ts';
import { callerIdJson, removeCallerId, writeCallerId } from '#pbx/links/callerids.ts';
import { dialactionsJson, removeDialactions, writeDialactions } from '#pbx/links/dialactions.ts';
import { removeRightCalls, rightCallIds, rightCallsJson, writeRightCalls } from '#pbx/links/right-calls.ts';
import { removeScheduleLink, scheduleLinkJson, writeScheduleLink } from '#pbx/links/schedule-links.ts';
import { checkNumber, displayForm, type NumberOwner, removeNumber, writeNumber } from '#pbx/numbers/numbers.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { asContainer, type Container } from '#wire/values.ts';
import { incallAnswers } from './incall/answers.ts';
import { addedIncall, type IncallBody, incallParts, readIncall, withFlatDestination } from './incall/body.ts';
import { incallRows } from './incall/rows.ts';
import { incallItems } from './incall/search.ts';

const storedRights: Difference<'records' | 'ids'> = {
  where: '`call_management/incall` edit of an incall with right-calls',
  recorded: { text: '400 unless the body replaces every link or is `false` there', value: 'records' },
  documented: { text: 'stored links count as their ids: omitted ones are kept', value: 'ids' },
  why: "the page's example edit does not send the stored rights, and clients never send `rightcall`",
};

/** The keys of an incall in other tables. */
const keysOf = (id: number) => ({
  dialactions: { category: 'incall', id } as const,
  number: { type: 'incall', id } satisfies NumberOwner,
  rights: { type: 'incall', id } as const,
  callerId: { type: 'incall', id } as const,
  schedule: { path: 'incall', id } as const,
});

type Incall = Rows['incall'];

function toView(store: Store, row: Incall): JsonRecord {
  const keys = keysOf(row.id);
  const exten = displayForm(row.exten);
  const scheduleId = scheduleLinkJson(store, keys.schedule);
  return {
    incall: {
      ...recordJson(row, { int: ['id'], bool: ['commented'] }),
      exten,
      identity: labelOf(exten, row.context),
    },
    dialaction: dialactionsJson(store, keys.dialactions),
    rightcall: rightCallsJson(store, keys.rights),
    callerid: callerIdJson(store, keys.callerId),
    ...(scheduleId !== undefined && { schedule_id: scheduleId }),
  };
}

/** Writes the parts of an incall in the order of the real server. Throws `BadRequest` if the database refuses a dial action. */
function writeParts(store: Store, id: number, body: IncallBody): void {
  const keys = keysOf(id);
  const { exten, context } = body.incall;
  writeDialactions(store, keys.dialactions, body.dialactions);
  writeNumber(store, keys.number, { context, number: exten, appdata: `did,s,1(${exten})` });
  writeRightCalls(store, keys.rights, body.rightCalls);
  writeCallerId(store, keys.callerId, body.callerId);
  writeScheduleLink(store, keys.schedule, body.scheduleId);
}

/** Adds the incall of a body. Throws `BadRequest`. */
export function createIncall({ store }: ActRequest, sent: Container): undefined {
  const body = readIncall(store, withFlatDestination(sent));
  const { exten: number, context } = body.incall;
  checkNumber(store, { type: 'incall', context, number, field: 'incall.exten' });
  const id = store.insert('incall', { ...body.incall, commented: 0 });
  writeParts(store, id, body);
}

function change(request: ActRequest, row: Incall, sent: Container): void {
  const { store } = request;
  const owner = keysOf(row.id).number;
  const body = readIncall(store, mergedBody(request, row, sent));
  const { exten: number, context } = body.incall;
  checkNumber(store, { type: 'incall', context, number, owner, field: 'incall.exten' });
  store.update('incall', { id: owner.id }, body.incall);
  writeParts(store, owner.id, body);
}

/** Stored links are records, which a body must not contain (core.md 7.13). */
function mergedBody(request: ActRequest, row: Incall, sent: Container): Container {
  const stored = toView(request.store, row);
  if (inDialectOf(request, storedRights) === 'records') return mergeOver(stored, sent);
  const ids = rightCallIds(request.store, keysOf(row.id).rights);
  return mergeOver({ ...stored, rightcall: ids.length > 0 && ids }, withRightIds(sent));
}

function withRightIds(sent: Container): Container {
  const rights = asContainer(sent['rightcall']);
  if (rights === undefined) return sent;
  return { ...sent, rightcall: Object.values(rights).map((item) => asContainer(item)?.['rightcallid'] ?? item) };
}

function destroy(store: Store, id: number): boolean {
  const keys = keysOf(id);
  if (store.delete('incall', { id }) === 0) return false;
  removeDialactions(store, keys.dialactions);
  removeNumber(store, keys.number);
  removeRightCalls(store, keys.rights);
  removeCallerId(store, keys.callerId);
  removeScheduleLink(store, keys.schedule);
  return true;
}

export const incall = defineResource({
  base: 'service/ipbx',
  path: 'call_management/incall',
  nouns: { one: 'incall', many: 'incalls' },
  fixture: 'incalls',
  fallback: 'list',
  acts: {
    list: list(({ store }) => incallItems(store)),
    search: search(({ store }, text) => incallItems(store, text)),
    view: view(({ store }, id) => {
      const row = store.first('incall', { id });
      return row && toView(store, row);
    }),
    add: add(addedIncall, createIncall),
    edit: edit({
      find: ({ store }, id) => store.first('incall', { id }),
      change,
      reads: part(incallParts),
      isMerged: true,
    }),
    delete: remove(({ store }, id) => destroy(store, id)),
    deleteall: removeEach(
      ({ store }) => store.all('incall'),
      ({ store }, { id }) => destroy(store, id),
    ),
  },
  rows: incallRows,
  answers: incallAnswers,
  afterChanges: commandsFor('asterisk', 'dialplan reload'),
  differences: [storedRights],
});
