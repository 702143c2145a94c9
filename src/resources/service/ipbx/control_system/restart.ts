import type { Resource } from '#core/resource.ts';

/** Restarts the telephone engine, not the web services; no act, no parameter counts. */
export const restart: Resource = {
  base: 'service/ipbx',
  path: 'control_system/restart',
  fallback: 'restart',
  acts: { restart: () => ({ status: 200 }) },
  commands: { restart: [{ daemon: 'asterisk', command: 'core restart now' }] },
};
