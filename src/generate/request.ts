import * as z from 'zod';
import { mustBe } from '#input/sentences.ts';

/** Maximum numbers per request. A request runs in one transaction, during which the server answers no other requests. */
export const limits = {
  entities: 100,
  users: 100_000,
  groups: 1000,
  queues: 1000,
  agents: 10_000,
  incalls: 100_000,
  trunks: 1000,
  schedules: 1000,
  outcalls: 1000,
  cels: 1_000_000,
} as const;

/** The kinds of objects to generate. */
export type Kind = keyof typeof limits;

/** Minimum number of call records: complete calls can add up to this and every larger number. */
export const minRecords = 20;

const amount = (kind: Kind) => z.int().min(0).max(limits[kind]).default(0).describe(`Number of ${kind} to add.`);

/** The body of `POST /__admin/generate`. */
export const generateBody = z
  .strictObject({
    seed: z
      .int()
      .min(0)
      .max(0xffffffff)
      .default(1)
      .describe('The same seed on the same state generates the same data.'),
    entities: z
      .int()
      .min(0)
      .max(limits.entities)
      .optional()
      .describe('Number of entities to add. Default: 1 if any other objects are requested, else 0.'),
    users: amount('users'),
    groups: amount('groups'),
    queues: amount('queues'),
    agents: amount('agents'),
    incalls: amount('incalls'),
    trunks: amount('trunks'),
    schedules: amount('schedules'),
    outcalls: amount('outcalls'),
    cels: z
      .int()
      .min(0)
      .max(limits.cels)
      .refine((cels) => cels === 0 || cels >= minRecords, {
        error: mustBe(`0 or at least ${minRecords}, so that every call is complete`),
      })
      .default(0)
      .describe(`Number of call records to add: 0, or at least ${minRecords}.`),
    from: z.iso.date().optional().describe('First day of the call records. Default: the day after the existing ones.'),
  })
  .transform((body) => ({ ...body, entities: body.entities ?? Number(hasObjects(body)) }))
  .refine((body) => body.entities > 0 || !hasObjects(body), {
    path: ['entities'],
    message: 'must be at least 1, but is 0; the other objects belong to an entity',
  });

/** A parsed request. */
export type GenerateRequest = Readonly<z.output<typeof generateBody>>;

function hasObjects(body: Readonly<Record<Exclude<Kind, 'entities' | 'cels'>, number>>): boolean {
  const { users, groups, queues, agents, incalls, trunks, schedules, outcalls } = body;
  return users + groups + queues + agents + incalls + trunks + schedules + outcalls > 0;
}
