import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';

/** Restarts the telephone engine, not the web services; no act, no parameter counts. */
export const restart = defineResource({
  base: 'service/ipbx',
  path: 'control_system/restart',
  fallback: 'restart',
  acts: { restart: () => ({ status: 200 }) },
  commands: { restart: commandsFor('asterisk', 'core restart now') },
});
