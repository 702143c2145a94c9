import type { ActDescription } from '#core/act-description.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { refusedBody } from '#core/descriptions.ts';
import { type ActRequest, objectBody } from '#core/request.ts';
import { act, type Outcome } from '#core/resource.ts';
import { BadRequest } from '#errors.ts';
import { host, hostName } from '#fields/checks.ts';
import { parse } from '#fields/evaluate.ts';
import { present as mustBePresent, optional, required } from '#fields/field.ts';
import type { NamedCheck } from '#fields/rule.ts';
import { multiLine } from '#fields/text.ts';
import { namesOf, part, value } from '#fields/vocabulary.ts';
import { type JsonRecord, recordJson } from '#pbx/json/record-json.ts';
import type { Rows } from '#store/schema/rows.ts';
import { isScalar, phpText } from '#wire/php.ts';
import { asContainer, type Container } from '#wire/values.ts';
import { splitWords } from '../plain-text.ts';
import { settingsRecord } from '../settings-record.ts';
import { resolvconfAnswers } from './resolvconf/answers.ts';
import { resolvconfRows } from './rows.ts';

const maxNames = 6;

const hostNames: NamedCheck = {
  name: 'at most six host names',
  words: 'at most six host names, separated by spaces',
  accepts: (names) => names.split(' ').length <= maxNames && names.split(' ').every((name) => hostName.accepts(name)),
};

const fields = {
  hostname: required({
    regexp: /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i,
    words: 'a host name without a domain: at most 63 letters, digits and hyphens, without a hyphen at either end',
    lower: true,
  }),
  domain: required({ check: hostName }),
  nameserver1: mustBePresent({ check: host }, null),
  nameserver2: mustBePresent({ check: host }, null),
  nameserver3: mustBePresent({ check: host }, null),
  search: optional({ maxlen: 255, check: hostNames }, null),
  description: optional(multiLine(1000), ''),
};

const reads = part({
  ...namesOf(fields),
  search: value('texts', 'the domains that are searched, at most six; or a text of names separated by spaces'),
});

function toView(row: Rows['resolvconf']): JsonRecord {
  const { id: _id, ...view } = recordJson(row);
  return { ...view, search: row.search === null ? null : splitWords(row.search) };
}

/** `search` as one string of names separated by spaces. The body may contain a list of names or such a string. */
function searchText(value: unknown): string {
  const names = isScalar(value) ? [value] : Object.values(asContainer(value) ?? {});
  if (names.every(isScalar)) return names.map(phpText).join(' ').trim().replace(/ +/g, ' ');
  throw new BadRequest({
    message: 'search must be a string or a list of strings',
    field: 'search',
    rule: 'text',
    value,
  });
}

function save(request: ActRequest): Outcome {
  const body: Container = objectBody(request, reads);
  request.store.update('resolvconf', {}, parse(fields, { ...body, search: searchText(body['search']) }));
  return { status: 200 };
}

const saveOf: ActDescription = {
  summary: 'Change the name servers',
  body: { reads },
  statuses: [{ status: 200, when: 'the settings were changed' }, refusedBody],
};

/** `network/resolvconf` (callcenter-configuration.md 14). */
export const resolvconf = defineResource({
  base: 'xivo/configuration',
  path: 'network/resolvconf',
  fallback: 'view',
  acts: { view: settingsRecord('View the name servers', 'resolvconf', toView), save: act(saveOf, save) },
  rows: resolvconfRows,
  answers: resolvconfAnswers,
  commands: { save: commandsFor('system', 'configure resolvconf') },
});
