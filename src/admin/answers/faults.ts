import * as z from 'zod';
import { cannedAnswer, faultMutation } from '#faults/action.ts';
import { faultMatch, faultTrigger } from '#faults/rule.ts';

const action = () =>
  z
    .object({
      delay: z
        .object({
          from: z.number().describe('Least delay in milliseconds.'),
          to: z.number().describe('Greatest delay.'),
        })
        .optional()
        .describe('The range of the delay.'),
      respond: cannedAnswer.optional().describe('The answer in place of that of the PBX.'),
      transport: z.enum(['reset', 'empty', 'truncated', 'never']).optional().describe('How the connection breaks.'),
      mutate: faultMutation.optional().describe('Changes to the JSON answer.'),
    })
    .meta({ title: 'FaultAction', description: 'What happens to the request.' });

const stage = () =>
  z
    .enum(['before', 'afterCommit'])
    .describe('Whether the rule fires before the access checks and the act, or after the act has committed.');

/** A fault rule with its defaults filled in and its counts. */
export const faultAnswer = () =>
  z
    .object({
      id: z.string().describe('Id of the rule.'),
      match: faultMatch.describe('The requests that the rule applies to.'),
      trigger: faultTrigger.describe('The matching requests on which the rule fires.'),
      stage: stage(),
      action: action(),
      seen: z.int().describe('Number of requests that matched.'),
      hits: z.int().describe('Number of requests on which the rule fired.'),
    })
    .meta({ title: 'Fault', description: 'A fault rule with its defaults filled in and its counts.' });

const preset = () =>
  z
    .object({ description: z.string().describe('What happens.'), stage: stage(), action: action() })
    .meta({ title: 'Preset', description: 'A named stage and action.' });

/** The fault rules of a world. */
export const faultListAnswer = () =>
  z.object({ faults: z.array(faultAnswer()).readonly().describe('The rules in order of evaluation.') });

/** The fault rules of a world, and the presets. */
export const faultsAnswer = () =>
  faultListAnswer().extend({ presets: z.record(z.string(), preset()).readonly().describe('The presets by name.') });
