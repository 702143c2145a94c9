import type { NewFault } from '#client/bodies.ts';
import { numberOrText } from '../../../lib/number-input.ts';

/** The fields of the form, as they were typed; empty ones are left out of the rule. */
export type PresetFields = Readonly<Record<(typeof fieldPaths)[number], string>>;

/** The members of a rule that the form has, by their paths. */
export const fieldPaths = [
  'id',
  'preset',
  'match.operation',
  'match.path',
  'match.method',
  'match.account',
  'trigger.after',
  'trigger.times',
  'trigger.every',
  'trigger.probability',
] as const;

/** Returns the rule that the form describes. Numbers that are none are sent as they are, so that the mock says what it expects. */
export function ruleOf(fields: PresetFields): NewFault {
  const rule: Record<string, Record<string, unknown> | unknown> = {};
  const parts = { match: {}, trigger: {} } as Record<string, Record<string, unknown>>;
  for (const path of fieldPaths) {
    const text = fields[path].trim();
    if (text === '') continue;
    const [part = '', member] = path.split('.');
    if (member === undefined) rule[part] = text;
    else Object.assign(parts[part] ?? {}, { [member]: part === 'trigger' ? numberOrText(text) : text });
  }
  return { ...rule, ...parts };
}
