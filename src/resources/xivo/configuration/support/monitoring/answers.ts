import * as z from 'zod';
import { columnAnswers, component } from '#pbx/json/answers.ts';

/** The schemas of the answers of `support/monitoring`. */
export const monitoringAnswers = {
  view: component('MonitoringSettings', () =>
    z
      .strictObject({
        ...columnAnswers('monitoring', {
          bool: ['maintenance'],
          about: { maintenance: 'true while the PBX is under maintenance' },
        }),
        alert_emails: z.array(z.string()).describe('addresses that receive alerts'),
        dahdi_monitor_ports: z.array(z.int()).describe('numbers of the ISDN ports that are watched'),
        max_call_duration: z.int().nullable().describe('a longer call raises an alert; null for no limit'),
      })
      .describe('the settings of the monitoring'),
  ),
};
