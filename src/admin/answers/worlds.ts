import * as z from 'zod';

const world = () =>
  z.object({
    id: z.string().describe('The id of the world.'),
    generation: z.int().describe('1 until the first reset, which adds one.'),
  });

/** The worlds of a mock. */
export const worldsAnswer = () =>
  z.object({
    worlds: z
      .array(world().meta({ title: 'World', description: 'A PBX of its own.' }))
      .describe('The default world first.'),
    limit: z.int().describe('Maximum number of worlds besides the default one.'),
  });

/** A created world, and three ways to reach it. */
export const worldAnswer = () =>
  world()
    .extend({
      baseUrl: z.string().describe("The URL of the PBX, to use instead of the mock's."),
      headers: z
        .object({ 'X-Mock-World': z.string().describe('The id of the world.') })
        .describe("Headers that send a request at the mock's URL to this world."),
      credentials: z
        .object({ login: z.string().describe('The login.'), password: z.string().describe('The password.') })
        .describe('An account that exists only in this world.'),
    })
    .meta({ title: 'CreatedWorld', description: 'A world and the three ways to reach it.' });
