import type { Resource } from '#core/resource.ts';

/** Makes the telephone engine read its configuration again; no act, no parameter counts. */
export const reload: Resource = {
  base: 'service/ipbx',
  path: 'control_system/reload',
  fallback: 'reload',
  acts: { reload: () => ({ status: 200 }) },
  commands: { reload: [{ daemon: 'asterisk', command: 'core reload' }] },
};
