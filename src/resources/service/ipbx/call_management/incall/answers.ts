import * as z from 'zod';
import { type AnswerShape, columnAnswers, component } from '#pbx/json/answers.ts';
import { callerIdAnswer } from '#pbx/links/callerids.ts';
import { dialactionsAnswer } from '#pbx/links/dialaction-answers.ts';
import { rightCallsAnswer } from '#pbx/links/right-calls.ts';
import { scheduleLinkAnswer } from '#pbx/links/schedule-links.ts';

const about = {
  exten: 'the number or pattern that outside callers dial, without the underscore of a pattern',
  preprocess_subroutine: 'subroutine of the dialplan that runs first',
  commented: 'true if it is disabled',
};
const identity = () => z.string().describe('exten (context)');

/** The columns of the destination. */
const destinationColumns = {
  user: ['firstname', 'lastname'],
  group: ['name', 'number', 'context'],
  queue: ['name', 'number', 'context'],
  meetme: ['name', 'number', 'context'],
  voicemail: ['fullname', 'mailbox', 'context'],
  voicemenu: ['name', 'number', 'context'],
} as const;

function destinationAnswers(): AnswerShape {
  const answers = Object.entries(destinationColumns).flatMap(([type, columns]) =>
    columns.map((column) => {
      const text = `${column} of the ${type} that the destination names; null for any other destination`;
      return [`${type}${column}`, z.string().nullable().describe(text)] as const;
    }),
  );
  return Object.fromEntries(answers);
}

function actionAnswers(): AnswerShape {
  const { linked, action, actionarg1, actionarg2 } = columnAnswers('dialaction', {
    bool: ['linked'],
    about: {
      linked: 'false if the destination was deleted',
      action: 'type of the destination, for an endcall or application with its action: endcall:hangup',
      actionarg1: 'first argument of the action, such as the id of a user',
      actionarg2: 'second argument of the action, such as seconds to ring',
    },
  });
  return Object.fromEntries(
    Object.entries({ linked, action, actionarg1, actionarg2 }).flatMap(([name, answer]) =>
      answer === undefined ? [] : [[name, answer]],
    ),
  );
}

const item = component('IncallItem', () =>
  z
    .strictObject({
      ...columnAnswers('incall', { bool: ['commented'], about }),
      ...actionAnswers(),
      ...destinationAnswers(),
      destination: z.string().describe('type of the destination'),
      identity: identity(),
      destidentity: z
        .union([z.string(), z.literal(false)])
        .describe(
          'label of the destination: name (number@context), the action, or - where there is none; false if the destination was deleted',
        ),
    })
    .describe('an incoming call number and where its calls go'),
);

const record = component('Incall', () =>
  z.strictObject({ ...columnAnswers('incall', { int: ['id'], bool: ['commented'], about }), identity: identity() }),
);

const view = component('IncallView', () =>
  z
    .strictObject({
      incall: record(),
      dialaction: dialactionsAnswer('incall'),
      rightcall: rightCallsAnswer(),
      callerid: callerIdAnswer(),
      schedule_id: scheduleLinkAnswer().optional(),
    })
    .describe('an incall with its links'),
);

/** The schemas of the answers of `call_management/incall`. */
export const incallAnswers = { list: () => z.array(item()), search: () => z.array(item()), view };
