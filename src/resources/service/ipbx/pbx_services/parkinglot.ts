import { add, edit, list, view } from '#core/acts.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { type ActRequest, idOf, objectBody, rowKey } from '#core/request.ts';
import type { Act } from '#core/resource.ts';
import type { Difference } from '#dialect.ts';
import { BadRequest, NotFound, quoted } from '#errors.ts';
import { type JsonRecord, recordJson } from '#pbx/json/record-json.ts';
import { sortedByText } from '#pbx/json/text-order.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { phpText } from '#wire/php.ts';
import { readColumns } from './parkinglot/body.ts';

const served: Difference<boolean> = {
  where: 'parkinglot, every act',
  recorded: { text: '404, no version header', value: false },
  documented: { text: 'served, right service/ipbx/pbx_services/parkinglot; refused bodies are 400', value: true },
  why: 'page: five acts; table of codes',
};

const toItem = (row: Rows['parkinglot']): JsonRecord => recordJson(row, { int: ['id'], bool: ['commented'] });

/** All acts on one parking lot want the parameter to be there, whatever it says. */
function withId(act: Act): Act {
  return (request) => {
    if (request.query.has('id')) return act(request);
    throw new BadRequest({ message: 'the parameter id is missing: it names the parking lot', field: 'id' });
  };
}

const change: Act = edit({
  reads: 'value',
  find: ({ store }, id) => store.first('parkinglot', { id }),
  change: ({ store }, found, { id: _own, ...body }) => changeLot(store, found, body),
});

function changeLot(store: Store, { id }: Rows['parkinglot'], body: Readonly<Record<string, unknown>>): void {
  store.anyTable('parkinglot').update({ id }, readColumns(body));
}

/** The page's URL of an edit shows no id: then the one of the body counts. */
const changeByBody: Act = (request) => {
  const { id, ...body } = objectBody(request, 'value');
  const isText = typeof id === 'string' || typeof id === 'number';
  if (id === undefined)
    throw new BadRequest({ message: 'id is missing: neither the query nor the body has one', field: 'id' });
  const key = isText ? rowKey(phpText(id)) : undefined;
  const found = key === undefined ? undefined : request.store.first('parkinglot', { id: key });
  if (found === undefined)
    throw new NotFound({ message: `there is no parking lot with id ${quoted(id)}`, field: 'id', value: id });
  changeLot(request.store, found, body);
  return { status: 200 };
};

/** An id that is no number deletes nothing, and that is a success. */
function destroy(request: ActRequest): { status: 200 } {
  const isNumber = /^[+-]?\d+$/.test(request.query.text('id') ?? '');
  const id = idOf(request);
  const isDeleted = id !== undefined && request.store.delete('parkinglot', { id }) > 0;
  if (isNumber && !isDeleted) throw new NotFound({ message: `there is no parking lot with id ${id}`, field: 'id' });
  return { status: 200 };
}

export const parkinglot = defineResource({
  base: 'service/ipbx',
  path: 'pbx_services/parkinglot',
  nouns: { one: 'parking lot', many: 'parking lots' },
  served,
  fixture: 'parkinglots',
  fallback: 'list',
  acts: {
    list: list(({ store }) => sortedByText(store.all('parkinglot'), 'name').map(toItem)),
    view: withId(
      view(({ store }, id) => {
        const row = store.first('parkinglot', { id });
        return row && toItem(row);
      }),
    ),
    add: add('value', ({ store }, body) => String(store.anyTable('parkinglot').insert(readColumns(body)))),
    edit: (request) => (request.query.has('id') ? change(request) : changeByBody(request)),
    delete: withId(destroy),
  },
  afterChanges: commandsFor('asterisk', 'module reload features'),
});
