import { defineResource } from '#core/define-resource.ts';
import { act } from '#core/resource.ts';
import { Forbidden } from '#errors.ts';

/** A route that no account can use: the tree of rights does not contain it (core.md 2.6). */
export const ctiServer = defineResource({
  base: 'service/ipbx',
  path: 'ctiserver/configuration',
  modes: ['restricted'],
  grantable: false,
  fallback: 'view',
  acts: {
    view: act(
      {
        summary: 'Answer 403',
        details: 'No right grants access to the configuration of the CTI server here.',
        statuses: [{ status: 403, when: 'always' }],
      },
      () => {
        throw new Forbidden('no right grants access to ctiserver/configuration');
      },
    ),
  },
});
