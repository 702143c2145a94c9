import type { ListedRows, RowReader } from '#core/answer-rows.ts';
import {
  allFrom,
  type ColumnChanges,
  fromParts,
  idsIn,
  integerAt,
  memberAt,
  partly,
  rowFrom,
  rowsFrom,
  textAt,
} from '#pbx/json/rows.ts';
import type { TableName } from '#store/table-types.ts';
import { itemsOf } from '#wire/values.ts';

/** Answers show a time as its month. */
function firstSecondOf(month: string): number | undefined {
  if (month === '0') return 0;
  const time = Date.parse(`${month}-01T00:00:00Z`);
  return Number.isNaN(time) ? undefined : time / 1000;
}

const changes: ColumnChanges = (json) => ({
  dbegcache: firstSecondOf(textAt(json, 'dbegcache')),
  dendcache: firstSecondOf(textAt(json, 'dendcache')),
});

/** Returns the links from the configuration of a view to the objects in one of its parts. */
function links(
  { table, part, column }: { readonly table: TableName; readonly part: string; readonly column: string },
  columnsOf: (item: unknown) => Readonly<Record<string, number>> = () => ({}),
): RowReader {
  return (view) => {
    const configuration = integerAt(view, 'stats_conf.id');
    const items = itemsOf(memberAt(view, part)) ?? [];
    const rows = items.flatMap((item) => {
      const id = integerAt(item, 'id');
      return id === undefined || configuration === undefined
        ? []
        : [{ stats_conf_id: configuration, [column]: id, ...columnsOf(item) }];
    });
    return rows.length === 0 ? [] : [{ table, rows }];
  };
}

/** The inverse of the answers of `settings/configuration` of the statistics. */
export const statisticsConfigurationRows: ListedRows = {
  kind: 'objects',
  idsOf: idsIn('id'),
  list: rowsFrom('stats_conf', { changes }),
  view: allFrom(
    fromParts({ stats_conf: rowFrom('stats_conf', changes), xivouser: partly(rowsFrom('user')) }),
    links({ table: 'stats_conf_queue', part: 'queue', column: 'queuefeatures_id' }, (queue) => ({
      qos: integerAt(queue, 'stats_qos') ?? 0,
    })),
    links({ table: 'stats_conf_agent', part: 'agent', column: 'agentfeatures_id' }),
    links({ table: 'stats_conf_xivouser', part: 'xivouser', column: 'user_id' }),
  ),
};
