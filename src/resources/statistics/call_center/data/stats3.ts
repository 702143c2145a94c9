import { statisticsResource } from './table.ts';

/** The login, processing and pause times of each agent (callcenter-configuration.md 7). */
export const stats3 = statisticsResource({
  path: 'data/stats3',
  subject: 'agent',
  columns: {
    login: { expression: 'custom:agent,[key],logintime', format: 'int' },
    total: { expression: 'custom:agent,[key],traitmenttime', format: 'time' },
    total_with_talk: { expression: '', format: 'time' },
    total_with_wup: { expression: '', format: 'time' },
    available: {
      expression: '{custom:agent,[key],logintime}-{custom:agent,[key],calltime}',
      format: 'time',
      operation: '( - ) ',
    },
    totalwithdrawal: { expression: 'custom:agent,[key],pausetime', format: 'int' },
  },
});
