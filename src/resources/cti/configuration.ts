import { defineResource } from '#core/define-resource.ts';
import { act } from '#core/resource.ts';
import { ctiConfigurationAnswers } from './configuration/answers.ts';
import { directorySections } from './configuration/directories.ts';
import { profileSections } from './configuration/people.ts';
import { serverSections } from './configuration/server.ts';

/**
 * The configuration that the CTI server requires at startup (callcenter-configuration.md 9). Only the keys of the object are
 * recorded; the values below them follow what that server reads.
 */
export const ctiConfiguration = defineResource({
  base: 'cti',
  path: 'configuration',
  modes: ['private'],
  grantable: false,
  honoursSum: false,
  fallback: 'list',
  acts: {
    list: act(
      { summary: 'View the configuration of the CTI server', statuses: [{ status: 200, when: 'the configuration' }] },
      ({ store }) => {
        const { main, ...others } = serverSections(store);
        // `bench` is the time taken by the answer, in seconds.
        const json = { main, ...directorySections(store), ...profileSections(store), ...others, bench: 0 };
        return { status: 200, json };
      },
    ),
  },
  answers: ctiConfigurationAnswers,
});
