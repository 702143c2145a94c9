import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { act } from '#core/resource.ts';

/** Reloads the configuration of the telephony engine; act and parameters are ignored. */
export const reload = defineResource({
  base: 'service/ipbx',
  path: 'control_system/reload',
  fallback: 'reload',
  acts: {
    reload: act(
      { summary: 'Reload the configuration of the telephony engine', statuses: [{ status: 200, when: 'always' }] },
      () => ({ status: 200 }),
    ),
  },
  commands: { reload: commandsFor('asterisk', 'core reload') },
});
