import * as z from 'zod';
import { columnAnswers, component, itemsOrFalse, orFalse } from '#pbx/json/answers.ts';
import { agentAnswer } from '#resources/callcenter/settings/agents/answers.ts';
import { queueFeatureColumns } from '#resources/callcenter/settings/queues/answers.ts';
import { days } from './fields.ts';

const item = component('StatisticsConfiguration', () =>
  z
    .strictObject({
      ...columnAnswers('stats_conf', {
        int: ['id'],
        bool: [...days, 'homepage', 'disable'],
        about: {
          homepage: 'whether the start page shows it',
          default_delta: 'the period that is shown at first: 0, or back from today, such as -1 day',
          period1: 'waiting times that are counted together, such as 0-10 seconds',
          dgenercache: 'time of the last computation, in Unix seconds; 0 for none',
          dcreate: 'time of creation, in Unix seconds',
          dupdate: 'time of the last change, in Unix seconds; 0 for none',
          disable: 'true if it is disabled; no act sets it',
        },
      }),
      hour_start: z.string().describe('start of the working day: HH:MM'),
      hour_end: z.string().describe('end of the working day: HH:MM'),
      dbegcache: z.string().describe('first month that is computed: YYYY-MM'),
      dendcache: z.string().describe('last month that is computed: YYYY-MM; 0 for none'),
    })
    .describe('which calls the statistics count'),
);

const queue = component('RatedQueue', () =>
  z
    .strictObject({
      ...queueFeatureColumns('strings'),
      stats_qos: z.int().describe('seconds within which its calls should be answered'),
    })
    .describe('a queue with its service level'),
);

const account = component('AdministrationAccount', () =>
  z
    .strictObject({
      ...columnAnswers('user', {
        bool: ['valid'],
        about: {
          passwd: 'password, in clear',
          meta: 'root or admin',
          time: 'time of the last login, in Unix seconds',
          dcreate: 'time of creation, in Unix seconds',
          dupdate: 'time of the last change, in Unix seconds; 0 for none',
        },
      }),
      obj: z.array(z.string()).describe('its rights'),
    })
    .describe('an account of the administration pages'),
);

const view = component('StatisticsConfigurationView', () =>
  z
    .strictObject({
      stats_conf: item(),
      queue: orFalse(z.record(z.string(), queue())).describe('the queues by id'),
      agent: orFalse(z.record(z.string(), agentAnswer())).describe('the agents by id'),
      xivouser: itemsOrFalse(account()).describe('the accounts that see the statistics'),
    })
    .describe('a statistics configuration with what it is about'),
);

/** The schemas of the answers of `settings/configuration` of the statistics. */
export const configurationAnswers = { list: () => z.array(item()), search: () => z.array(item()), view };
