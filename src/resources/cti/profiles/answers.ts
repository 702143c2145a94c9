import * as z from 'zod';
import { columnAnswers, component } from '#pbx/json/answers.ts';

const profile = component('CtiProfile', () =>
  z
    .strictObject({
      ...columnAnswers('cti_profile', {
        int: ['id'],
        about: {
          presence_id: 'id of the set of presences that users choose from',
          phonehints_id: 'id of the set of phone states that the client shows',
        },
      }),
      deletable: z.boolean().describe('false while a user has the profile, even one whose client is disabled'),
    })
    .describe('what the client of a user shows and may do'),
);

/** The schemas of the answers of `profiles` below `cti`. */
export const profileAnswers = { list: () => z.array(profile()) };
