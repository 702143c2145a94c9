import * as z from 'zod';

/** A provider state without its content. */
const stateAnswer = () =>
  z
    .object({
      name: z.string().describe('The name of the snapshot, or of the file of the document without its extension.'),
      kind: z.enum(['fixture', 'snapshot']).describe('`fixture`: a document of the folder `--states`.'),
    })
    .meta({ title: 'ProviderState', description: 'A state that a contract test can name.' });

const current = () => z.array(z.string()).readonly().describe('The names of the states that the world is in.');

/** The provider states of a world. */
export const providerStatesAnswer = () =>
  z.object({ states: z.array(stateAnswer()).describe('The states, sorted by name.'), current: current() });

/** The answer of a set-up or a teardown. */
export const stateChangeAnswer = () =>
  z
    .object({
      action: z.enum(['setup', 'teardown']).describe('What was done.'),
      current: current(),
      generation: z.int().describe('The new generation.'),
    })
    .meta({ title: 'StateChange', description: 'The result of setting up or tearing down a provider state.' });
