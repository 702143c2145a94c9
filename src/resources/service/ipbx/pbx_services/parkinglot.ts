import type { ActDescription } from '#core/act-description.ts';
import { add, edit, list, view } from '#core/acts.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { removeDescription } from '#core/descriptions.ts';
import { type ActRequest, idOf, objectBody, rowKey } from '#core/request.ts';
import { type Act, act, type Outcome } from '#core/resource.ts';
import type { Difference } from '#dialect.ts';
import { BadRequest, NotFound, quoted } from '#errors.ts';
import { type JsonRecord, recordJson } from '#pbx/json/record-json.ts';
import { plainRows } from '#pbx/json/rows.ts';
import { sortedByText } from '#pbx/json/text-order.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { phpText } from '#wire/php.ts';
import { lotCasts, parkinglotAnswers } from './parkinglot/answers.ts';
import { newLotReads, parkinglotReads, readColumns } from './parkinglot/body.ts';

const served: Difference<boolean> = {
  where: 'parkinglot, every act',
  recorded: { text: '404, no version header', value: false },
  documented: {
    text: 'served, with the right service/ipbx/pbx_services/parkinglot; refused bodies are 400',
    value: true,
  },
  why: 'the page documents five acts and a table of status codes',
};

const toItem = (row: Rows['parkinglot']): JsonRecord => recordJson(row, lotCasts);

/** Acts on one parking lot require the parameter `id`, whatever its value. */
function withId({ description, run }: Act): Act {
  const statuses = [...description.statuses, { status: 400, when: '`id` is missing' }];
  return act({ ...description, statuses }, (request) => {
    if (request.query.has('id')) return run(request);
    throw new BadRequest({ message: 'the parameter id is missing; it names the parking lot', field: 'id' });
  });
}

const change = edit({
  reads: parkinglotReads,
  find: ({ store }, id) => store.first('parkinglot', { id }),
  change: ({ store }, lot, { id: _id, ...body }) => changeLot(store, lot, body),
});

function changeLot(store: Store, { id }: Rows['parkinglot'], body: Readonly<Record<string, unknown>>): void {
  store.anyTable('parkinglot').update({ id }, readColumns(body));
}

/** An edit without the parameter `id`, as in the URL on the page, takes the id from the body. */
function changeByBody(request: ActRequest): Outcome {
  const { id, ...body } = objectBody(request, parkinglotReads);
  const isText = typeof id === 'string' || typeof id === 'number';
  if (id === undefined)
    throw new BadRequest({ message: 'id is missing; neither the query nor the body has one', field: 'id' });
  const key = isText ? rowKey(phpText(id)) : undefined;
  const lot = key === undefined ? undefined : request.store.first('parkinglot', { id: key });
  if (lot === undefined)
    throw new NotFound({ message: `there is no parking lot with id ${quoted(id)}`, field: 'id', value: id });
  changeLot(request.store, lot, body);
  return { status: 200 };
}

const changeOf: ActDescription = {
  ...change.description,
  parameters: [
    { name: 'id', words: 'the id of the parking lot; without it, the `id` in the body counts', rule: { cast: 'int' } },
  ],
};

/** An id that is not a number deletes nothing and answers 200. */
function destroy(request: ActRequest): Outcome {
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
  rows: plainRows('parkinglot'),
  answers: parkinglotAnswers,
  acts: {
    list: list(({ store }) => sortedByText(store.all('parkinglot'), 'name').map(toItem)),
    view: withId(
      view(({ store }, id) => {
        const row = store.first('parkinglot', { id });
        return row && toItem(row);
      }),
    ),
    add: add(newLotReads, ({ store }, body) => String(store.anyTable('parkinglot').insert(readColumns(body)))),
    edit: act(changeOf, (request) => (request.query.has('id') ? change.run(request) : changeByBody(request))),
    delete: withId(act(removeDescription(), destroy)),
  },
  afterChanges: commandsFor('asterisk', 'module reload features'),
});
