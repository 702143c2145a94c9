import { add, list, remove, search, view } from '#core/acts.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Difference } from '#dialect.ts';
import { type JsonRecord, labelOf, listOrFalse, recordJson } from '#pbx/json/record-json.ts';
import { removeRightCalls, rightCallsJson, writeRightCalls } from '#pbx/links/right-calls.ts';
import { removeScheduleLink, scheduleLinkJson, writeScheduleLink } from '#pbx/links/schedule-links.ts';
import { joinContext, leaveContexts } from '#pbx/numbers/contexts.ts';
import { checkNumber, removeNumber, writeNumber } from '#pbx/numbers/numbers.ts';
import { displayForm } from '#pbx/numbers/patterns.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { Container } from '#wire/values.ts';
import { outcallAnswers } from './outcall/answers.ts';
import { noTrunk, type OutcallBody, outcallParts, readOutcall } from './outcall/body.ts';
import { outcallRows } from './outcall/rows.ts';

const repeatedPattern: Difference<boolean> = {
  where: '`call_management/outcall` add of a body with two equal patterns',
  recorded: {
    text: '400, but the outcall stays, with the patterns before the repeated one and without trunks',
    value: true,
  },
  documented: { text: '400, nothing is stored', value: false },
  why: 'a refused add stores nothing',
};

const unknownTrunks: Difference<boolean> = {
  where: '`call_management/outcall` add of a body that names only unknown trunks',
  recorded: { text: '400, but its patterns remain used in their context', value: true },
  documented: { text: '400, nothing is stored', value: false },
  why: 'a refused add stores nothing',
};

/** The keys of an outcall in other tables. */
const keysOf = (id: number) => ({
  rights: { type: 'outcall', id } as const,
  schedule: { path: 'outcall', id } as const,
  member: { type: 'outcall', typeval: id },
  patterns: { type: 'outcall', typeid: id },
});

function toItem(row: Rows['outcall']): JsonRecord {
  const identity = labelOf(row.name, row.context);
  return { ...recordJson(row, { bool: ['commented'] }), identity };
}

function toPattern(row: Rows['dialpattern']): JsonRecord {
  return { ...recordJson(row, { int: ['id', 'typeid', 'stripnum'] }), exten: displayForm(row.exten) };
}

function toView(store: Store, row: Rows['outcall']): JsonRecord {
  const { id } = row;
  const keys = keysOf(id);
  const trunks = store.all('outcalltrunk', { outcallid: id }, 'priority');
  const scheduleId = scheduleLinkJson(store, keys.schedule);
  return {
    outcall: {
      ...recordJson(row, { int: ['id'], bool: ['useenum', 'internal', 'commented'] }),
      identity: labelOf(row.name, row.context),
    },
    dialpattern: listOrFalse(store.all('dialpattern', keys.patterns, 'id').map(toPattern)),
    outcalltrunk: listOrFalse(trunks.map((trunk) => recordJson(trunk, { int: ['outcallid', 'trunkfeaturesid'] }))),
    rightcall: rightCallsJson(store, keys.rights),
    ...(scheduleId !== undefined && { schedule_id: scheduleId }),
  };
}

function create(request: ActRequest, sent: Container): undefined {
  const { store } = request;
  const body = readOutcall(store, sent);
  const { context } = body.outcall;
  for (const { exten } of body.patterns) checkPattern(store, context, exten);
  const id = store.insert('outcall', { ...body.outcall, commented: 0 });
  const keys = keysOf(id);
  writePatterns(request, id, body);
  if (body.trunks.length === 0) refuseTrunks(request, id, sent['outcalltrunk']);
  for (const [priority, trunkfeaturesid] of body.trunks.entries()) {
    store.insert('outcalltrunk', { outcallid: id, trunkfeaturesid, priority });
  }
  writeRightCalls(store, keys.rights, body.rightCalls);
  joinContext(store, { ...keys.member, context, varname: 'context' });
  writeScheduleLink(store, keys.schedule, body.scheduleId);
}

/** Unknown trunks are only refused after the patterns have been written; the id is used up (call_management.md 2.4). */
function refuseTrunks(request: ActRequest, id: number, value: unknown): never {
  if (inDialectOf(request, unknownTrunks)) {
    request.store.delete('outcall', { id });
    request.store.keepWritesSoFar();
  }
  throw noTrunk(value);
}

function checkPattern(store: Store, context: string, number: string): void {
  checkNumber(store, { type: 'outcall', context, number, field: 'dialpattern.exten' });
}

function writePatterns(request: ActRequest, id: number, { outcall: { context }, patterns }: OutcallBody): void {
  const { store } = request;
  for (const pattern of patterns) {
    try {
      checkPattern(store, context, pattern.exten);
    } catch (error) {
      // The real server notices a repeated pattern only after the first one has been written.
      if (inDialectOf(request, repeatedPattern)) store.keepWritesSoFar();
      throw error;
    }
    const patternId = store.insert('dialpattern', { ...keysOf(id).patterns, ...pattern });
    const appdata = `outcall,s,1(${patternId})`;
    writeNumber(store, { type: 'outcall', id: patternId }, { context, number: pattern.exten, appdata });
  }
}

/** Deletes an outcall; dial actions to it are kept. */
function destroy(store: Store, id: number): boolean {
  if (store.delete('outcall', { id }) === 0) return false;
  const keys = keysOf(id);
  for (const { id: patternId } of store.all('dialpattern', keys.patterns)) {
    removeNumber(store, { type: 'outcall', id: patternId });
  }
  store.delete('dialpattern', keys.patterns);
  store.delete('outcalltrunk', { outcallid: id });
  removeRightCalls(store, keys.rights);
  leaveContexts(store, keys.member);
  removeScheduleLink(store, keys.schedule);
  return true;
}

export const outcall = defineResource({
  base: 'service/ipbx',
  path: 'call_management/outcall',
  nouns: { one: 'outcall', many: 'outcalls' },
  fixture: 'outcalls',
  fallback: 'list',
  acts: {
    list: list(({ store }) => store.all('outcall', {}, 'id').map(toItem)),
    search: search(({ store }, text) => store.search('outcall', ['name', 'description'], text, 'id').map(toItem)),
    view: view(({ store }, id) => {
      const row = store.first('outcall', { id });
      return row && toView(store, row);
    }),
    add: add(outcallParts, create),
    delete: remove(({ store }, id) => destroy(store, id)),
  },
  rows: outcallRows,
  answers: outcallAnswers,
  afterChanges: commandsFor('asterisk', 'dialplan reload'),
  differences: [repeatedPattern, unknownTrunks],
});
