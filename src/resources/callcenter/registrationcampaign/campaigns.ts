import * as z from 'zod';
import { defineResource } from '#core/define-resource.ts';
import { act } from '#core/resource.ts';
import { Forbidden } from '#errors.ts';
import { component, emptyMap } from '#pbx/json/answers.ts';

const campaignList = component('Campaigns', () =>
  z.strictObject({ total: z.literal(0), data: emptyMap() }).describe('the campaigns: none'),
);

/** A route that no account can use (core.md 2.6); the machine itself gets an object there (callcenter-configuration.md 5). */
export const campaigns = defineResource({
  base: 'callcenter',
  path: 'registrationcampaign/campaigns',
  grantable: false,
  fallback: 'list',
  acts: {
    list: act(
      {
        summary: 'List the registration campaigns',
        modes: ['private'],
        statuses: [
          { status: 200, when: 'an object without campaigns' },
          { status: 403, when: 'in mode `restricted`: no right grants access' },
        ],
      },
      ({ mode }) => {
        if (mode === 'restricted') throw new Forbidden('no right grants access to registrationcampaign/campaigns');
        return { status: 200, json: { total: 0, data: [] } };
      },
    ),
  },
  answers: { list: campaignList },
});
