import { statisticsResource } from './table.ts';

/** The calls to each queue by waiting time, in the periods of the configuration (callcenter-configuration.md 7). */
export const stats4 = statisticsResource({
  path: 'data/stats4',
  subject: 'queue',
  columns: {
    tperiod1: { expression: 'custom:period,[key],connect,period1', format: 'int' },
    tperiod2: { expression: 'custom:period,[key],connect,period2', format: 'int' },
    tperiod3: { expression: 'custom:period,[key],connect,period3', format: 'int' },
    tperiod4: { expression: 'custom:period,[key],connect,period4', format: 'int' },
    tperiod5: { expression: 'custom:period,[key],connect,period5', format: 'int' },
    aperiod1: { expression: 'custom:period,[key],abandon,period1', format: 'int' },
    aperiod2: { expression: 'custom:period,[key],abandon,period2', format: 'int' },
    aperiod3: { expression: 'custom:period,[key],abandon,period3', format: 'int' },
    aperiod4: { expression: 'custom:period,[key],abandon,period4', format: 'int' },
    aperiod5: { expression: 'custom:period,[key],abandon,period5', format: 'int' },
  },
});
