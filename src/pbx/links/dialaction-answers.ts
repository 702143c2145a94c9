import * as z from 'zod';
import { type AnswerShape, columnAnswers, component, emptyMap, orFalse } from '#pbx/json/answers.ts';
import { actionsInViews, type Destination, destinationOf, destinationsOf, typesInViews } from './dialaction-types.ts';
import { type DialactionOwner, dialactionEvents } from './dialactions.ts';

/** The flags of a voicemail or sound that are set, each as `true`. */
function flagsAnswer(flags: readonly string[]): z.ZodType {
  const shape = Object.fromEntries(flags.map((flag) => [flag, z.literal(true).optional()]));
  return z.union([z.strictObject(shape), emptyMap()]).describe('flags that are set');
}

/** An argument of destinations; `null` where one of them allows that it is missing. */
function argumentAnswer(destinations: readonly Destination[], name: 'argument1' | 'argument2'): z.ZodType {
  const mayLack = destinations.some((each) => each.takesNothing || each[name].isOptional);
  return mayLack ? z.string().nullable() : z.string();
}

const anyArgument = () => z.string().nullable();

/** The destination of one type: its values if the event has this type, otherwise empty strings. */
function destinationAnswer(type: string): z.ZodType {
  const destinations = destinationsOf(type);
  const [{ flags } = { flags: undefined }] = destinations;
  const unused = z.literal('');
  if (destinations.length === 0)
    return z
      .strictObject({ action: z.enum(['', type]), actionarg1: anyArgument(), actionarg2: anyArgument() })
      .describe(`the destination, if actiontype is ${type}, which no web service writes; otherwise all empty`);
  return z
    .strictObject({
      action: z.string(),
      actionarg1: argumentAnswer(destinations, 'argument1'),
      actionarg2:
        flags === undefined ? argumentAnswer(destinations, 'argument2') : z.union([flagsAnswer(flags), unused]),
    })
    .describe(`the destination, if actiontype is ${type}; otherwise all empty`);
}

function destinationAnswers(): AnswerShape {
  return Object.fromEntries(typesInViews.map((type) => [type, destinationAnswer(type)]));
}

/** The destination again, under the name of its action. */
function actionAnswers(): AnswerShape {
  const named = actionsInViews.map((action) => [action, actionAnswer(action).optional()] as const);
  return Object.fromEntries(named);
}

function actionAnswer(action: string): z.ZodType {
  const stored = [destinationOf(`endcall:${action}`), destinationOf(`application:${action}`)];
  const destinations = stored.filter((destination) => destination !== undefined);
  return z
    .strictObject({
      action: z.literal(action),
      actionarg1: argumentAnswer(destinations, 'argument1'),
      actionarg2: argumentAnswer(destinations, 'argument2'),
    })
    .describe(`the destination, if action is ${action}`);
}

const eventAnswer = component('DialAction', () =>
  z
    .strictObject({
      ...columnAnswers('dialaction', {
        bool: ['linked'],
        about: {
          category: 'type of the object that has the event',
          categoryval: 'id of the object that has the event',
          actionarg1: 'first argument of the action, such as the id of a user',
          actionarg2: 'second argument of the action, such as seconds to ring',
          linked: 'false if the destination was deleted',
        },
      }),
      ...destinationAnswers(),
      ...actionAnswers(),
      action: z.enum(actionsInViews).nullable().describe('action of an endcall or application; null for other types'),
      actiontype: z.enum(typesInViews).describe('type of the destination'),
    })
    .describe('what happens to a call at an event'),
);

/** The schema of `dialactionsJson`. */
export function dialactionsAnswer(category: DialactionOwner['category']): z.ZodType {
  const names = dialactionEvents[category];
  const event = names.length > 1 ? eventAnswer().optional() : eventAnswer();
  const events = names.map((name) => [name, event] as const);
  return orFalse(z.strictObject(Object.fromEntries(events))).describe('destinations of calls by event');
}
