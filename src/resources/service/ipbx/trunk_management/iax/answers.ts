import * as z from 'zod';
import { component } from '#pbx/json/answers.ts';
import { iaxColumns } from '#pbx/protocols/answers.ts';
import { iaxRegistrations } from '#pbx/trunks/iax-registrations.ts';
import { trunkAnswers, trunkItemAnswer, trunkRegisterAnswer, trunkViewParts } from '../answers.ts';
import { iaxTrunkFields } from './fields.ts';

const trunk = {
  account: (casts: Parameters<typeof iaxColumns>[0]) =>
    iaxColumns({ ...casts, fields: iaxTrunkFields, unused: ['forceencryption', 'parkinglot'] }),
  identity: 'name (IAX2)',
  registrations: iaxRegistrations,
};

const item = component('IaxTrunkItem', () => trunkItemAnswer(trunk));

const view = component('IaxTrunkView', () =>
  z.strictObject({ ...trunkViewParts(trunk), register: trunkRegisterAnswer(iaxRegistrations) }),
);

/** The schemas of the answers of `trunk_management/iax`. */
export const iaxTrunkAnswers = trunkAnswers({ item, view });
