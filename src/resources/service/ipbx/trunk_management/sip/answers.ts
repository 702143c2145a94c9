import * as z from 'zod';
import { component, componentByDialect } from '#pbx/json/answers.ts';
import { sipColumns } from '#pbx/protocols/answers.ts';
import { sipRegistrations } from '#pbx/trunks/sip-registrations.ts';
import { trunkAnswers, trunkItemAnswer, trunkRegisterAnswer, trunkViewParts } from '../answers.ts';
import { codecsForm, noAuthUser, registrationAlias } from './differences.ts';
import { sipTrunkFields } from './fields.ts';

/** Columns that only lines have. */
const unused = [
  ...(['fullname', 'cid_number', 'parkinglot', 'unsolicited_mailbox', 'use_q850_reason', 'encryption'] as const),
  ...(['snom_aoc_enabled', 'maxforwards', 'disallowed_methods', 'textsupport'] as const),
];

const trunk = {
  account: (casts: Parameters<typeof sipColumns>[0]) =>
    sipColumns({ ...casts, fields: sipTrunkFields, blanks: true, unused }),
  identity: 'name (SIP)',
  registrations: sipRegistrations,
};

const callLimit = z.string().regex(/^\d*$/).describe('greatest number of calls at the same time; empty for any');

const item = component('SipTrunkItem', () => trunkItemAnswer(trunk, { 'call-limit': callLimit }));

const codecs = z.array(z.string()).describe('codecs that it may use');
const alias = z.string().nullable().describe('the same as registertrying');
const authuser = z.string().describe('name for the authentication; empty if it is not set');

const view = componentByDialect('SipTrunkView', (dialect) =>
  z.strictObject({
    ...trunkViewParts(trunk, {
      ...(Array.isArray(codecsForm[dialect].value('alaw')) && { allow: codecs.nullable() }),
      ...(registrationAlias[dialect].value && { registrertrying: alias }),
    }),
    register: trunkRegisterAnswer(sipRegistrations, noAuthUser[dialect].value === '' ? { authuser } : {}),
  }),
);

/** The schemas of the answers of `trunk_management/sip`. */
export const sipTrunkAnswers = trunkAnswers({ item, view });
