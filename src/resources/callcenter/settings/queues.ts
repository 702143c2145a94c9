import { add, edit, list, remove, search, view } from '#core/acts.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { type ActRequest, inDialectOf, requiredPart } from '#core/request.ts';
import { parse } from '#fields/evaluate.ts';
import { mustHave, namesOf, part, value } from '#fields/vocabulary.ts';
import { queueDialactionNames } from '#pbx/links/dialactions.ts';
import { removeMembers, writeMembers } from '#pbx/links/members.ts';
import { joinContext, leaveContexts, requireContext } from '#pbx/numbers/contexts.ts';
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
import { queueAnswers } from './queues/answers.ts';
import { breaksWhenRenamed, memberName, missingView, queueDifferences } from './queues/differences.ts';
import { callCenterQueueFields, featureFields } from './queues/fields.ts';
import { readMembers } from './queues/links.ts';
import { callQueueRows } from './queues/rows.ts';
import { findQueue, type QueueRecord, selectQueues, toQueueItem, toQueueView } from './queues/show.ts';

const category = 'queue';

/** `displayname` defaults to the name as sent, also where it is `0` (recorded). */
function readFeatures(body: Container) {
  const { displayname, ...features } = parse(featureFields, requiredPart(body, 'queuefeatures'), 'queuefeatures');
  return { ...features, displayname: ['', '0'].includes(displayname) ? features.name : displayname };
}

function readQueue(store: Store, body: Container) {
  const queue = parse(callCenterQueueFields, requiredPart(body, 'queue'), 'queue');
  if (queue.context !== null) requireContext(store, queue.context, 'queue.context');
  return queue;
}

const reads = part({
  queuefeatures: mustHave(part(namesOf(featureFields))),
  queue: mustHave(part(namesOf(callCenterQueueFields))),
  user: value('ids', 'the users who are members, by id, in order; each needs a line'),
  agent: value('ids', 'the agents who are members, by id, in order'),
  ...queuePartNames,
  dialaction: queueDialactionNames,
});

/** Reads and checks a body before anything is written, so that a refusal uses up no id. Throws `BadRequest`. */
function read(store: Store, body: Container, id?: number) {
  const { name: sentName, ...features } = readFeatures(body);
  const queueBody = {
    sentName,
    features: { ...features, name: sentName.toLowerCase() },
    queue: readQueue(store, body),
    members: readMembers(store, body),
    parts: readQueueParts(body),
  };
  const { number, context } = features;
  const owner = id === undefined ? {} : { owner: { type: 'queue', id } as const };
  checkNumber(store, { type: 'queue', number, context, field: 'queuefeatures.number', ...owner });
  return queueBody;
}

type QueueBody = ReturnType<typeof read>;

/** Writes the rows linked to a queue. `before` is its previous name. */
function writeLinks(request: ActRequest, { id, before }: { id: number; before: string }, queueBody: QueueBody): void {
  const { store } = request;
  const { name, number, context } = queueBody.features;
  const { users, agents, checkAfterWrite } = queueBody.members;
  checkAfterWrite();
  const key = {
    name: inDialectOf(request, memberName) === 'as sent' ? queueBody.sentName : name,
    before,
    category,
  } as const;
  writeMembers(store, { ...key, usertype: 'user' }, users);
  writeMembers(store, { ...key, usertype: 'agent' }, agents);
  leaveContexts(store, { type: 'queue', typeval: before });
  if (queueBody.queue.context !== null) {
    joinContext(store, { context: queueBody.queue.context, type: 'queue', typeval: name, varname: 'context' });
  }
  writeQueueParts(store, { type: 'queue', id }, { number, context, ...queueBody.parts });
}

function create(request: ActRequest, body: Container): undefined {
  const { store } = request;
  const queueBody = read(store, body);
  const { name } = queueBody.features;
  const id = store.insert('queuefeatures', queueBody.features);
  addQueue(store, { name, category }, queueBody.queue);
  writeLinks(request, { id, before: name }, queueBody);
}

function change(request: ActRequest, { id, features, queue }: QueueRecord, body: Container): void {
  const { store } = request;
  const queueBody = read(store, body, id);
  requireReachableStrategy(queue, queueBody.queue.strategy);
  const before = features.name;
  const { dialactions } = queueBody.parts;
  const rename = { before, name: queueBody.features.name, breaks: breaksWhenRenamed };
  requireQueueParts(request, { type: category, id }, { dialactions, ...rename });
  store.update('queuefeatures', { id }, queueBody.features);
  changeQueue(store, before, { ...queueBody.queue, name: queueBody.features.name });
  writeLinks(request, { id, before }, queueBody);
}

function destroy(store: Store, id: number): boolean {
  const record = findQueue(store, id);
  if (record === undefined) return false;
  const { name } = record.features;
  removeMembers(store, { name, category });
  removeQueueParts(store, { type: 'queue', id });
  leaveContexts(store, { type: 'queue', typeval: name });
  store.delete('queue', { name });
  return store.delete('queuefeatures', { id }) > 0;
}

/** `settings/queues` (callcenter-configuration.md 4). */
export const queues = defineResource({
  base: 'callcenter',
  path: 'settings/queues',
  nouns: { one: 'queue', many: 'queues' },
  fixture: 'queues',
  fallback: 'list',
  acts: {
    list: list((request) => selectQueues(request.store).map((row) => toQueueItem(request, row))),
    search: search((request, text) =>
      selectQueues(request.store, containsText(['f.displayname', 'f.number'], text)).map((row) =>
        toQueueItem(request, row),
      ),
    ),
    view: view(
      (request, id) => {
        const record = findQueue(request.store, id);
        return record && toQueueView(request, record);
      },
      { missing: missingView, withoutId: 404 },
    ),
    add: add(reads, create),
    edit: edit({ find: ({ store }, id) => findQueue(store, id), change, reads, missing: 204 }),
    delete: remove(({ store }, id) => destroy(store, id)),
  },
  rows: callQueueRows,
  answers: queueAnswers,
  afterChanges: commandsFor('asterisk', 'module reload app_queue', 'dialplan reload'),
  differences: queueDifferences,
});
