import { add, edit, list, nullAnswer, remove, removeAll, search, view } from '#core/acts.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { missingViewOf } from '#core/missing.ts';
import { type ActRequest, idOf, requiredPart } from '#core/request.ts';
import { act } from '#core/resource.ts';
import type { Difference } from '#dialect.ts';
import { BadRequest } from '#errors.ts';
import { parse } from '#fields/evaluate.ts';
import { described, each, mustHave, namesOf, part, value } from '#fields/vocabulary.ts';
import { mergeOver } from '#pbx/json/merge.ts';
import { removeMemberships } from '#pbx/links/members.ts';
import { joinContext, leaveContexts, requireContext } from '#pbx/numbers/contexts.ts';
import { containsText } from '#store/search.ts';
import type { Store } from '#store/store.ts';
import type { Container } from '#wire/values.ts';
import { agentAnswers } from './agents/answers.ts';
import { agentFields } from './agents/fields.ts';
import {
  membershipFields,
  readAgentMemberships,
  readAgentSkills,
  readAgentUsers,
  writeAgentMemberships,
  writeAgentUsers,
} from './agents/links.ts';
import { agentRows } from './agents/rows.ts';
import { type AgentRecord, agentJson, findAgent, toAgentItem, toAgentView } from './agents/show.ts';

const missingView: Difference<number> = missingViewOf('agents', {
  ids: 'an empty, unknown or malformed',
  why: 'page: 204 only for list and search, 404 for view; a client that expects 204 for an unknown agent needs `recorded`',
});

const viewById = view(
  (request, id) => {
    const record = findAgent(request.store, id);
    return record && toAgentView(request, record);
  },
  { missing: missingView, withoutId: 404 },
);

/** An `id` that is not an agent's id but an agent's number answers `null` (callcenter-configuration.md 1, item 3). */
const viewByIdOrNumber = act(
  { ...viewById.description, details: 'The number of an agent that is not the id of one is answered with `null`.' },
  (request) => {
    const id = idOf(request);
    const number = request.query.storedText('id') ?? '';
    const isId = id !== undefined && findAgent(request.store, id) !== undefined;
    return !isId && request.store.has('agentfeatures', { number }) ? nullAnswer.run(request) : viewById.run(request);
  },
);

/** The parts of a body that `edit` reads. `add` also reads `queueskills`. */
const editParts = {
  agentfeatures: mustHave(part(namesOf(agentFields))),
  'user-select': value('ids', 'the users who log in as the agent, by id'),
  'queue-select': value('texts', 'the queues of the agent, by name; each needs an entry in `queue`'),
  queue: described(
    'the settings of the memberships, by the name of the queue',
    each(part(namesOf(membershipFields), { isSkippedIfInvalid: true }), 'object'),
  ),
};

const skillNames = part({
  id: mustHave(value('id', 'the skill')),
  weight: value('number', 'its weight, from 0 to 100; 0 if left out'),
});

/** Reads and checks a body before anything is written, so that a refusal uses up no id. Throws `BadRequest`. */
function read(store: Store, body: Container) {
  const agent = parse(agentFields, requiredPart(body, 'agentfeatures'), 'agentfeatures');
  if (!store.has('agentgroup', { id: Number(agent.numgroup), deleted: 0 })) {
    const message = `agentfeatures.numgroup must be the id of an agent group; there is no group ${agent.numgroup}`;
    throw new BadRequest({ message, field: 'agentfeatures.numgroup', rule: 'exists', value: agent.numgroup });
  }
  requireContext(store, agent.context, 'agentfeatures.context');
  return {
    agent,
    users: readAgentUsers(store, body['user-select']),
    memberships: readAgentMemberships(store, body, agent),
  };
}

function writeLinks(store: Store, id: number, { agent, users, memberships }: ReturnType<typeof read>): void {
  writeAgentUsers(store, id, users);
  writeAgentMemberships(store, { id, agent }, memberships);
  joinContext(store, { context: agent.context, type: 'agent', typeval: id, varname: 'context' });
}

function create({ store }: ActRequest, body: Container): undefined {
  const agentBody = read(store, body);
  const skills = readAgentSkills(body['queueskills']);
  const id = store.insert('agentfeatures', { ...agentBody.agent, commented: 0 });
  writeLinks(store, id, agentBody);
  for (const skill of skills) store.insert('agentqueueskill', { agentid: id, ...skill });
}

/** Replaces the record, users and queues of an agent by those of the body. The skills stay. */
function change({ store }: ActRequest, { id, agent }: AgentRecord, body: Container): void {
  const agentBody = read(store, mergeOver({ agentfeatures: agentJson(agent) }, body));
  store.update('agentfeatures', { id }, agentBody.agent);
  writeLinks(store, id, agentBody);
}

function destroy(store: Store, id: number): boolean {
  if (findAgent(store, id) === undefined) return false;
  writeAgentUsers(store, id, []);
  removeMemberships(store, { usertype: 'agent', userid: id }, 'queue');
  leaveContexts(store, { type: 'agent', typeval: id });
  store.delete('agentqueueskill', { agentid: id });
  return store.delete('agentfeatures', { id }) > 0;
}

const searchColumns = ['firstname', 'lastname', 'number', "firstname || ' ' || lastname"];

/** `settings/agents` (callcenter-configuration.md 1). */
export const agents = defineResource({
  base: 'callcenter',
  path: 'settings/agents',
  nouns: { one: 'agent', many: 'agents' },
  fixture: 'agents',
  fallback: 'list',
  acts: {
    list: list(({ store }) => store.all('agentfeatures').map(toAgentItem)),
    search: search(
      ({ store }, text) => {
        const { sql, values } = containsText(searchColumns, text);
        return store
          .query('agentfeatures', `SELECT * FROM agentfeatures WHERE ${sql} ORDER BY id`, ...values)
          .map(toAgentItem);
      },
      { withoutText: 'all' },
    ),
    view: viewByIdOrNumber,
    add: add(part({ ...editParts, queueskills: described('the skills of the agent', each(skillNames)) }), create),
    edit: edit({
      find: ({ store }, id) => findAgent(store, id),
      change,
      reads: part(editParts),
      isMerged: true,
      missing: 204,
    }),
    delete: remove(({ store }, id) => destroy(store, id)),
    deleteall: removeAll(({ store }) => {
      const rows = store.all('agentfeatures');
      for (const row of rows) destroy(store, row.id);
      return rows.length;
    }),
  },
  rows: agentRows,
  answers: agentAnswers,
  afterChanges: commandsFor('asterisk', 'module reload chan_agent', 'module reload app_queue'),
  differences: [missingView],
});
