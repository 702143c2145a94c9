import * as z from 'zod';
import { callStep, outcomes } from '../answer.ts';
import { callRequest } from '../request.ts';
import { activity } from './activity.ts';

const application = z.strictObject({
  appname: z.string(),
  appdata: z.string(),
  context: z.string(),
  callerName: z.string().exactOptional(),
});

const leg = z.strictObject({
  role: z.enum(['caller', 'phone']),
  /** Row of `callleg`. */
  row: z.number(),
  id: z.string(),
  /** `user 2`, `agent 8001`, or a number outside. */
  party: z.string(),
  /** The user at the phone; null if there is none. */
  user: z.number().nullable(),
  channel: z.string(),
  name: z.string(),
  number: z.string(),
  context: z.string(),
  exten: z.string(),
  application: application.exactOptional(),
  columns: z
    .strictObject({
      accountcode: z.string().exactOptional(),
      amaflags: z.number().exactOptional(),
      userfield: z.string().exactOptional(),
      cid_rdnis: z.string().exactOptional(),
    })
    .exactOptional(),
  isAnswered: z.boolean(),
  isOver: z.boolean(),
});

/** What is stored of a placed call: the request, what it did, and what it does now. */
export const callState = () =>
  z.strictObject({
    request: callRequest(),
    /** Milliseconds since 1970: the start, and the time to which the call was played. */
    started: z.number(),
    now: z.number(),
    /** Microseconds: the time of the last record. */
    recorded: z.number(),
    /** Position of the random generator of the call. */
    random: z.number(),
    /** Since when nobody has spoken: the start, or the end of the last conversation. */
    idleSince: z.number(),
    /** How many conversations there have been. */
    talks: z.number(),
    /** How many of the digits that the caller dials were used. */
    dialled: z.number(),
    legs: z.array(leg),
    /** The leg that goes through the dialplan: the caller's, until it is transferred away. */
    main: z.number(),
    /** Two legs that are connected; null if none are. */
    bridge: z.tuple([z.number(), z.number()]).nullable(),
    activity: activity().nullable(),
    outcome: z.enum(outcomes),
    steps: z.array(callStep()),
    cel: z.strictObject({ first: z.number(), last: z.number(), count: z.number() }).nullable(),
    queueLog: z.array(z.number()),
  });

/** What is stored of a placed call. */
export type CallState = z.output<ReturnType<typeof callState>>;

/** A leg of a placed call. */
export type CallLeg = CallState['legs'][number];
