import * as z from 'zod';
import { columnAnswers, component } from '#pbx/json/answers.ts';

/** The schemas of the answers of `network/dhcp`. */
export const dhcpAnswers = {
  view: component('DhcpSettings', () =>
    z
      .strictObject({
        ...columnAnswers('dhcp', {
          bool: ['active'],
          about: {
            active: 'true if the PBX answers DHCP requests on the VoIP network',
            pool_start: 'first IPv4 address that is handed out, or empty',
            pool_end: 'last IPv4 address that is handed out, or empty',
          },
        }),
        extra_ifaces: z.array(z.string()).describe('names of further interfaces on which requests are answered'),
      })
      .describe('the settings of the DHCP server'),
  ),
};
