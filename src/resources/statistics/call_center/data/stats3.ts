import { statistics } from './table.ts';

/** How long each agent was logged in, and what for. */
export const stats3 = statistics({
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
