import * as z from 'zod';
import { columnAnswers, component } from '#pbx/json/answers.ts';

const canonical = () =>
  z
    .strictObject({
      pattern: z.string().describe('the address, or the domain after an @, that is replaced'),
      result: z.string().describe('the address that is sent instead'),
    })
    .describe('a rewriting of addresses in outgoing mail');

/** The schemas of the answers of `network/mail`. */
export const mailAnswers = {
  view: component('MailSettings', () =>
    z
      .strictObject({
        ...columnAnswers('mail', {
          about: {
            mydomain: 'the domain of the mail server',
            origin: 'the domain that is added to senders without one',
            relayhost: 'the server that all mail is sent through',
            fallback_relayhost: 'the server that is used if relayhost fails',
          },
        }),
        canonical: z.array(canonical()),
      })
      .describe('the settings of the mail server'),
  ),
};
