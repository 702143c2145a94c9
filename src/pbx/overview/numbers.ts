import * as z from 'zod';
import { fullName } from '#pbx/json/record-json.ts';
import { displayForm } from '#pbx/numbers/numbers.ts';
import { isInRange } from '#pbx/numbers/ranges.ts';
import type { QueryRow } from '#store/query.ts';
import type { Condition } from '#store/search.ts';
import type { Store } from '#store/store.ts';
import { freeNumbers } from './free-numbers.ts';
import {
  groupedBy,
  type Link,
  link,
  type OverviewKind,
  type Page,
  type PageRequest,
  pageOf,
  pageQuery,
  rowsOfPage,
  selection,
} from './kind.ts';

const numberRow = () =>
  z.object({
    table: z.string().describe('Name of the table.'),
    key: z.object({ id: z.int().describe('The id of the row.') }).describe('Values of columns.'),
  });

const numberOverview = () =>
  z
    .object({
      id: z.int().describe('The id of the row.'),
      number: z.string().describe('Number as clients see it; a pattern has no leading `_`.'),
      context: z
        .string()
        .describe('Context of the number; empty for the codes of features, which are the same in all contexts.'),
      type: z.string().describe('Type of the object that has the number, such as `user` or `group`.'),
      owner: link(),
      rows: z.array(numberRow()).readonly().describe('The row of the number.'),
    })
    .meta({ title: 'NumberOverview', description: 'A number in use and its owner.' });

const numberRun = () =>
  z
    .object({ first: z.string().describe('First number.'), last: z.string().describe('Last number.') })
    .meta({ title: 'NumberRun', description: 'Consecutive numbers, first and last included.' });

const contextRange = () =>
  z
    .object({
      type: z.string().describe('Type of the objects that take their numbers from the range, such as `user`.'),
      first: z.string().describe('First number.'),
      last: z.string().describe('Last number.'),
      used: z.int().describe('How many numbers of this type in the range are in use.'),
      freeCount: z.int().describe('How many numbers of the range no object of the context has.'),
      free: z.array(numberRun()).readonly().describe('Runs of those numbers, at most 100.'),
    })
    .meta({ title: 'ContextRange', description: 'A number range of a context, first and last included.' });

const contextOverview = () =>
  z
    .object({
      name: z.string().describe('Name.'),
      displayName: z.string().describe('What people call it.'),
      type: z.string().describe('Type of the context, such as `internal`.'),
      ranges: z.array(contextRange()).readonly().describe('Number ranges.'),
    })
    .meta({ title: 'ContextOverview', description: 'A context with its number ranges.' });

const numberPage = () =>
  pageOf(numberOverview()).extend({
    contexts: z.array(contextOverview()).readonly().describe('All contexts, by name.'),
  });

/** The numbers in use, and the ranges of the contexts. */
export type NumbersOverview = z.output<ReturnType<typeof numberPage>>;

/** A number in use and its owner. */
type NumberOverview = NumbersOverview['items'][number];

const columns = {
  id: 'extenumbers.id',
  exten: 'extenumbers.exten',
  context: 'extenumbers.context',
  type: 'extenumbers.type',
  typeval: 'extenumbers.typeval',
  lineid: 'linefeatures.id?',
  linename: 'linefeatures.name?',
  userid: 'userfeatures.id?',
  firstname: 'userfeatures.firstname?',
  lastname: 'userfeatures.lastname?',
  name: 'text?',
  outcallid: 'outcall.id?',
} as const;

type Row = QueryRow<typeof columns>;

const from = `extenumbers e
  LEFT JOIN linefeatures l ON e.type = 'user' AND l.id = CAST(e.typeval AS INTEGER)
  LEFT JOIN userfeatures u ON u.id = l.iduserfeatures
  LEFT JOIN groupfeatures g ON e.type = 'group' AND g.id = CAST(e.typeval AS INTEGER)
  LEFT JOIN queuefeatures q ON e.type = 'queue' AND q.id = CAST(e.typeval AS INTEGER)
  LEFT JOIN meetmefeatures m ON e.type = 'meetme' AND m.id = CAST(e.typeval AS INTEGER)
  LEFT JOIN voicemenu w ON e.type = 'voicemenu' AND w.id = CAST(e.typeval AS INTEGER)
  LEFT JOIN dialpattern p ON e.type = 'outcall' AND p.id = CAST(e.typeval AS INTEGER)
  LEFT JOIN outcall o ON o.id = p.typeid`;

