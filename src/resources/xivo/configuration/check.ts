import * as z from 'zod';
import { defineResource } from '#core/define-resource.ts';
import { act } from '#core/resource.ts';

/** Answers `OK` to every account that has the right (core.md 8). `act` and all other parameters are ignored. */
export const check = defineResource({
  base: 'xivo/configuration',
  path: 'check',
  modes: ['restricted'],
  honoursSum: false,
  fallback: 'check',
  acts: {
    check: act(
      { summary: 'Check the account', statuses: [{ status: 200, when: 'the text `OK`', isText: true }] },
      () => ({
        status: 200,
        text: 'OK',
      }),
    ),
  },
  answers: { check: () => z.literal('OK').meta({ contentMediaType: 'text/html' }) },
});
