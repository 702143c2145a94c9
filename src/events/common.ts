import * as z from 'zod';

/** The members of every event except `lost`; `at` is the time of the world's clock. */
export const eventMembers = () => ({
  eventId: z.string().describe('Position in the events of the mock, for `Last-Event-ID`.'),
  world: z.string().describe('Id of the world.'),
  at: z.iso.datetime().describe("Time of the world's clock."),
});
