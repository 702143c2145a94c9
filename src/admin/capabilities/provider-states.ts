import * as z from 'zod';
import { providerStatesAnswer, stateChangeAnswer } from '../answers/provider-states.ts';
import type { ControlPlane, ControlPlaneParts } from '../control-plane.ts';
import { addStates, providerStatesOf } from '../provider-states.ts';

const body = z
  .strictObject({
    state: z.string().nullish().describe('Name of the state; empty for a request that needs none.'),
    action: z.enum(['setup', 'teardown']).default('setup').describe('What to do. Default: `setup`.'),
    params: z.record(z.string(), z.unknown()).nullish().describe('Parameters of the state; they are ignored.'),
    states: z.array(z.string().nullable()).optional().describe('Names of states, as older verifiers send them.'),
    consumer: z.string().nullish().describe('Name of the consumer; it is ignored.'),
  })
  .refine(({ state, states }) => state !== undefined || states !== undefined, {
    path: ['state'],
    error: 'is missing; it must be the name of a provider state, or empty',
  });

/** `GET` and `POST /__admin/provider-states`: the states in which contract tests, such as those of Pact, find the PBX. */
export function providerStateRoutes(app: ControlPlane, { providerStates }: ControlPlaneParts): void {
  app.get(
    '/provider-states',
    { schema: { summary: 'List the provider states', response: { 200: providerStatesAnswer } } },
    async ({ world }) => ({
      states: providerStatesOf(world, providerStates).map(({ name, kind }) => ({ name, kind })),
      current: world.providerStates,
    }),
  );
  app.post(
    '/provider-states',
    {
      schema: { summary: 'Set up or tear down a provider state', body, response: { 200: stateChangeAnswer } },
    },
    async ({ world, body: { action, state, states = [] }, log }) => {
      const names = [state, ...states].flatMap((name) => (name ? [name] : []));
      try {
        if (action === 'teardown' || names.length === 0) world.reset();
        else addStates(world, names, providerStates);
      } catch (error) {
        // The verifier sends no teardown now, and reports only that the request failed.
        world.enterProviderStates([]);
        log.warn({ states: names }, error instanceof Error ? error.message : 'the state cannot be set up');
        throw error;
      }
      return { action, current: world.providerStates, generation: world.generation };
    },
  );
}
