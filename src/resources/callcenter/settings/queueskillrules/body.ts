import { refuseField } from '#errors.ts';
import type { Store } from '#store/store.ts';
import { phpTrim, scalarText } from '#wire/php.ts';
import type { Container } from '#wire/values.ts';
import { isSkillRule } from './grammar.ts';

export const longestName = 64;

/** The name and the stored text of a rule; throws `BadRequest`. Everything else in the body is ignored. */
export function readRule(store: Store, body: Container): { name: string; rule: string } {
  const name = readName(body['name']);
  const rule = readItems(body['rule']).join(';');
  const rival = store.first('queueskillrule', { name });
  if (rival !== undefined)
    refuseField('name', `is already used by skill rule ${rival.id}`, { rule: 'unique', value: name });
  return { name, rule };
}

function readName(value: unknown): string {
  const name = phpTrim(scalarText(value));
  return name === '' ? refuseField('name', 'must be a text that is not empty', { rule: 'not empty', value }) : name;
}

function readItems(value: unknown): readonly string[] {
  const items = typeof value === 'string' ? [firstCharacter(value)] : value;
  if (!Array.isArray(items) || items.length === 0)
    return refuseField('rule', 'must be a list of rules that is not empty', { rule: 'list', value });
  return items.map((item: unknown) =>
    typeof item === 'string' && isSkillRule(item)
      ? item
      : refuseField('rule', 'must hold rules such as WT < 60, english > 50', { rule: 'grammar', value: item }),
  );
}

/** A text is read like a list, whose first item is its first byte; half a letter is no text. */
function firstCharacter(text: string): string {
  return text.charCodeAt(0) < 0x80 ? text.charAt(0) : '';
}
