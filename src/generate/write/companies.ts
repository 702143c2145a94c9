import { numberTypes } from '#pbx/numbers/ranges.ts';
import type { Store } from '#store/store.ts';
import { type Company, directDigits, type NumberBlock } from '../companies.ts';

/** Writes the entities, each with an internal context and an incall context. `createdAt` is in seconds since 1970. */
export function writeCompanies(store: Store, companies: readonly Company[], createdAt: number): void {
  store.insertMany(
    'entity',
    { disable: 0, dcreate: createdAt },
    companies.map(({ id, name, displayname }) => ({ id, name, displayname })),
  );
  store.insertMany('context', { commented: 0, description: '' }, companies.flatMap(contextsOf));
  store.insertMany('contextnumbers', {}, companies.flatMap(rangesOf));
}

function contextsOf({ name, displayname, incallContext }: Company) {
  return [
    { name, displayname, entity: name, contexttype: 'internal' },
    { name: incallContext, displayname: `${displayname}, incalls`, entity: name, contexttype: 'incall' },
  ];
}

function rangesOf(company: Company) {
  const blocks = { user: company.users, group: company.groups, queue: company.queues, meetme: company.rooms };
  return numberTypes.map((type) =>
    type === 'incall'
      ? { context: company.incallContext, type, ...bounds(company.incalls, directDigits), didlength: directDigits }
      : { context: company.name, type, ...bounds(blocks[type]), didlength: 0 },
  );
}

function bounds({ first, last }: NumberBlock, digits = 0) {
  return { numberbeg: String(first).padStart(digits, '0'), numberend: String(last).padStart(digits, '0') };
}
