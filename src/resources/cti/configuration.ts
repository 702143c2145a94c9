import { defineResource } from '#core/define-resource.ts';
import { people } from './configuration/people.ts';
import { searches } from './configuration/searches.ts';
import { addresses } from './configuration/server.ts';

/**
 * What the CTI server asks for when it starts, and without which it never gets further (callcenter-configuration.md 9). Only the
 * keys of the object are recorded; what is below them is what that server reads.
 */
export const ctiConfiguration = defineResource({
  base: 'cti',
  path: 'configuration',
  modes: ['private'],
  grantable: false,
  honoursSum: false,
  fallback: 'list',
  acts: {
    list: ({ store }) => {
      const { main, ...own } = addresses(store);
      // `bench` is the time that the answer took, in seconds.
      return { status: 200, json: { main, ...searches(store), ...people(store), ...own, bench: 0 } };
    },
  },
});
