import * as z from 'zod';
import { mustBe } from '#input/sentences.ts';

const phoneNumber = () =>
  z
    .string()
    .regex(/^[\d*#+]{1,40}$/, { error: mustBe('a number of 1 to 40 digits, * # +') })
    .describe('The number of a line.');

/** The two ways to name a phone. */
const phone = {
  user: z.int().min(0).describe('The id of a user, whose main line it is.'),
  context: z.string().min(1).max(39).default('default').describe('The context of the line.'),
};

const wrongPhone = mustBe('{"user": ID} or {"number": NUMBER, "context": CONTEXT}');

/** The body of a login: the phone at which the agent is called. */
export const loginRequest = () =>
  z
    .union([z.strictObject({ user: phone.user }), z.strictObject({ number: phoneNumber(), context: phone.context })], {
      error: wrongPhone,
    })
    .meta({ title: 'AgentPhone', description: 'The phone at which an agent is called.' });

/** The body of a pause, or of its end. */
export const pauseRequest = () =>
  z
    .strictObject({
      queue: z.string().min(1).max(128).optional().describe('Name of a group or queue. Default: all of the member.'),
      reason: z.string().max(80).default('').describe('Why, for the queue log.'),
    })
    .prefault({})
    .meta({ title: 'PauseRequest', description: 'Where a member is paused, and why.' });

/** An item of `agentlogins` in fixtures. */
export const fixtureLogin = () =>
  z.union(
    [
      z.strictObject({ agent: agentNumber(), user: phone.user }),
      z.strictObject({ agent: agentNumber(), number: phoneNumber(), context: phone.context }),
    ],
    { error: mustBe('an object such as {"agent": "8001", "user": 1}') },
  );

const agentNumber = () => z.string().min(1).max(40).describe('The number of an agent.');

/** The phone at which an agent is called, before its defaults are filled in. */
export type LoginInput = z.input<ReturnType<typeof loginRequest>>;

/** A pause, before its defaults are filled in. */
export type PauseInput = z.input<ReturnType<typeof pauseRequest>>;
