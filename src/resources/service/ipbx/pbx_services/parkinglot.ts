import { add, edit, list, view } from '../../../../acts.ts';
import { type Call, idOf, objectBody, rowKey } from '../../../../call.ts';
import type { Difference } from '../../../../dialect.ts';
import { afterChanges } from '../../../../effects.ts';
import { BadRequest, NotFound, quoted } from '../../../../errors.ts';
import { type Item, present } from '../../../../pbx/records.ts';
import { sortedByText } from '../../../../pbx/text-order.ts';
import type { Act, Resource } from '../../../../resource.ts';
import type { Row } from '../../../../store/row.ts';
import type { Store } from '../../../../store/store.ts';
import { phpText } from '../../../../wire/php.ts';
import { readColumns } from './parkinglot/columns.ts';

const served: Difference<boolean> = {
  where: 'parkinglot, every act',
  recorded: { told: '404, no version header', value: false },
  documented: { told: 'served, right service/ipbx/pbx_services/parkinglot; refused bodies are 400', value: true },
  why: 'page: five acts; table of codes',
};

const toItem = (row: Row): Item => present(row, { int: ['id'], bool: ['commented'] });

/** All acts on one parking lot want the parameter to be there, whatever it says. */
function withId(act: Act): Act {
  return (call) => {
    if (call.query.has('id')) return act(call);
    throw new BadRequest({ message: 'the parameter id is missing: it names the parking lot', field: 'id' });
  };
}

const change: Act = edit({
  reads: 'value',
  find: ({ store }, id) => store.first('parkinglot', { id }),
  change: ({ store }, found, { id: _own, ...body }) => changeLot(store, found, body),
});

function changeLot(store: Store, found: Row, body: Readonly<Record<string, unknown>>): void {
  store.update('parkinglot', { id: found['id'] ?? null }, readColumns(body));
}

/** The page's URL of an edit shows no id: then the one of the body counts. */
const changeByBody: Act = (call) => {
  const { id, ...body } = objectBody(call, 'value');
  const isText = typeof id === 'string' || typeof id === 'number';
  if (id === undefined)
    throw new BadRequest({ message: 'id is missing: neither the query nor the body has one', field: 'id' });
  const key = isText ? rowKey(phpText(id)) : undefined;
  const found = key === undefined ? undefined : call.store.first('parkinglot', { id: key });
  if (found === undefined)
    throw new NotFound({ message: `there is no parking lot with id ${quoted(id)}`, field: 'id', value: id });
  changeLot(call.store, found, body);
  return { status: 200 };
};

/** An id that is no number deletes nothing, and that is a success. */
function destroy(call: Call): { status: 200 } {
  const isNumber = /^[+-]?\d+$/.test(call.query.text('id') ?? '');
  const id = idOf(call);
  const isDeleted = id !== undefined && call.store.delete('parkinglot', { id }) > 0;
  if (isNumber && !isDeleted) throw new NotFound({ message: `there is no parking lot with id ${id}`, field: 'id' });
  return { status: 200 };
}

export const parkinglot: Resource = {
  base: 'service/ipbx',
  path: 'pbx_services/parkinglot',
  nouns: { one: 'parking lot', many: 'parking lots' },
  fixture: 'parkinglots',
  served,
  fallback: 'list',
  acts: {
    list: list(({ store }) => sortedByText(store.all('parkinglot'), 'name').map(toItem)),
    view: withId(
      view(({ store }, id) => {
        const row = store.first('parkinglot', { id });
        return row && toItem(row);
      }),
    ),
    add: add('value', ({ store }, body) => String(store.insert('parkinglot', readColumns(body)))),
    edit: (call) => (call.query.has('id') ? change(call) : changeByBody(call)),
    delete: withId(destroy),
  },
  commands: afterChanges('module reload features'),
  differences: [served],
};
