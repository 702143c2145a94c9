import * as z from 'zod';
import { columnAnswers, component, itemsOrFalse } from '#pbx/json/answers.ts';
import { rightCallsAnswer } from '#pbx/links/right-calls.ts';
import { scheduleLinkAnswer } from '#pbx/links/schedule-links.ts';
import { outcallFields, patternFields } from './body.ts';

const about = {
  useenum: 'whether the numbers are looked up by ENUM',
  internal: 'whether the internal caller id is sent',
  preprocess_subroutine: 'subroutine of the dialplan that runs first',
  hangupringtime: 'seconds after which an unanswered call ends; 0 for never',
  commented: 'true if it is disabled',
};
const identity = () => z.string().describe('name (context)');

const item = component('OutcallItem', () =>
  z
    .strictObject({
      ...columnAnswers('outcall', { bool: ['commented'], fields: outcallFields, about }),
      identity: identity(),
    })
    .describe('a route to outside numbers'),
);

const record = component('Outcall', () =>
  z.strictObject({
    ...columnAnswers('outcall', {
      int: ['id'],
      bool: ['useenum', 'internal', 'commented'],
      fields: outcallFields,
      about,
    }),
    identity: identity(),
  }),
);

const pattern = component('DialPattern', () =>
  z
    .strictObject(
      columnAnswers('dialpattern', {
        int: ['id', 'typeid', 'stripnum'],
        fields: patternFields,
        about: {
          type: 'always outcall',
          typeid: 'id of the outcall',
          externprefix: 'digits that are put before the number, outermost',
          prefix: 'digits that are put before the number',
          exten: 'the number or pattern that users dial, without the underscore of a pattern',
          stripnum: 'how many digits are cut off at the start of the number',
          callerid: 'caller id of the calls',
        },
      }),
    )
    .describe('numbers that take the route'),
);

const trunk = component('OutcallTrunk', () =>
  z
    .strictObject(
      columnAnswers('outcalltrunk', {
        int: ['outcallid', 'trunkfeaturesid'],
        about: { trunkfeaturesid: 'id of the trunk', priority: 'trunks with a lower one are tried first' },
      }),
    )
    .describe('a trunk of the route'),
);

const view = component('OutcallView', () =>
  z
    .strictObject({
      outcall: record(),
      dialpattern: itemsOrFalse(pattern()),
      outcalltrunk: itemsOrFalse(trunk()),
      rightcall: rightCallsAnswer(),
      schedule_id: scheduleLinkAnswer().optional(),
    })
    .describe('an outcall with its patterns, trunks and links'),
);

/** The schemas of the answers of `call_management/outcall`. */
export const outcallAnswers = { list: () => z.array(item()), search: () => z.array(item()), view };
