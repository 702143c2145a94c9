import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { act } from '#core/resource.ts';
import { refusedFallback } from '../refused-fallback.ts';

/**
 * Reconfigures the phones of all lines with the default registrar (callcenter-configuration.md 18). No other resource answers
 * without the version header.
 */
export const configRegistrar = defineResource({
  base: 'xivo/configuration',
  path: 'provisioning/configregistrar',
  modes: ['private'],
  grantable: false,
  sendsVersion: false,
  fallback: 'list',
  acts: {
    rebuild_required_config: act(
      {
        summary: 'Reconfigure the phones of all lines with the default registrar',
        statuses: [
          { status: 200, when: 'the phones are reconfigured' },
          { status: 204, when: 'no line has the default registrar' },
        ],
      },
      ({ store }) =>
        store.has('linefeatures', { configregistrar: 'default' })
          ? { status: 200 }
          : { status: 204, reason: { message: 'no line has the default registrar' } },
    ),
    list: refusedFallback('rebuild_required_config'),
  },
  commands: { rebuild_required_config: commandsFor('provd', 'configure devices') },
});
