import * as z from 'zod';
import { optionFacts } from '../option.ts';
import { worldOptions } from './control-options.ts';

const number = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);

const expects = 'a whole number from 1 to 999999999';
const count = (help: string) =>
  number.optional().register(optionFacts, { type: 'number', expects, sources: ['flag'], help });

/** The options of `generate`. */
export const generateOptions = worldOptions.extend({
  seed: number.default(1).register(optionFacts, {
    type: 'number',
    expects,
    sources: ['flag'],
    help: 'the same seed on the same state yields the same data',
  }),
  entities: count('companies, each with its own contexts; by default 1 if other objects are generated'),
  users: count('users, each with a SIP line, a voicemail and a device'),
  groups: count('groups of users'),
  queues: count('queues of agents and users'),
  agents: count('agents with skills'),
  incalls: count('numbers for incoming calls'),
  trunks: count('SIP trunks that register at a provider'),
  schedules: count('schedules of opening hours, which the incalls have'),
  outcalls: count('routes for outgoing calls, each over up to three trunks'),
  cels: count('call records, at least 20'),
  from: z.iso
    .date()
    .optional()
    .register(optionFacts, {
      type: 'text',
      expects: 'a day such as 2012-01-31',
      sources: ['flag'],
      help: 'first day of the call records, YYYY-MM-DD; by default the day after the existing ones',
    }),
});
