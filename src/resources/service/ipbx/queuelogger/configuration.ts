import * as z from 'zod';
import { defineResource } from '#core/define-resource.ts';
import { act } from '#core/resource.ts';
import { component } from '#pbx/json/answers.ts';

const database = component('QueueLogDatabase', () =>
  z.strictObject({ db_uri: z.string().describe('where the queue log is stored, with login and password') }),
);

/** The address of the database, for the queue logger, which runs on the PBX itself. */
export const queueLogger = defineResource({
  base: 'service/ipbx',
  path: 'queuelogger/configuration',
  modes: ['private'],
  fallback: 'view',
  acts: {
    view: act(
      { summary: 'View the address of the database', statuses: [{ status: 200, when: 'the address' }] },
      () => ({
        status: 200,
        json: { db_uri: 'postgresql://asterisk:proformatique@127.0.0.1/asterisk?charset=utf8' },
      }),
    ),
  },
  answers: { view: database },
});
