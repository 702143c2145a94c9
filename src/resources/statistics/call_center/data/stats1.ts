import { statisticsResource } from './table.ts';

/** The calls to each queue by outcome (callcenter-configuration.md 7). */
export const stats1 = statisticsResource({
  path: 'data/stats1',
  subject: 'queue',
  columns: {
    presented: { expression: 'custom:queue,[key],presented', format: 'int' },
    connect: { expression: 'custom:queue,[key],connect', format: 'int' },
    abandon: { expression: 'custom:queue,[key],abandon', format: 'int' },
    on_close: { expression: 'custom:queue,[key],deterred_on_close', format: 'int' },
    on_timeout: { expression: 'custom:queue,[key],timeout', format: 'int' },
    on_saturation: { expression: 'custom:queue,[key],deterred_on_saturation', format: 'int' },
    on_joinempty: { expression: 'custom:queue,[key],joinempty', format: 'int' },
    on_leaveempty: { expression: 'custom:queue,[key],leaveempty', format: 'int' },
    average_time_waiting: { expression: 'custom:queue,[key],average_wait_time', format: 'time' },
    home_rated: { expression: 'custom:queue,[key],home_rated', format: 'percent' },
    qos: { expression: 'custom:queue,[key],qos', format: 'percent' },
  },
});
