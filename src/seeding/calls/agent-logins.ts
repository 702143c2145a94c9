import { logIn } from '#calls/agents/logins.ts';
import { AgentRefused } from '#calls/agents/refusals.ts';
import { fixtureLogin } from '#calls/agents/request.ts';
import type { World } from '#world/world.ts';
import type { FixtureProblem } from '../problems.ts';
import type { PlacedItem, Section } from '../section.ts';

/** Returns the section for the agents who are logged in, at the time of the world's clock; it follows the objects. */
export function agentLoginSection(): Section {
  const item = fixtureLogin();
  return {
    name: 'agentlogins',
    description: 'agents to log in: `{"agent": "8001", "user": 1}`, as `POST /__admin/agents/NUMBER/login`',
    names: [],
    item,
    add: (world, items) => items.flatMap((placed) => logInItem(world, placed, item)),
  };
}

function logInItem(
  { store, clock }: World,
  { at, item }: PlacedItem,
  schema: ReturnType<typeof fixtureLogin>,
): readonly FixtureProblem[] {
  const { agent, ...phone } = schema.parse(item);
  try {
    logIn(store, { agent, phone, at: clock.now() * 1000 });
    return [];
  } catch (error) {
    if (!(error instanceof AgentRefused)) throw error;
    return [{ at, message: error.message }];
  }
}
