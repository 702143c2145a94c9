import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { act } from '#core/resource.ts';

/** Restarts the telephony engine, not the web services; act and parameters are ignored. */
export const restart = defineResource({
  base: 'service/ipbx',
  path: 'control_system/restart',
  fallback: 'restart',
  acts: {
    restart: act({ summary: 'Restart the telephony engine', statuses: [{ status: 200, when: 'always' }] }, () => ({
      status: 200,
    })),
  },
  commands: { restart: commandsFor('asterisk', 'core restart now') },
});
