import * as z from 'zod';
import { joinNames } from '#input/describe-value.ts';
import { mustBe } from '#input/sentences.ts';
import { method, parameterName, parameterText, pathPattern } from '#journal/call-fields.ts';
import { type FaultAction, faultAction, needsAnswer } from './action.ts';
import { type FaultStage, findPreset, presets } from './presets.ts';

/** Which requests a rule is about; `*` in operation and path stands for any characters. Without any member: all. */
const faultMatch = z.strictObject({
  operation: z.string().min(1).max(200).optional(),
  /** Without the query string and without the prefix of a world. */
  path: pathPattern.optional(),
  method: method.optional(),
  /** Name of the web-services user. */
  account: z.string().min(1).optional(),
  /** Parameters with their exact values. */
  query: z.record(parameterName, parameterText).optional(),
});

/** When a rule strikes, counted in the requests that it is about. */
const faultTrigger = z.strictObject({
  /** So many are spared first. */
  after: z.int().min(0).default(0),
  /** It strikes at most so often. */
  times: z.int().min(1).optional(),
  /** Of so many, only the last. */
  every: z.int().min(1).default(1),
  /** Chance of being struck, by the random numbers of the world. */
  probability: z.number().min(0).max(1).optional(),
});

/** Name of a rule. */
export const faultId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, { error: mustBe('1 to 40 letters, digits, _ and -') });

/** A rule as the control plane takes it: with an action of its own, or with a preset. */
export const faultRule = z
  .strictObject({
    id: faultId.optional(),
    preset: z.string().optional(),
    match: faultMatch.prefault({}),
    trigger: faultTrigger.prefault({}),
    stage: z.enum(['before', 'afterCommit']).optional(),
    action: faultAction.optional(),
  })
  .transform(({ id, match, trigger, ...given }, context): FaultRule => {
    const deed = deedOf(given);
    if ('action' in deed) return { ...(id !== undefined && { id }), match, trigger, ...deed };
    context.addIssue({ code: 'custom', ...deed });
    return z.NEVER;
  });

export type FaultMatch = z.output<typeof faultMatch>;
type FaultTrigger = z.output<typeof faultTrigger>;

/** A rule with nothing left to be filled in but its id. */
export interface FaultRule {
  readonly id?: string;
  readonly match: FaultMatch;
  readonly trigger: FaultTrigger;
  readonly stage: FaultStage;
  readonly action: FaultAction;
}

const presetNames = Object.keys(presets);
const mustBePreset = mustBe(`one of ${joinNames(presetNames, 'or')}`, { names: presetNames });

interface Given {
  readonly preset?: string | undefined;
  readonly stage?: FaultStage | undefined;
  readonly action?: FaultAction | undefined;
}

type Deed = Pick<FaultRule, 'stage' | 'action'>;

/** Stage and action of a rule, or what is wrong with them. */
function deedOf({ preset: name, stage, action }: Given): Deed | { path: string[]; message: string } {
  if (name === undefined) return ownDeed(stage, action);
  const preset = findPreset(name);
  if (preset === undefined) return { path: ['preset'], message: mustBePreset({ input: name }) };
  if (stage !== undefined || action !== undefined)
    return { path: ['preset'], message: 'must stand alone, because a preset brings its own stage and action' };
  return { stage: preset.stage, action: preset.action };
}

function ownDeed(stage: FaultStage | undefined, action: FaultAction | undefined) {
  if (action === undefined) return { path: ['action'], message: 'is missing; a fault needs an action or a preset' };
  if (stage === 'before' && needsAnswer(action))
    return {
      path: ['stage'],
      message: 'must be afterCommit, because before the act there is no answer to change or to cut',
    };
  return { stage: stage ?? (needsAnswer(action) ? ('afterCommit' as const) : ('before' as const)), action };
}
