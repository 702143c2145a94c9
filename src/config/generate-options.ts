import * as z from 'zod';
import { optionFacts } from './option.ts';
import { worldOptions } from './verb-options.ts';

const number = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);

const expects = 'a whole number from 1 to 999999999';
const amount = (help: string) =>
  number.optional().register(optionFacts, { type: 'number', expects, places: ['flag'], help });

/** The options of `generate`; all but `url`, `json` and `world` are what a request says. */
export const generateOptions = worldOptions.extend({
  seed: number.default(1).register(optionFacts, {
    type: 'number',
    expects,
    places: ['flag'],
    help: 'the same seed makes the same of the same state',
  }),
  entities: amount('companies, each with contexts of its own; 1 as soon as anything belongs to one'),
  users: amount('users, each with a SIP line, a voicemail and a device'),
  groups: amount('groups of users'),
  queues: amount('queues of agents and users'),
  agents: amount('agents with skills'),
  incalls: amount('numbers for callers from outside'),
  cels: amount('call records, from 20 on'),
  from: z.iso
    .date()
    .optional()
    .register(optionFacts, {
      type: 'text',
      expects: 'a day such as 2012-01-31',
      places: ['flag'],
      help: 'first day of the call records, YYYY-MM-DD; otherwise the day after those that are there',
    }),
});
