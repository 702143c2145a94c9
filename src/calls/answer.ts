import * as z from 'zod';

/** How calls end, from the caller's point of view. */
export const outcomes = [
  'in progress',
  'answered',
  'voicemail',
  'application',
  'no answer',
  'busy',
  'congestion',
  'unreachable',
  'abandoned',
  'refused',
  'unknown number',
] as const;

/** How a call ended, from the caller's point of view. */
export type CallOutcome = (typeof outcomes)[number];

/** What a step of a call is. */
const stepKinds = [
  'dials',
  'reaches',
  'forwards',
  'rings',
  'answers',
  'rejects',
  'enters',
  'waits',
  'leaves',
  'plays',
  'records',
  'holds',
  'resumes',
  'transfers',
  'parks',
  'retrieves',
  'picks up',
  'hangs up',
  'ends',
] as const;

export const callStep = () =>
  z
    .object({
      at: z.iso.datetime().describe("Time of the world's clock."),
      what: z.enum(stepKinds).describe('What happens.'),
      who: z.string().describe('Who does it, or what it happens to: `user 2`, `queue support`, `caller`.'),
      with: z.string().optional().describe('The other one: who is rung, connected, dialled or reached.'),
      why: z.string().describe('Why, in words: the rule and the facts that decide.'),
    })
    .meta({ title: 'CallStep', description: 'A step of the way of a call.' });

/** A step of the way of a call. */
export type CallStep = z.output<ReturnType<typeof callStep>>;

/** The answer about a placed call. */
export const placedCall = () =>
  z
    .object({
      id: z.string().describe('Id of the call, such as `call-1`; empty for a dry run.'),
      outcome: z
        .enum(outcomes)
        .describe(
          'How the call ended: `answered` if the caller spoke to somebody; `in progress` if it has not ended yet.',
        ),
      startedAt: z.iso.datetime().describe("When the caller's channel started."),
      endedAt: z.iso.datetime().nullable().describe('When the last channel ended; null while the call is in progress.'),
      steps: z.array(callStep()).readonly().describe('The way of the call so far, in order.'),
      records: z
        .object({
          cel: z
            .object({
              first: z.int().describe('Id of the first record.'),
              last: z.int().describe('Id of the last record. Records of other calls may lie between.'),
              count: z.int().describe('Number of records.'),
              linkedid: z.string().describe('The `linkedid` of the records, by which they are found.'),
            })
            .nullable()
            .describe('The call records written so far; null if there are none.'),
          queueLog: z.array(z.int()).readonly().describe('Ids of the rows of `queue_log` written so far.'),
        })
        .describe('The records of the call.'),
    })
    .meta({ title: 'PlacedCall', description: 'A placed call: its way, its end and its records.' });

/** A placed call: its way, its end and its records. */
export type PlacedCall = z.output<ReturnType<typeof placedCall>>;
