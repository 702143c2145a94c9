import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { BadRequest } from '#errors.ts';

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
    rebuild_required_config: ({ store }) =>
      store.has('linefeatures', { configregistrar: 'default' })
        ? { status: 200 }
        : { status: 204, reason: { message: 'no line has the default registrar' } },
    list: () => {
      throw new BadRequest({ message: 'the parameter act must be rebuild_required_config', field: 'act' });
    },
  },
  commands: { rebuild_required_config: commandsFor('provd', 'configure devices') },
});
