import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Difference } from '#dialect.ts';
import { refuseField } from '#errors.ts';
import { mustHave, part, value } from '#fields/vocabulary.ts';
import type { Store } from '#store/store.ts';
import type { ColumnValues } from '#store/table-types.ts';
import { phpText } from '#wire/php.ts';
import type { Container } from '#wire/values.ts';

export const keepsId: Difference<boolean> = {
  where: 'queueskills: `add` with a numeric `id` in the body',
  recorded: { text: 'stored under that id, answers 200 `false`', value: true },
  documented: { text: '400, nothing stored', value: false },
  why: 'a refusal must not store',
};

/** The fields that are read; any other is refused. */
export const skillReads = part(
  {
    name: mustHave(value('text', 'the name, at most 64 characters')),
    description: value('text', 'a description'),
    printscreen: value('text', 'an abbreviation, at most 5 characters'),
    category_name: mustHave(value('text', 'the category, at most 64 characters; added if it does not exist')),
    catid: value('anything', 'accepted, but replaced by the id of the category'),
    id: value('anything', 'accepted if it is `null`; the server chooses the id'),
  },
  { isClosed: true },
);

const accepted = [...skillReads.names.keys()];

/**
 * Adds a skill, after its category if that is new (core.md 7.8), and returns the id of the skill. Throws `BadRequest` for an
 * invalid body, possibly after the category was written.
 */
export function addSkill(request: ActRequest, body: Container): number {
  const { store } = request;
  if (body['name'] === undefined) refuseField('name', 'is missing', { rule: 'undefined' });
  const catid = categoryId(
    store,
    rawText(body['category_name']) ?? refuseField('category_name', 'is missing', { rule: 'undefined' }),
  );
  const unknown = Object.keys(body).find((key) => !accepted.includes(key));
  if (unknown !== undefined)
    refuseField(unknown, `is not a field of a skill; the fields are ${accepted.join(', ')}`, {
      rule: 'unknown key',
      value: body[unknown],
    });
  const name = rawText(body['name']);
  if (name === null) {
    store.sequences.consume('queueskill');
    refuseField('name', 'must not be null', { rule: 'not null' });
  }
  const description = rawText(body['description']);
  const abbreviation = rawText(body['printscreen']);
  const printscreen = abbreviation === null ? null : textUpTo(5, 'printscreen', abbreviation);
  const skill = { catid, name: textUpTo(64, 'name', name), description, printscreen };
  return (body['id'] ?? null) === null ? store.insert('queueskill', skill) : insertUnder(request, body['id'], skill);
}

/** The id of the category with the name, which is added if it does not exist. */
function categoryId(store: Store, text: string): number {
  const name = textUpTo(64, 'category_name', text);
  const category = store.first('queueskillcat', { name });
  return category === undefined ? store.insert('queueskillcat', { name }) : category.id;
}

/** The real server stores the skill under the id, then fails to determine the new id. Its sequence does not advance. */
function insertUnder(request: ActRequest, id: unknown, skill: ColumnValues<'queueskill'>): never {
  const text = rawText(id) ?? '';
  if (inDialectOf(request, keepsId) && /^[+-]?\d+$/.test(text)) {
    const { store } = request;
    const next = store.sequences.peek('queueskill');
    store.insert('queueskill', { id: text, ...skill });
    store.sequences.set('queueskill', next - 1);
  }
  return refuseField('id', 'must be left out; the server chooses it', { rule: 'not given', value: id });
}

/** The value as text, as PHP converts it; no field rule applies. */
function rawText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'string' || typeof value === 'number' ? phpText(value) : 'Array';
}

/** Throws `BadRequest` for a string of more than `limit` characters; that uses up no id (core.md 7.8). */
function textUpTo(limit: number, field: string, text: string): string {
  return [...text].length > limit
    ? refuseField(field, `must be at most ${limit} characters long`, {
        rule: `at most ${limit} characters`,
        value: text,
      })
    : text;
}
