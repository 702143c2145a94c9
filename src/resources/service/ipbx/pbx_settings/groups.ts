import { add, edit, list, remove, removeEach, search, view } from '#core/acts.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { type ActRequest, requiredPart } from '#core/request.ts';
import type { Difference } from '#dialect.ts';
import { parse } from '#fields/evaluate.ts';
import { mustHave, namesOf, part, value } from '#fields/vocabulary.ts';
import { memberEntries, removeMembers, userMember, writeMembers } from '#pbx/links/members.ts';
import { readRightCalls, removeRightCalls, rightCallNames, writeRightCalls } from '#pbx/links/right-calls.ts';
import { checkNumber } from '#pbx/numbers/numbers.ts';
import {
  queuePartNames,
  readQueueParts,
  removeQueueParts,
  requireQueueParts,
  writeQueueParts,
} from '#pbx/queues/parts.ts';
import { addQueue, changeQueue, requireReachableStrategy } from '#pbx/queues/queues.ts';
import { containsText } from '#store/search.ts';
import type { Store } from '#store/store.ts';
import type { Container } from '#wire/values.ts';
import { groupAnswers } from './groups/answers.ts';
import { groupFields, groupQueueFields } from './groups/fields.ts';
import { groupRows } from './groups/rows.ts';
import { findGroup, type GroupRecord, selectGroups, toGroupItem, toGroupView } from './groups/show.ts';

const breaksWhenRenamed: Difference<boolean> = {
  where: 'groups: an edit that renames and has a refused dial action',
  recorded: { text: '400, the group is left broken: its queue has the new name', value: true },
  documented: { text: '400, nothing changed', value: false },
  why: 'a refused edit changes nothing',
};

const category = 'group';

const reads = part({
  groupfeatures: mustHave(part(namesOf(groupFields))),
  queue: mustHave(part(namesOf(groupQueueFields))),
  user: value('ids', 'the users who are members, by id, in order; each needs a line'),
  rightcall: rightCallNames,
  ...queuePartNames,
});

function readGroup(body: Container) {
  return parse(groupFields, requiredPart(body, 'groupfeatures'), 'groupfeatures');
}

/** An unknown music class counts as absent. */
function readQueue(store: Store, body: Container) {
  const queue = parse(groupQueueFields, requiredPart(body, 'queue'), 'queue');
  const isKnown = store.has('musiconhold', { category: queue.musicclass });
  return { ...queue, musicclass: isKnown ? queue.musicclass : '' };
}

/** Reads a body and makes the checks that come before any write, and so do not use up ids. */
function read(store: Store, body: Container, id?: number) {
  const input = {
    group: readGroup(body),
    queue: readQueue(store, body),
    users: memberEntries(body['user']).map((entry) => userMember(store, entry)),
    rightCalls: readRightCalls(store, body['rightcall']),
    parts: readQueueParts(body),
  };
  const { number, context } = input.group;
  const owner = id === undefined ? {} : { owner: { type: 'group', id } as const };
  checkNumber(store, { type: 'group', number, context, field: 'groupfeatures.number', ...owner });
  return input;
}

type GroupInput = ReturnType<typeof read>;

function writeLinks(store: Store, id: number, { group, rightCalls, parts }: GroupInput): void {
  writeQueueParts(store, { type: 'group', id }, { number: group.number, context: group.context, ...parts });
  writeRightCalls(store, { type: 'group', id }, rightCalls);
}

function create({ store }: ActRequest, body: Container): undefined {
  const input = read(store, body);
  const { name } = input.group;
  const id = store.insert('groupfeatures', { ...input.group, deleted: 0 });
  addQueue(store, { name, category }, input.queue);
  writeMembers(store, { name, category, usertype: 'user' }, input.users);
  writeLinks(store, id, input);
}

function change(request: ActRequest, { id, group, queue }: GroupRecord, body: Container): void {
  const { store } = request;
  const input = read(store, body, id);
  requireReachableStrategy(queue, input.queue.strategy);
  const { name } = input.group;
  const { name: before } = group;
  const { dialactions } = input.parts;
  requireQueueParts(request, { type: 'group', id }, { dialactions, before, name, breaks: breaksWhenRenamed });
  store.update('groupfeatures', { id }, input.group);
  changeQueue(store, before, { ...input.queue, name });
  writeMembers(store, { name, before, category, usertype: 'user' }, input.users);
  writeLinks(store, id, input);
}

function destroy(store: Store, id: number): boolean {
  const record = findGroup(store, id);
  if (record === undefined) return false;
  const { name } = record.group;
  removeMembers(store, { name, category });
  removeQueueParts(store, { type: 'group', id });
  removeRightCalls(store, { type: 'group', id });
  store.delete('queue', { name });
  return store.delete('groupfeatures', { id }) > 0;
}

export const groups = defineResource({
  base: 'service/ipbx',
  path: 'pbx_settings/groups',
  nouns: { one: 'group', many: 'groups' },
  fixture: 'groups',
  fallback: 'list',
  acts: {
    list: list(({ store }) => selectGroups(store).map(toGroupItem)),
    search: search(({ store }, text) =>
      selectGroups(store, containsText(['g.name', 'g.number'], text)).map(toGroupItem),
    ),
    view: view(({ store }, id) => {
      const record = findGroup(store, id);
      return record && toGroupView(store, record);
    }),
    add: add(reads, create),
    edit: edit({ find: ({ store }, id) => findGroup(store, id), change, reads }),
    delete: remove(({ store }, id) => destroy(store, id)),
    deleteall: removeEach(
      ({ store }) => selectGroups(store),
      ({ store }, { id }) => destroy(store, id),
    ),
  },
  rows: groupRows,
  answers: groupAnswers,
  afterChanges: commandsFor('asterisk', 'module reload app_queue', 'dialplan reload'),
  differences: [breaksWhenRenamed],
});
