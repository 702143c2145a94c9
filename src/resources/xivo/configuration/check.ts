import { defineResource } from '#core/define-resource.ts';

/** Answers `OK` to whoever has the right (core.md 8); no act, no parameter counts. */
export const check = defineResource({
  base: 'xivo/configuration',
  path: 'check',
  modes: ['restricted'],
  honoursSum: false,
  fallback: 'check',
  acts: { check: () => ({ status: 200, text: 'OK' }) },
});
