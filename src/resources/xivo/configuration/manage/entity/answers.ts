import * as z from 'zod';
import { columnAnswers, component } from '#pbx/json/answers.ts';

const entity = component('Entity', () =>
  z
    .strictObject({
      ...columnAnswers('entity', {
        bool: ['disable'],
        about: {
          name: 'the name that contexts refer to; unique',
          country: 'two capital letters, such as FR, or empty',
          disable: 'true for an entity that is switched off; no act sets it',
          dcreate: 'time of creation, in Unix seconds',
        },
      }),
      identity: z.string().describe('displayname (name)'),
    })
    .describe('an organisation that contexts belong to'),
);

/** The schemas of the answers of `manage/entity`. */
export const entityAnswers = { list: () => z.array(entity()), search: () => z.array(entity()), view: entity };
