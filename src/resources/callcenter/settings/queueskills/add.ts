import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Difference } from '#dialect.ts';
import { refuseField } from '#errors.ts';
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

/** `catid` is overwritten by the category that is found or made. */
const accepted = ['name', 'description', 'printscreen', 'category_name', 'catid', 'id'];

/** Adds a skill, and its category when it is new; throws `BadRequest`. The category is written first (core.md 7.8). */
export function addSkill(request: ActRequest, body: Container): number {
  const { store } = request;
  if (body['name'] === undefined) refuseField('name', 'is missing', { rule: 'undefined' });
  const catid = categoryId(
    store,
    rawText(body['category_name']) ?? refuseField('category_name', 'is missing', { rule: 'undefined' }),
  );
  const unknown = Object.keys(body).find((key) => !accepted.includes(key));
  if (unknown !== undefined)
    refuseField(unknown, `is no field of a skill: the fields are ${accepted.join(', ')}`, {
      rule: 'unknown key',
      value: body[unknown],
    });
  const name = rawText(body['name']);
  if (name === null) {
    store.sequences.consume('queueskill');
    refuseField('name', 'must not be null', { rule: 'not null' });
  }
  const description = rawText(body['description']);
  const sign = rawText(body['printscreen']);
  const printscreen = sign === null ? null : shortText('printscreen', sign, 5);
  const skill = { catid, name: shortText('name', name, 64), description, printscreen };
  return (body['id'] ?? null) === null ? store.insert('queueskill', skill) : insertUnder(request, body['id'], skill);
}

function categoryId(store: Store, sent: string): number {
  const name = shortText('category_name', sent, 64);
  const known = store.first('queueskillcat', { name });
  return known === undefined ? store.insert('queueskillcat', { name }) : known.id;
}

/** The real server stores the skill and then finds no id to answer; its counter stays where it was. */
function insertUnder(request: ActRequest, id: unknown, skill: ColumnValues<'queueskill'>): never {
  const written = rawText(id) ?? '';
  if (inDialectOf(request, keepsId) && /^[+-]?\d+$/.test(written)) {
    const { store } = request;
    const next = store.sequences.peek('queueskill');
    store.insert('queueskill', { id: written, ...skill });
    store.sequences.set('queueskill', next - 1);
  }
  return refuseField('id', 'must be left out: the server chooses it', { rule: 'not given', value: id });
}

/** Values are stored as they are, without any rule for what they look like. */
function rawText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'string' || typeof value === 'number' ? phpText(value) : 'Array';
}

/** Throws for a text of more characters; that uses up no id (core.md 7.8). */
function shortText(field: string, text: string, longest: number): string {
  return [...text].length > longest
    ? refuseField(field, `must be at most ${longest} characters long`, {
        rule: `at most ${longest} characters`,
        value: text,
      })
    : text;
}
