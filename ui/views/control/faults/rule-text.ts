import type { FaultAnswer } from '#client/answers.ts';
import { countText, durationText, numberText } from '../../../lib/format.ts';

type Rule = Pick<FaultAnswer, 'match' | 'trigger' | 'stage' | 'action'>;

/** Returns which requests a rule matches, as short phrases; `every request` if it matches all. */
export function matchTexts({ match }: Pick<Rule, 'match'>): readonly string[] {
  const { operation, path, method, account, query = {} } = match;
  const texts = [
    operation,
    method && `method ${method}`,
    path && `path ${path}`,
    account && `account ${account}`,
    ...Object.entries(query).map(([name, value]) => `${name}=${value}`),
  ].filter((text) => text !== undefined);
  return texts.length === 0 ? ['every request'] : texts;
}

/** Returns which of the matching requests a rule fires for. */
export function triggerText({ trigger }: Pick<Rule, 'trigger'>): string {
  const { after, times, every, probability } = trigger;
  const texts = [
    after > 0 && `after the first ${after}`,
    every > 1 && `every ${ordinal(every)} match`,
    times !== undefined && (times === 1 ? 'once' : `at most ${times} times`),
    probability !== undefined && `with probability ${probability}`,
  ].filter((text) => text !== false);
  return texts.length === 0 ? 'always' : texts.join(', ');
}

/** Returns what a rule does to a request. */
export function actionText({ stage, action }: Pick<Rule, 'stage' | 'action'>): string {
  const { respond, transport, delay, mutate } = action;
  const texts = [
    delay && `delays it by ${rangeText(delay)}`,
    respond && `answers ${respond.status}`,
    transport && transports[transport],
    mutate && 'changes the answer',
  ].filter((text) => text !== undefined);
  return `${texts.join(', ')}${stage === 'afterCommit' ? ', after the change is stored' : ''}`;
}

const transports: Readonly<Record<NonNullable<FaultAnswer['action']['transport']>, string>> = {
  reset: 'resets the connection',
  empty: 'closes the connection without an answer',
  truncated: 'closes the connection within the answer',
  never: 'never answers',
};

function rangeText({ from, to }: { readonly from: number; readonly to: number }): string {
  return from === to ? durationText(from) : `${durationText(from)} to ${durationText(to)}`;
}

function ordinal(count: number): string {
  const last = count % 100 > 10 && count % 100 < 14 ? 0 : count % 10;
  return `${count}${['th', 'st', 'nd', 'rd'][last] ?? 'th'}`;
}

/** Returns how often a rule has fired: `2 hits of 5 matches`. */
export function hitsText({ hits, seen }: Pick<FaultAnswer, 'hits' | 'seen'>): string {
  return `${countText(hits, 'hit')} of ${numberText(seen)}`;
}
