import type { Additions } from '#core/act-description.ts';
import { add, edit, list, remove, search, view } from '#core/acts.ts';
import { defineResource } from '#core/define-resource.ts';
import { missingViewOf } from '#core/missing.ts';
import { type ActRequest, requiredPart } from '#core/request.ts';
import type { Difference } from '#dialect.ts';
import { containsText } from '#store/search.ts';
import type { Container } from '#wire/values.ts';
import { configurationAnswers } from './configuration/answers.ts';
import { configurationParts, readConfiguration } from './configuration/fields.ts';
import { readLinks, removeLinks, writeLinks } from './configuration/links.ts';
import { statisticsConfigurationRows } from './configuration/rows.ts';
import { toConfigurationItem, toConfigurationView } from './configuration/show.ts';

const missingView: Difference<number> = missingViewOf('statistics configuration', {
  ids: 'an empty, unknown or malformed',
});

/** Reads and checks a body before anything is written, so that a refusal uses up no id. */
function read({ store }: ActRequest, body: Container) {
  const values = readConfiguration(requiredPart(body, 'stats_conf'));
  return { values, links: readLinks(store, body) };
}

const keyedList: Additions = {
  statuses: [{ status: 500, when: '`queue` or `agent` is an object with keys' }],
};

/** `settings/configuration` of the statistics (callcenter-configuration.md 6). */
export const statisticsConfiguration = defineResource({
  base: 'statistics/call_center',
  path: 'settings/configuration',
  nouns: { one: 'statistics configuration', many: 'statistics configurations' },
  honoursSum: false,
  fixture: 'statistics',
  fallback: 'list',
  acts: {
    list: list(({ store }) => store.all('stats_conf').map(toConfigurationItem)),
    search: search(({ store }, text) => {
      const { sql, values } = containsText(['name', 'description'], text);
      return store
        .query('stats_conf', `SELECT * FROM stats_conf WHERE ${sql} ORDER BY id`, ...values)
        .map(toConfigurationItem);
    }),
    view: view(
      ({ store }, id) => {
        const row = store.first('stats_conf', { id });
        return row && toConfigurationView(store, row);
      },
      { missing: missingView, withoutId: 404 },
    ),
    add: add(
      configurationParts,
      (request, body) => {
        const { values, links } = read(request, body);
        const id = request.store.insert('stats_conf', { ...values, dcreate: request.clock.seconds() });
        writeLinks(request.store, id, links);
        return undefined;
      },
      keyedList,
    ),
    edit: edit({
      reads: configurationParts,
      find: ({ store }, id) => store.first('stats_conf', { id }),
      change: (request, { id }, body) => {
        const { values, links } = read(request, body);
        request.store.update('stats_conf', { id }, { ...values, dupdate: request.clock.seconds() });
        writeLinks(request.store, id, links);
      },
      additions: keyedList,
    }),
    delete: remove(({ store }, id) => {
      removeLinks(store, id);
      return store.delete('stats_conf', { id }) > 0;
    }),
  },
  rows: statisticsConfigurationRows,
  answers: configurationAnswers,
  differences: [missingView],
});
