import { statisticsResource } from './table.ts';

/** The calls and talk time of each agent (callcenter-configuration.md 7). */
export const stats2 = statisticsResource({
  path: 'data/stats2',
  subject: 'agent',
  columns: {
    connect: { expression: 'custom:agent,[key],connect', format: 'int' },
    conversation: { expression: 'custom:agent,[key],conversationtime', format: 'time' },
  },
});
