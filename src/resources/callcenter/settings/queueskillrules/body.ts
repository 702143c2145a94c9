import { refuseField } from '#errors.ts';
import type { Store } from '#store/store.ts';
import { phpTrim, scalarText } from '#wire/php.ts';
import type { Container } from '#wire/values.ts';
import { isSkillRule } from './grammar.ts';

/** In characters. */
export const maxNameLength = 64;

/**
 * Reads the name of a rule and its items, joined by semicolons as the table stores them. Throws `BadRequest` if either is invalid
 * or the name is taken.
 */
export function readRule(store: Store, body: Container): { name: string; rule: string } {
  const name = readName(body['name']);
  const rule = readItems(body['rule']).join(';');
  const existing = store.first('queueskillrule', { name });
  if (existing !== undefined)
    refuseField('name', `is already used by skill rule ${existing.id}`, { rule: 'unique', value: name });
  return { name, rule };
}

function readName(value: unknown): string {
  const name = phpTrim(scalarText(value));
  return name === '' ? refuseField('name', 'must be a non-empty string', { rule: 'not empty', value }) : name;
}

function readItems(value: unknown): readonly string[] {
  const items = typeof value === 'string' ? [firstCharacter(value)] : value;
  if (!Array.isArray(items) || items.length === 0)
    return refuseField('rule', 'must be a non-empty list of rules', { rule: 'list', value });
  return items.map((item: unknown) =>
    typeof item === 'string' && isSkillRule(item)
      ? item
      : refuseField('rule', 'must contain rules such as WT < 60, english > 50', { rule: 'grammar', value: item }),
  );
}

/** A string counts as a list of its first byte. A byte of a multi-byte character is not valid text and reads as `''`. */
function firstCharacter(text: string): string {
  return text.charCodeAt(0) < 0x80 ? text.charAt(0) : '';
}
