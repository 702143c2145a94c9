import * as z from 'zod';
import { outcomes } from '../answer.ts';
import { destination, hunt } from './destination.ts';

/** Index of a leg in its call. */
const leg = z.number();

/** Milliseconds since 1970. */
const time = z.number();

/** A phone that rings. */
const ringingPhone = z.strictObject({
  leg,
  /** When it is answered, or the call is rejected; null if never. */
  answers: time.nullable(),
  rejects: time.nullable(),
});

/** What a side of a conversation does in it, and when. */
const act = z.strictObject({
  at: time,
  by: z.enum(['caller', 'called']),
  does: z.enum(['holds', 'resumes', 'transfers', 'parks', 'hangs up']),
});

/** What a side of a conversation does in it. */
export type ConversationAct = z.output<typeof act>;

const common = { since: time, until: time };

/** What a call does until a time, as data: a call in progress is stored with it. */
export const activity = () =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('ringing'),
      ...common,
      phones: z.array(ringingPhone),
      /** When the phones stop to ring. */
      timeout: time,
      /** Where the call goes if it is not answered. */
      failed: z.strictObject({ noanswer: destination(), busy: destination() }),
      hunt: hunt().exactOptional(),
      /** Who picks the call up, and when. */
      pickup: z.strictObject({ at: time, user: z.number(), talks: z.number() }).exactOptional(),
    }),
    z.strictObject({
      kind: z.literal('talking'),
      ...common,
      phone: leg,
      acts: z.array(act),
      hunt: hunt().exactOptional(),
    }),
    z.strictObject({
      /** The person who transfers speaks to the third one; the other side waits. */
      kind: z.literal('consulting'),
      ...common,
      by: leg,
      held: leg,
      third: leg,
      isAnswered: z.boolean(),
      /** Whether the third one answers; if not, the first two go on talking until `talksUntil`. */
      answers: z.boolean(),
      consults: z.number(),
      talksUntil: time,
      /** The phone of the first conversation. */
      phone: leg,
      hunt: hunt().exactOptional(),
    }),
    z.strictObject({ kind: z.literal('starting'), ...common }),
    z.strictObject({ kind: z.literal('waiting'), ...common, hunt: hunt() }),
    z.strictObject({
      kind: z.literal('listening'),
      ...common,
      to: z.string(),
      isConference: z.boolean(),
      /** How the call ends if the caller hangs up meanwhile. */
      outcome: z.enum(outcomes),
      next: destination(),
    }),
    z.strictObject({
      kind: z.literal('parked'),
      ...common,
      lot: z.string(),
      slot: z.string(),
      /** Who takes the call back in time: the number dialled there; null if nobody does. */
      retrievedBy: z.string().nullable(),
      /** The user who parked the call, who is rung when the time is over; null for a phone without a user. */
      parkedBy: z.number().nullable(),
      /** The context of the person who parked the call. */
      context: z.string(),
    }),
  ]);

/** What a call does until a time. */
export type Activity = z.output<ReturnType<typeof activity>>;

/** An activity of one kind. */
export type ActivityOf<Kind extends Activity['kind']> = Extract<Activity, { kind: Kind }>;
