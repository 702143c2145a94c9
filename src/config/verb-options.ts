import * as z from 'zod';
import { parseDuration } from '#input/duration.ts';
import { modes } from '#seeding/section.ts';
import { optionFacts, type ValueSource } from './option.ts';
import { clientOptions } from './options.ts';

const places: readonly ValueSource[] = ['flag'];
const text = z.string().min(1);
const duration = text.refine((given) => (parseDuration(given) ?? -1) >= 0);
const states = ['baseline', 'empty', 'snapshot:NAME'] as const;
const stateFacts = { type: 'text', choices: states, expects: 'baseline, empty or snapshot:NAME' } as const;
const state = z.union([z.enum(['baseline', 'empty']), z.templateLiteral(['snapshot:', text])]);

/** The options of `wait`. */
export const waitOptions = clientOptions.extend({
  timeout: duration.default('30s').register(optionFacts, { type: 'duration', places, help: 'give up after so long' }),
});

/** The options of every command that asks the control plane. */
const adminOptions = clientOptions.extend({
  token: text.optional().register(optionFacts, {
    type: 'text',
    secret: true,
    places: ['flag', 'environment'],
    help: 'the token of the control plane, if it asks for one',
  }),
});

/** The options of every command that is about one world. */
export const worldOptions = adminOptions.extend({
  world: text
    .optional()
    .register(optionFacts, { type: 'text', places, help: 'the world to act on, by its id; otherwise the default one' }),
});

/** The options of `reset`. */
export const resetOptions = worldOptions.extend({
  to: state.default('baseline').register(optionFacts, { ...stateFacts, places, help: 'the state to go to' }),
});

/** The options of `fixtures`. */
export const fixtureOptions = worldOptions.extend({
  mode: z.enum(modes).optional().register(optionFacts, {
    type: 'choice',
    choices: modes,
    places,
    help: 'add to what is there, or make the document the whole state; otherwise an export replaces, any other document is merged',
  }),
  strict: z.union([z.boolean(), z.stringbool()]).default(false).register(optionFacts, {
    type: 'boolean',
    places,
    help: 'refuse documents with fields that the PBX ignores',
  }),
});

/** The options of `requests`; those after `limit` and before `follow` are parts of a pattern. */
export const requestOptions = worldOptions.extend({
  limit: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .default('20')
    .register(optionFacts, { type: 'number', places, help: 'show at most so many, the latest ones' }),
  operation: text
    .optional()
    .register(optionFacts, { type: 'text', places, help: 'such as ipbx/pbx_settings/users:add; * for any text' }),
  status: z
    .string()
    .regex(/^[1-5](?:\d\d|xx)$/)
    .optional()
    .register(optionFacts, {
      type: 'text',
      expects: 'a status such as 400, or 4xx for a class',
      places,
      help: 'the status of the answer: 400, or 4xx for a class',
    }),
  method: text.optional().register(optionFacts, { type: 'text', places, help: 'GET, POST, …' }),
  path: text
    .optional()
    .register(optionFacts, { type: 'text', places, help: 'the path without its query string; * for any text' }),
  account: text.optional().register(optionFacts, { type: 'text', places, help: 'the web-services user who called' }),
  reasonField: text.optional().register(optionFacts, { type: 'text', places, help: 'the field that a refusal names' }),
  ignored: text.optional().register(optionFacts, {
    type: 'text',
    places,
    help: 'a field of the body that was ignored, * for any text; or true, or false',
  }),
  follow: z
    .union([z.boolean(), z.stringbool()])
    .default(false)
    .register(optionFacts, { type: 'boolean', places, help: 'show each new call as it is answered, until SIGINT' }),
});

/** The options of `accounts`. */
export const accountOptions = worldOptions.extend({
  login: text.optional().register(optionFacts, { type: 'text', places, help: 'its login' }),
  password: text.optional().register(optionFacts, { type: 'text', places, secret: true, help: 'its password' }),
  host: text
    .optional()
    .register(optionFacts, { type: 'host', places, help: 'the address, host name or subnet that it may call from' }),
  rights: text.default('*').register(optionFacts, {
    type: 'list',
    places,
    help: 'sections such as service/ipbx/pbx_settings/users, commas between them; * for all',
  }),
  description: text.optional().register(optionFacts, { type: 'text', places, help: 'a note about it' }),
  disable: z
    .union([z.boolean(), z.stringbool()])
    .default(false)
    .register(optionFacts, { type: 'boolean', places, help: 'it may not call' }),
});

/** The options of `worlds`. */
export const worldsOptions = adminOptions.extend({
  from: state
    .default('baseline')
    .register(optionFacts, { ...stateFacts, places, help: 'what a new world begins with' }),
  ttl: duration.default('15m').register(optionFacts, {
    type: 'duration',
    places,
    help: 'a new world goes when nobody has called it for so long',
  }),
});
