import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';

/** Makes the telephone engine read its configuration again; no act, no parameter counts. */
export const reload = defineResource({
  base: 'service/ipbx',
  path: 'control_system/reload',
  fallback: 'reload',
  acts: { reload: () => ({ status: 200 }) },
  commands: { reload: commandsFor('asterisk', 'core reload') },
});
