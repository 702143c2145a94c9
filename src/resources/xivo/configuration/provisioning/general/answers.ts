import * as z from 'zod';
import type { Fields } from '#fields/field.ts';
import { columnAnswers, component } from '#pbx/json/answers.ts';

/** Returns the schemas of the answers of `provisioning/general`, whose record has the fields. */
export const provisioningAnswers = (fields: Fields) => ({
  view: component('ProvisioningSettings', () =>
    z
      .strictObject(
        columnAnswers('provisioning', {
          fields,
          about: {
            net4_ip: 'IPv4 address at which phones reach the provisioning daemon, or empty',
            net4_ip_rest: 'IPv4 address at which the web interface reaches the daemon, or empty',
            dhcp_integration: '1 if the DHCP server tells phones where the daemon is',
            rest_port: 'port on which the daemon takes commands',
            http_port: 'port from which phones fetch their configuration',
          },
        }),
      )
      .describe('the settings of the provisioning daemon'),
  ),
  list: () => z.null(),
});
