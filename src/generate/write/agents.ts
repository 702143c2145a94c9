import { parse } from '#fields/evaluate.ts';
import { agentFields } from '#resources/callcenter/settings/agents/fields.ts';
import type { Store } from '#store/store.ts';
import type { PlannedAgent } from '../people.ts';
import type { SkillPlan } from '../skills.ts';

/** Writes the new skills, and the agents with their skills; `group` is the id of their agent group. */
export function writeAgents(
  store: Store,
  { agents, skills }: { readonly agents: readonly PlannedAgent[]; readonly skills: SkillPlan },
  group: number,
): void {
  store.insertMany('queueskillcat', {}, skills.categories);
  store.insertMany(
    'queueskill',
    { description: null, printscreen: null },
    skills.added.map(({ id, catid, name }) => ({ id, catid, name })),
  );
  const body = { numgroup: group, number: '0', context: '-', autologoff: 0 };
  store.insertMany('agentfeatures', { ...parse(agentFields, body, 'agentfeatures'), commented: 0 }, agents.map(rowOf));
  store.insertMany(
    'contextmember',
    { type: 'agent', varname: 'context' },
    agents.map(({ id, company }) => ({ context: company.name, typeval: String(id) })),
  );
  store.insertMany(
    'agentqueueskill',
    {},
    agents.flatMap(({ id, skills: agentSkills }) =>
      agentSkills.map((skill) => ({ agentid: id, skillid: skill.id, weight: skill.weight })),
    ),
  );
}

function rowOf({ id, firstname, lastname, number, company }: PlannedAgent) {
  return { id, firstname, lastname, number, context: company.name };
}
