import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';

/** Reloads the configuration of the telephony engine; act and parameters are ignored. */
export const reload = defineResource({
  base: 'service/ipbx',
  path: 'control_system/reload',
  fallback: 'reload',
  acts: { reload: () => ({ status: 200 }) },
  commands: { reload: commandsFor('asterisk', 'core reload') },
});
