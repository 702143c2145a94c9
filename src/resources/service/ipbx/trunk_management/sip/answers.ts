import * as z from 'zod';
import { component, componentByDialect } from '#pbx/json/answers.ts';
import { sipColumns } from '#pbx/protocols/answers.ts';
import { sipRegistrations } from '#pbx/trunks/sip-registrations.ts';
import { trunkAnswers, trunkItemAnswer, trunkRegisterAnswer, trunkViewParts } from '../answers.ts';
import { codecsForm, noAuthUser, registrationAlias } from './differences.ts';
import { sipTrunkFields } from './fields.ts';

const trunk = {
  account: (casts: Parameters<typeof sipColumns>[0]) => sipColumns({ ...casts, fields: sipTrunkFields, blanks: true }),
  identity: 'name (SIP)',
  registrations: sipRegistrations,
};

const item = component('SipTrunkItem', () => trunkItemAnswer(trunk));

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
