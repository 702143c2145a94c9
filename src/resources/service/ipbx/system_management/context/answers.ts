import * as z from 'zod';
import { columnAnswers, component, itemsOrFalse, numeral, orFalse } from '#pbx/json/answers.ts';
import { contextNumberAnswer } from '#pbx/numbers/numbers.ts';
import { numberTypes } from '#pbx/numbers/ranges.ts';
import { contextColumns, singleMembers } from './show.ts';

const record = component('Context', () => z.strictObject(contextColumns()));

const range = component('NumberRange', () =>
  z
    .strictObject(
      columnAnswers('contextnumbers', {
        about: {
          type: 'what the numbers are for',
          numberbeg: 'first number of the range',
          numberend: 'last number of the range; empty for a single number',
          didlength: 'how many digits of an incoming number count; 0 except for incalls',
        },
      }),
    )
    .describe('numbers of a context'),
);

const type = component('ContextType', () =>
  z.strictObject(columnAnswers('contexttype', { int: ['id'], bool: ['commented', 'deletable'] })),
);

const include = component('ContextInclude', () =>
  z
    .strictObject(
      columnAnswers('contextinclude', {
        about: { include: 'name of the included context', priority: 'contexts with a lower one are searched first' },
      }),
    )
    .describe('a context whose numbers can be dialled, too'),
);

const member = component('ContextMember', () =>
  z
    .strictObject(
      columnAnswers('contextmember', {
        about: {
          type: 'what refers to the context, such as agent, voicemail or queue',
          typeval: 'id or name of what refers to the context; empty for a general setting',
          varname: 'name of the setting that refers to the context',
        },
      }),
    )
    .describe('something that refers to the context'),
);

const item = component('ContextItem', () =>
  z
    .strictObject({
      context: z.strictObject({
        ...contextColumns(),
        entityid: numeral().optional().describe('id of the entity; absent if there is no such entity'),
      }),
      contextnumbers: itemsOrFalse(range()),
      contexttype: orFalse(type()),
      deletable: z.boolean().describe('false while something refers to the context or has a number in it'),
      contextinclude: orFalse(include()).describe('one include only: the first by name'),
    })
    .describe('a context with its ranges'),
);

/** The members by type; those of some types are keyed by the setting that refers to the context. */
function membersByType(): z.ZodType {
  const single = singleMembers.map((name) => [name, z.record(z.string(), member()).optional()] as const);
  return z
    .object({ ...Object.fromEntries(single), voicemail: z.record(z.string(), z.array(member())).optional() })
    .catchall(z.array(member()));
}

function byNumberType(items: z.ZodType): z.ZodType {
  return z.strictObject(Object.fromEntries(numberTypes.map((name) => [name, items.optional()])));
}

const view = component('ContextView', () =>
  z
    .strictObject({
      context: record(),
      contextnumbers: orFalse(byNumberType(z.array(range()))).describe('the ranges by type'),
      contextinclude: itemsOrFalse(include()),
      contexttype: orFalse(type()),
      contextnummember: orFalse(byNumberType(z.array(contextNumberAnswer()))).describe('the numbers in use by type'),
      deletablenumber: z.boolean().describe('true if no number is in use'),
      contextmember: orFalse(membersByType()).describe('what refers to the context, by type'),
      deletablemember: z.boolean().describe('true if nothing refers to the context'),
      deletable: z.boolean().describe('true if both are'),
    })
    .describe('a context with all that it holds'),
);

/** The schemas of the answers of `system_management/context`. */
export const contextAnswers = { list: () => z.array(item()), search: () => z.array(item()), view };
