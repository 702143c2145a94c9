import * as z from 'zod';
import { component } from '#pbx/json/answers.ts';
import { customColumns } from '#pbx/protocols/answers.ts';
import { trunkAnswers, trunkItemAnswer, trunkViewParts } from '../answers.ts';
import { customTrunkFields } from './fields.ts';

const trunk = {
  account: (casts: Parameters<typeof customColumns>[0]) => customColumns({ ...casts, fields: customTrunkFields }),
  identity: 'name (interface|intfsuffix)',
};

const item = component('CustomTrunkItem', () => trunkItemAnswer(trunk));

const view = component('CustomTrunkView', () => z.strictObject(trunkViewParts(trunk)));

/** The schemas of the answers of `trunk_management/custom`. */
export const customTrunkAnswers = trunkAnswers({ item, view });