const name = 'coalesce(g.name, q.name, m.name, w.name, o.name)';

const select = `e.id, e.exten, e.context, e.type, e.typeval, l.id AS lineid, l.name AS linename,
  u.id AS userid, u.firstname, u.lastname, ${name} AS name, o.id AS outcallid`;

const searched = ['e.exten', 'e.context', 'e.type', 'l.name', "u.firstname || ' ' || u.lastname", name];

const query = pageQuery.extend({
  context: z.string().optional().describe('Name of a context; empty for the codes of features.'),
});

/** `context` selects the numbers of a context; empty for the codes of features. */
interface NumbersRequest extends PageRequest {
  readonly context?: string | undefined;
}

function page(store: Store, request: NumbersRequest): Page<NumberOverview> & NumbersOverview {
  const condition = inContext(request, selection({ id: 'e.id', searched }, request));
  const order = "e.context = '', e.context, length(e.exten), e.exten, e.id";
  const { total, rows } = rowsOfPage(store, { shape: columns, select, from, condition, order }, request);
  return { total, items: rows.map(toNumber), contexts: contextsOf(store) };
}

function inContext({ context }: NumbersRequest, { sql, values }: Condition): Condition {
  return context === undefined ? { sql, values } : { sql: `(${sql} AND e.context = ?)`, values: [...values, context] };
}

function toNumber(row: Row): NumberOverview {
  const { id, exten, context, type } = row;
  const rows = [{ table: 'extenumbers', key: { id } }];
  return { id, number: displayForm(exten), context, type, owner: ownerOf(row), rows };
}

/** The user of the line, the line if it has no user, the object that has the number, or the feature with this code. */
function ownerOf({ type, typeval, lineid, linename, userid, firstname, lastname, name, outcallid }: Row): Link {
  if (userid !== null) {
    return { type: 'user', id: userid, label: fullName({ firstname: firstname ?? '', lastname: lastname ?? '' }) };
  }
  if (lineid !== null) return { type: 'line', id: lineid, label: linename ?? '' };
  if (outcallid !== null) return { type: 'outcall', id: outcallid, label: name ?? '' };
  return { type, id: /^\d+$/.test(typeval) ? Number(typeval) : typeval, label: name ?? typeval };
}

/** The contexts with their ranges. */
function contextsOf(store: Store): NumbersOverview['contexts'] {
  const stored = store.query(
    { type: 'extenumbers.type', context: 'extenumbers.context', exten: 'extenumbers.exten' },
    'SELECT type, context, exten FROM extenumbers',
  );
  const numbersOf = groupedBy(stored, ({ context }) => context);
  const rangesOf = groupedBy(store.all('contextnumbers'), ({ context }) => context);
  return store.all('context', {}, 'name').map(({ name, displayname, contexttype }) => {
    const numbers = numbersOf.get(name) ?? [];
    const byType = groupedBy(numbers, ({ type }) => type);
    const taken = new Set(numbers.map(({ exten }) => exten));
    const ranges = (rangesOf.get(name) ?? []).map((range) => ({
      type: range.type,
      first: range.numberbeg,
      last: range.numberend === '' ? range.numberbeg : range.numberend,
      used: (byType.get(range.type) ?? []).filter(({ exten }) => isInRange(exten, range)).length,
      ...freeNumbers(range, taken),
    }));
    return { name, displayName: displayname, type: contexttype, ranges };
  });
}

/** The numbers in use in each context. */
export const numbersOverview: OverviewKind = {
  name: 'numbers',
  table: 'extenumbers',
  query,
  summary: 'The numbers in use with their owners, and the number ranges of the contexts',
  answer: numberPage,
  page,
};
