import * as z from 'zod';
import { mustBe } from '#input/sentences.ts';
import { clockRange, clockRangeText } from '#world/clock.ts';

/** The longest call, in seconds: a day. */
const maxSeconds = 86_400;

const seconds = (words: string) => z.number().min(0).max(maxSeconds).describe(`${words}, in seconds.`);

const number = (words: string) =>
  z
    .string()
    .regex(/^[\d*#+]{1,40}$/, { error: mustBe('a number of 1 to 40 digits, * # +') })
    .describe(words);

const id = (words: string) => z.int().min(0).describe(words);

const contextName = (words: string) => z.string().min(1).max(39).describe(words);

const transfer = () =>
  z.strictObject({
    to: number('The number to which the other side is transferred.'),
    context: contextName('Where the number is dialled. Default: the context of the line.').optional(),
    after: seconds('How long the two talk first').default(10),
    attended: z
      .boolean()
      .default(false)
      .describe(
        'True if the person speaks to the third party before handing over the call; else the transfer is blind.',
      ),
    consults: seconds('How long the person speaks to the third party before an attended transfer').default(5),
  });

const hold = () =>
  z.strictObject({
    after: seconds('How long the two talk first').default(5),
    lasts: seconds('How long the other side hears music').default(10),
  });

const park = () =>
  z.strictObject({
    after: seconds('How long the two talk first').default(10),
    retrieved: z
      .strictObject({
        by: number('The number of the person who takes the call back.'),
        after: seconds('How long the call is parked'),
      })
      .optional()
      .describe(
        'Who takes the call back. Default: nobody; when the time of the parking lot is over, the person who parked it rings.',
      ),
  });

/** What a side of a conversation does in it. */
const conversation = () => ({
  holds: hold().optional().describe('Puts the other side on hold, once.'),
  transfers: transfer().optional().describe('Transfers the other side to a number.'),
  parks: park().optional().describe('Parks the other side.'),
});

const answers = () =>
  z.strictObject({
    after: seconds('How long the phone rings before it is answered').default(5),
    talks: seconds('How long the conversation lasts, until this person hangs up').default(60),
  });

/** How a person behaves when called. */
const behaviour = () =>
  z
    .strictObject({
      answers: z
        .union([z.literal(false), answers()], {
          error: mustBe('false, or an object such as {"after": 5, "talks": 65}'),
        })
        .optional()
        .describe('When the person answers and how long the conversation lasts; false if the phone just rings.'),
      busy: z.boolean().optional().describe('True if the phone is busy.'),
      rejects: z
        .strictObject({ after: seconds('How long the phone rings before').default(3) })
        .optional()
        .describe('The person rejects the call.'),
      unreachable: z.boolean().optional().describe('True if the phone is not registered.'),
      records: z.boolean().optional().describe('True if the person records the conversation.'),
      picksUp: z
        .strictObject({
          after: seconds('How long the other phone rings before').default(3),
          talks: seconds('How long the conversation lasts').default(60),
        })
        .optional()
        .describe('The person picks up a call that rings at a phone of the same pickup group.'),
      ...conversation(),
    })
    .meta({ title: 'CallBehaviour', description: 'How a person behaves when called.' });

/** How a person behaves when called. */
export type Behaviour = z.output<ReturnType<typeof behaviour>>;

/** A name that a record can hold. */
const callerName = () =>
  z.string().regex(/^[^\p{Cc}\p{Cs}]{0,80}$/u, { error: mustBe('at most 80 characters without control characters') });

const from = () =>
  z
    .union(
      [
        z.strictObject({ user: id('The id of a user, who calls from the main line.') }),
        z.strictObject({
          number: number('The number of a line.'),
          context: contextName('The context of the line.').default('default'),
        }),
        z.strictObject({
          external: number('The number of a caller outside.'),
          name: callerName().default('').describe('The name that the operator sends.'),
          trunk: z
            .string()
            .max(80)
            .optional()
            .describe('Name of the trunk on which the call arrives. Default: the first one.'),
        }),
      ],
      { error: mustBe('{"user": ID}, {"number": NUMBER, "context": CONTEXT} or {"external": NUMBER}') },
    )
    .describe('Who calls.');

const to = () =>
  z
    .union(
      [
        number('A number.'),
        z.strictObject({ incall: id('The id of an incall.') }),
        z.strictObject({ user: id('The id of a user.') }),
        z.strictObject({ group: id('The id of a group.') }),
        z.strictObject({ queue: id('The id of a queue.') }),
        z.strictObject({ meetme: id('The id of a conference room.') }),
        z.strictObject({ voicemail: id('The `uniqueid` of a mailbox.') }),
      ],
      { error: mustBe('a number, or an object such as {"incall": 3}') },
    )
    .describe('What is dialled: a number, or the number of an incall, user, group, queue, conference room or mailbox.');

/** Milliseconds since 1970 of a time; one without a zone is that of the PBX, whose wall clock shows UTC. */
export function millisecondsOfTime(text: string): number {
  return Date.parse(/(?:Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);
}

const isInRange = (text: string) =>
  millisecondsOfTime(text) >= clockRange.from && millisecondsOfTime(text) <= clockRange.to;

/** Input of a time: with a zone, or the wall clock of the PBX. */
const at = () =>
  z.iso
    .datetime({
      offset: true,
      local: true,
      abort: true,
      error: mustBe('a time such as 2012-10-07T10:00:00, or 2012-10-07T10:00:00Z'),
    })
    .refine(isInRange, { error: mustBe(`a time ${clockRangeText}`) })
    .describe("When the call starts. Without a zone it is the PBX's local time, as in the records. Default: now.");

/** What `people` calls a person. */
const personName = () =>
  z.string().regex(/^(?:user \d+|agent [\d*#]+|[\d*#+]+(?:@[\w.-]+)?)$/, {
    error: mustBe('a number, NUMBER@CONTEXT, user ID or agent NUMBER'),
  });

/** The body of `POST /__admin/calls`, and an item of `calls` in fixtures. */
export const callRequest = () =>
  z
    .strictObject({
      from: from(),
      to: to(),
      context: contextName(
        'The context in which the number is dialled. Default: that of the line; for a caller outside, that of the trunk, or the first one with incalls.',
      ).optional(),
      at: at().optional(),
      live: z
        .boolean()
        .optional()
        .describe(
          "True if the call takes its time by the world's clock; false if it is played to its end at once. Default: true if the clock is frozen.",
        ),
      people: z
        .record(personName(), behaviour())
        .default({})
        .describe('How people behave, by number, `NUMBER@CONTEXT`, `user ID` or `agent NUMBER`.'),
      everybody: behaviour()
        .optional()
        .describe('How everybody else behaves. Default: answers after 5 seconds and talks for 60.'),
      caller: z
        .strictObject({
          hangsUp: z
            .strictObject({ after: seconds('How long after the start') })
            .optional()
            .describe('The caller hangs up. Default: the others end the call.'),
          dials: z
            .array(number('Digits.'))
            .max(20)
            .default([])
            .describe('What the caller dials in turn when the PBX asks for it: a PIN, a number, a name.'),
          speaks: seconds('How long the caller leaves a message, listens or stays in a conference').default(20),
          ...conversation(),
        })
        .prefault({})
        .describe('What the caller does.'),
      dryRun: z.boolean().optional().describe('True if the way of the call is only told, and nothing is written.'),
    })
    .meta({ title: 'CallRequest', description: 'A call: who calls what, when, and how people behave.' });

/** A call to place. */
export type CallRequest = z.output<ReturnType<typeof callRequest>>;

/** A call to place, before its defaults are filled in. */
export type CallInput = z.input<ReturnType<typeof callRequest>>;
