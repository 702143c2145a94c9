import * as z from 'zod';
import { parseDuration } from '#input/duration.ts';
import { requestOutcomes } from '#journal/entry.ts';
import { portabilityEffects } from '#portability/later-changes.ts';
import { fixtureModes } from '#seeding/section.ts';
import { optionFacts, type ValueSource } from '../option.ts';
import { clientOptions } from '../options.ts';

const sources: readonly ValueSource[] = ['flag'];
const text = z.string().min(1);
const duration = text.refine((value) => (parseDuration(value) ?? -1) >= 0);
const states = ['baseline', 'empty', 'snapshot:NAME'] as const;
const stateFacts = { type: 'text', choices: states, expects: 'baseline, empty or snapshot:NAME' } as const;
const state = z.union([z.enum(['baseline', 'empty']), z.templateLiteral(['snapshot:', text])]);

/** The options of `wait`. */
export const waitOptions = clientOptions.extend({
  timeout: duration
    .default('30s')
    .register(optionFacts, { type: 'duration', sources, help: 'give up after this duration' }),
});

/** The options of every command that calls the control plane. */
const adminOptions = clientOptions.extend({
  token: text.optional().register(optionFacts, {
    type: 'text',
    secret: true,
    sources: ['flag', 'environment'],
    help: 'token of the control plane, if it requires one',
  }),
});

/** The options of every command that acts on one world. */
export const worldOptions = adminOptions.extend({
  world: text
    .optional()
    .register(optionFacts, { type: 'text', sources, help: 'id of the world to act on; by default the default world' }),
});

/** The options of `reset`. */
export const resetOptions = worldOptions.extend({
  to: state.default('baseline').register(optionFacts, { ...stateFacts, sources, help: 'state to reset to' }),
});

/** The options of `fixtures`. */
export const fixtureOptions = worldOptions.extend({
  mode: z.enum(fixtureModes).optional().register(optionFacts, {
    type: 'choice',
    choices: fixtureModes,
    sources,
    help: 'merge the document into the state, or replace the state; by default an exported document replaces, any other merges',
  }),
  strict: z.union([z.boolean(), z.stringbool()]).default(false).register(optionFacts, {
    type: 'boolean',
    sources,
    help: 'refuse documents with fields that the PBX ignores',
  }),
});

/** The options of `requests`; those between `limit` and `follow` are a pattern that requests have to match. */
export const requestOptions = worldOptions.extend({
  limit: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .default('20')
    .register(optionFacts, { type: 'number', sources, help: 'maximum number of requests to list, the latest ones' }),
  operation: text.optional().register(optionFacts, {
    type: 'text',
    sources,
    help: 'operation such as ipbx/pbx_settings/users:add; * matches any text',
  }),
  status: z
    .string()
    .regex(/^[1-5](?:\d\d|xx)$/)
    .optional()
    .register(optionFacts, {
      type: 'text',
      expects: 'a status such as 400, or 4xx for a class',
      sources,
      help: 'status of the answer: 400, or 4xx for a class',
    }),
  method: text.optional().register(optionFacts, { type: 'text', sources, help: 'HTTP method: GET, POST, …' }),
  path: text
    .optional()
    .register(optionFacts, { type: 'text', sources, help: 'path without the query string; * matches any text' }),
  account: text.optional().register(optionFacts, { type: 'text', sources, help: 'account that made the request' }),
  reasonField: text.optional().register(optionFacts, { type: 'text', sources, help: 'field that the refusal names' }),
  ignored: text.optional().register(optionFacts, {
    type: 'text',
    sources,
    help: 'body field that was ignored (* matches any text), or true or false',
  }),
  outcome: z.enum(requestOutcomes).optional().register(optionFacts, {
    type: 'choice',
    choices: requestOutcomes,
    sources,
    help: 'whether the request was served, refused, or a fault rule fired on it',
  }),
  portability: z
    .enum(['true', 'false', ...portabilityEffects])
    .optional()
    .register(optionFacts, {
      type: 'choice',
      choices: ['true', 'false', ...portabilityEffects],
      sources,
      help: 'whether the release of `start --portability` refuses the request, or answers otherwise; true for either',
    }),
  text: text.optional().register(optionFacts, {
    type: 'text',
    sources,
    help: 'part of the URL, the bodies or the reason of the refusal, ignoring case',
  }),
  follow: z.union([z.boolean(), z.stringbool()]).default(false).register(optionFacts, {
    type: 'boolean',
    sources,
    help: 'print each new request as it is answered, regardless of --limit, until SIGINT',
  }),
});

/** The options of `accounts`. */
export const accountOptions = worldOptions.extend({
  login: text.optional().register(optionFacts, { type: 'text', sources, help: 'login of the account' }),
  password: text
    .optional()
    .register(optionFacts, { type: 'text', sources, secret: true, help: 'password of the account' }),
  host: text.optional().register(optionFacts, {
    type: 'host',
    sources,
    help: 'address, host name or subnet that the account may call from',
  }),
  rights: text.default('*').register(optionFacts, {
    type: 'list',
    sources,
    help: 'comma-separated sections such as service/ipbx/pbx_settings/users; * for all',
  }),
  description: text.optional().register(optionFacts, { type: 'text', sources, help: 'description of the account' }),
  disable: z
    .union([z.boolean(), z.stringbool()])
    .default(false)
    .register(optionFacts, { type: 'boolean', sources, help: 'disable the account' }),
});

/** The options of `worlds`. */
export const worldsOptions = adminOptions.extend({
  from: state
    .default('baseline')
    .register(optionFacts, { ...stateFacts, sources, help: 'starting state of a new world' }),
  ttl: duration.default('15m').register(optionFacts, {
    type: 'duration',
    sources,
    help: 'delete a new world once it has been unused for this duration',
  }),
});
