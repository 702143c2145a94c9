import * as z from 'zod';

const id = z.number();

/** The events of a user, group or queue that a call could not reach or that did not answer; each may have a dial action. */
const failures = ['noanswer', 'busy', 'congestion', 'chanunavail'] as const;

/** Why a call was not answered. */
export type Failure = (typeof failures)[number];

/** The group or queue in which a caller waits. */
export const hunt = () =>
  z.strictObject({
    kind: z.enum(['group', 'queue']),
    id,
    name: z.string(),
    /** Row of `callwait`. */
    wait: id,
    /** Milliseconds since 1970. */
    entered: z.number(),
    /** When the caller leaves it; null if never. */
    deadline: z.number().nullable(),
    /** The place in the queue when the caller entered it, from 1. */
    position: z.number(),
    /** Time of the next announcement; null if there is none. */
    announces: z.number().nullable(),
    /** The interfaces of members who did not answer, until all were tried. */
    tried: z.array(z.string()),
    /** When a member answered. */
    connected: z.number().exactOptional(),
  });

/** The group or queue in which a caller waits. */
export type Hunt = z.output<ReturnType<typeof hunt>>;

/** Where a call goes next, as data: a call in progress is stored with it. */
export const callDestination = () =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('number'), number: z.string(), context: z.string() }),
    z.strictObject({ kind: z.literal('incall'), id }),
    z.strictObject({
      kind: z.literal('user'),
      id,
      seconds: z.number().exactOptional(),
      /** Who rings next for a boss with a call filter. */ round: z.number().exactOptional(),
    }),
    z.strictObject({ kind: z.literal('line'), id }),
    z.strictObject({
      kind: z.literal('failed'),
      category: z.enum(['user', 'group', 'queue']),
      id,
      failure: z.enum(failures),
    }),
    z.strictObject({ kind: z.literal('group'), id, seconds: z.number().exactOptional() }),
    z.strictObject({ kind: z.literal('queue'), id, seconds: z.number().exactOptional() }),
    z.strictObject({
      kind: z.literal('turn'),
      hunt: hunt(),
      /** Whether the caller waits before. */ pauses: z.boolean(),
    }),
    z.strictObject({ kind: z.literal('meetme'), id }),
    z.strictObject({ kind: z.literal('voicemail'), id, flags: z.string() }),
    z.strictObject({ kind: z.literal('schedule'), id }),
    z.strictObject({
      kind: z.literal('outcall'),
      id,
      number: z.string(),
      /** Which trunk is tried, from 0. */ trunk: z.number(),
    }),
    z.strictObject({ kind: z.literal('sound'), file: z.string(), isAnswered: z.boolean() }),
    z.strictObject({ kind: z.literal('end'), how: z.enum(['hangup', 'busy', 'congestion']) }),
    z.strictObject({
      kind: z.literal('application'),
      name: z.enum(['callbackdisa', 'disa', 'directory', 'faxtomail', 'voicemailmain']),
      argument: z.string(),
      context: z.string(),
    }),
    z.strictObject({ kind: z.literal('custom'), application: z.string(), argument: z.string() }),
    z.strictObject({ kind: z.literal('feature'), name: z.string(), rest: z.string() }),
    z.strictObject({ kind: z.literal('unsupported'), words: z.string() }),
    z.strictObject({ kind: z.literal('lost'), outcome: z.enum(['no answer', 'busy']) }),
  ]);

/** Where a call goes next. */
export type CallDestination = z.output<ReturnType<typeof callDestination>>;

/** A destination of one kind. */
export type CallDestinationOf<Kind extends CallDestination['kind']> = Extract<CallDestination, { kind: Kind }>;
