import { statistics } from './table.ts';

/** How much each agent talked. */
export const stats2 = statistics({
  path: 'data/stats2',
  subject: 'agent',
  columns: {
    connect: { expression: 'custom:agent,[key],connect', format: 'int' },
    conversation: { expression: 'custom:agent,[key],conversationtime', format: 'time' },
  },
});
