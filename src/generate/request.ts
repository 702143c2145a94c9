import * as z from 'zod';
import { mustBe } from '#input/sentences.ts';

/** The most that one request makes; each is made in one transaction, during which the server does nothing else. */
export const limits = {
  entities: 100,
  users: 100_000,
  groups: 1000,
  queues: 1000,
  agents: 10_000,
  incalls: 100_000,
  cels: 1_000_000,
} as const;

/** What can be counted, in the order in which it is made. */
export type Kind = keyof typeof limits;

/** Records come in whole calls, and any number from here on is a sum of their lengths. */
export const fewestRecords = 20;

const amount = (kind: Kind) => z.int().min(0).max(limits[kind]).default(0);

/** The body of `POST /__admin/generate`. */
export const generateBody = z
  .strictObject({
    seed: z.int().min(0).max(0xffffffff).default(1),
    /** One unless said, as soon as there is anything to belong to it. */
    entities: z.int().min(0).max(limits.entities).optional(),
    users: amount('users'),
    groups: amount('groups'),
    queues: amount('queues'),
    agents: amount('agents'),
    incalls: amount('incalls'),
    cels: z
      .int()
      .min(0)
      .max(limits.cels)
      .refine((cels) => cels === 0 || cels >= fewestRecords, {
        error: mustBe(`0 or at least ${fewestRecords}, so that no call is cut short`),
      })
      .default(0),
    /** The first day of the call records; the day after those that are there unless said. */
    from: z.iso.date().optional(),
  })
  .transform((body) => ({ ...body, entities: body.entities ?? Number(hasObjects(body)) }))
  .refine((body) => body.entities > 0 || !hasObjects(body), {
    path: ['entities'],
    message: 'must be at least 1 for anything that belongs to an entity, but is 0',
  });

/** What is to be generated. */
export type GenerateRequest = Readonly<z.output<typeof generateBody>>;

function hasObjects(body: Readonly<Record<'users' | 'groups' | 'queues' | 'agents' | 'incalls', number>>): boolean {
  return body.users + body.groups + body.queues + body.agents + body.incalls > 0;
}
