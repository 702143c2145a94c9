import { add, edit, list, remove, search, view } from '#core/acts.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { type ActRequest, inDialectOf, requiredPart } from '#core/request.ts';
import { parse } from '#fields/evaluate.ts';
import { namesOf, part, values } from '#fields/vocabulary.ts';
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
import { breaksWhenRenamed, memberName, missingView, queueDifferences } from './queues/differences.ts';
import { callCenterQueueFields, featureFields } from './queues/fields.ts';
import { readMembers } from './queues/links.ts';
import { findQueue, type QueueRecord, selectQueues, toQueueItem, toQueueView } from './queues/show.ts';

const category = 'queue';

/** A queue is displayed under its name as sent unless it has a name for that; `0` is none (recorded). */
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
  queuefeatures: part(namesOf(featureFields)),
  queue: part(namesOf(callCenterQueueFields)),
  ...values('user', 'agent'),
  ...queuePartNames,
});

/** Reads a body, and refuses what is refused before anything is written: that uses up no id. */
function read(store: Store, body: Container, id?: number) {
  const { name: sentName, ...features } = readFeatures(body);
  const wanted = {
    sentName,
    features: { ...features, name: sentName.toLowerCase() },
    queue: readQueue(store, body),
    members: readMembers(store, body),
    parts: readQueueParts(body),
  };
  const { number, context } = features;
  const owner = id === undefined ? {} : { owner: { type: 'queue', id } as const };
  checkNumber(store, { type: 'queue', number, context, field: 'queuefeatures.number', ...owner });
  return wanted;
}

type Wanted = ReturnType<typeof read>;

/** `before` is the name that the queue had so far. */
function writeLinks(request: ActRequest, { id, before }: { id: number; before: string }, wanted: Wanted): void {
  const { store } = request;
  const { name, number, context } = wanted.features;
  const { users, agents, attach } = wanted.members;
  attach();
  const key = {
    name: inDialectOf(request, memberName) === 'as sent' ? wanted.sentName : name,
    before,
    category,
  } as const;
  writeMembers(store, { ...key, usertype: 'user' }, users);
  writeMembers(store, { ...key, usertype: 'agent' }, agents);
  leaveContexts(store, { type: 'queue', typeval: before });
  if (wanted.queue.context !== null) {
    joinContext(store, { context: wanted.queue.context, type: 'queue', typeval: name, varname: 'context' });
  }
  writeQueueParts(store, { type: 'queue', id }, { number, context, ...wanted.parts });
}

function create(request: ActRequest, body: Container): undefined {
  const { store } = request;
  const wanted = read(store, body);
  const { name } = wanted.features;
  const id = store.insert('queuefeatures', wanted.features);
  addQueue(store, { name, category }, wanted.queue);
  writeLinks(request, { id, before: name }, wanted);
}

function change(request: ActRequest, { id, features, queue }: QueueRecord, body: Container): void {
  const { store } = request;
  const wanted = read(store, body, id);
  requireReachableStrategy(queue, wanted.queue.strategy);
  const before = features.name;
  const { dialactions } = wanted.parts;
  const rename = { before, name: wanted.features.name, breaks: breaksWhenRenamed };
  requireQueueParts(request, { type: category, id }, { dialactions, ...rename });
  store.update('queuefeatures', { id }, wanted.features);
  changeQueue(store, before, { ...wanted.queue, name: wanted.features.name });
  writeLinks(request, { id, before }, wanted);
}

function destroy(store: Store, id: number): boolean {
  const found = findQueue(store, id);
  if (found === undefined) return false;
  const { name } = found.features;
  removeMembers(store, { name, category });
  removeQueueParts(store, { type: 'queue', id });
  leaveContexts(store, { type: 'queue', typeval: name });
  store.delete('queue', { name });
  return store.delete('queuefeatures', { id }) > 0;
}

export const queues = defineResource({
  base: 'callcenter',
  path: 'settings/queues',
  nouns: { one: 'queue', many: 'queues' },
  fixture: 'queues',
  fallback: 'list',
  acts: {
    list: list((request) => selectQueues(request.store).map((row) => toQueueItem(request, row))),
    search: search((request, searched) =>
      selectQueues(request.store, containsText(['f.displayname', 'f.number'], searched)).map((row) =>
        toQueueItem(request, row),
      ),
    ),
    view: view(
      (request, id) => {
        const found = findQueue(request.store, id);
        return found && toQueueView(request, found);
      },
      { missing: missingView, withoutId: 404 },
    ),
    add: add(reads, create),
    edit: edit({ find: ({ store }, id) => findQueue(store, id), change, reads, missing: 204 }),
    delete: remove(({ store }, id) => destroy(store, id)),
  },
  afterChanges: commandsFor('asterisk', 'module reload app_queue', 'dialplan reload'),
  differences: queueDifferences,
});
