import * as z from 'zod';
import { joinNames } from '#input/describe-value.ts';
import { mustBe } from '#input/sentences.ts';
import { method, parameterName, parameterText, pathPattern } from '#journal/request-fields.ts';
import { type FaultAction, faultAction, needsAnswer } from './action.ts';
import { type FaultStage, findPreset, presets } from './presets.ts';

/** The requests that a rule matches: all by default. `*` in operation and path matches any characters. */
export const faultMatch = z.strictObject({
  operation: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('Operation, such as `ipbx/pbx_settings/users:add`; `*` matches any characters.'),
  path: pathPattern
    .optional()
    .describe('Path without the query string and the prefix of a world; `*` matches any characters.'),
  method: method.optional().describe('HTTP method.'),
  account: z.string().min(1).optional().describe('Name of the web-services account.'),
  query: z.record(parameterName, parameterText).optional().describe('Parameters with their exact values.'),
});

/** Which matching requests a rule fires for. */
export const faultTrigger = z.strictObject({
  after: z.int().min(0).default(0).describe('Skip the first N matches.'),
  times: z.int().min(1).optional().describe('Fire at most N times.'),
  every: z.int().min(1).default(1).describe('Fire on every Nth match.'),
  probability: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('Probability of firing, drawn from the random generator of the world.'),
});

/** Id of a rule. */
export const faultId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,40}$/, { error: mustBe('1 to 40 letters, digits, _ and -') })
  .describe('Id of the rule.');

/** A rule in a request to the control plane: with either an action or a preset. */
export const faultRule = z
  .strictObject({
    id: faultId.optional().describe('Id of the rule. Default: a free one.'),
    preset: z.string().optional().describe('Name of a preset, which has a stage and an action.'),
    match: faultMatch.prefault({}).describe('The requests that the rule applies to. Default: all.'),
    trigger: faultTrigger.prefault({}).describe('The matching requests on which the rule fires. Default: all.'),
    stage: z
      .enum(['before', 'afterCommit'])
      .optional()
      .describe(
        'When the rule fires: before the access checks and the act, or after the act has committed. Default: `before`, or `afterCommit` for an action that needs the answer.',
      ),
    action: faultAction.optional().describe('What happens to the request; required without a preset.'),
  })
  .transform(({ id, match, trigger, ...behaviour }, context): FaultRule => {
    const resolved = resolveBehaviour(behaviour);
    if ('action' in resolved) return { ...(id !== undefined && { id }), match, trigger, ...resolved };
    context.addIssue({ code: 'custom', ...resolved });
    return z.NEVER;
  })
  .meta({ title: 'FaultRule' });

/** A parsed match. */
export type FaultMatch = z.output<typeof faultMatch>;
type FaultTrigger = z.output<typeof faultTrigger>;

/** A parsed rule, with its preset and defaults resolved; an absent id is generated when it is added. */
export interface FaultRule {
  readonly id?: string;
  readonly match: FaultMatch;
  readonly trigger: FaultTrigger;
  readonly stage: FaultStage;
  readonly action: FaultAction;
}

const presetNames = Object.keys(presets);
const mustBePreset = mustBe(`one of ${joinNames(presetNames, 'or')}`, { names: presetNames });

/** The fields of a request that determine stage and action. */
interface BehaviourInput {
  readonly preset?: string | undefined;
  readonly stage?: FaultStage | undefined;
  readonly action?: FaultAction | undefined;
}

type Behaviour = Pick<FaultRule, 'stage' | 'action'>;

/** Returns stage and action of a rule, or the problem with them. */
function resolveBehaviour({
  preset: name,
  stage,
  action,
}: BehaviourInput): Behaviour | { path: string[]; message: string } {
  if (name === undefined) return customBehaviour(stage, action);
  const preset = findPreset(name);
  if (preset === undefined) return { path: ['preset'], message: mustBePreset({ input: name }) };
  if (stage !== undefined || action !== undefined)
    return { path: ['preset'], message: 'cannot be combined with stage or action, because a preset has its own' };
  return { stage: preset.stage, action: preset.action };
}

function customBehaviour(stage: FaultStage | undefined, action: FaultAction | undefined) {
  if (action === undefined) return { path: ['action'], message: 'is missing; a fault needs an action or a preset' };
  if (stage === 'before' && needsAnswer(action))
    return {
      path: ['stage'],
      message: 'must be afterCommit, because before the act there is no answer to change or truncate',
    };
  return { stage: stage ?? (needsAnswer(action) ? ('afterCommit' as const) : ('before' as const)), action };
}
