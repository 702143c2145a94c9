import type { ActDescription } from '#core/act-description.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import type { ActRequest } from '#core/request.ts';
import { act, type Outcome } from '#core/resource.ts';
import { refuseField } from '#errors.ts';
import { described, each, part, value } from '#fields/vocabulary.ts';
import { type JsonRecord, recordJson } from '#pbx/json/record-json.ts';
import type { Rows } from '#store/schema/rows.ts';
import { asContainer, itemsOf } from '#wire/values.ts';
import { lenientBody, type UnusableBody, unusableBody } from '../lenient-body.ts';
import { plainColumn, plainText } from '../plain-text.ts';
import { settingsRecord } from '../settings-record.ts';
import { mailAnswers } from './mail/answers.ts';
import { mailRows } from './rows.ts';

const unusable: UnusableBody = unusableBody('network/mail', '`canonical` is emptied');

/** Only the database checks the strings: it refuses NULL for the required columns. */
const requiredColumns = ['mydomain', 'origin'] as const;
const nullableColumns = ['relayhost', 'fallback_relayhost'] as const;

const rewriteNames = {
  pattern: value('text', 'an address; an entry without one is skipped'),
  result: value('text', 'the address in its place'),
};

const reads = part({
  mydomain: value('text', 'the mail domain of the server'),
  origin: value('text', 'the domain of local senders'),
  relayhost: value('text', 'the server that sends mail on'),
  fallback_relayhost: value('text', 'the server that sends mail on if the first does not'),
  canonical: described('how addresses are rewritten; none without it', each(part(rewriteNames))),
});

function toView(row: Rows['mail']): JsonRecord {
  const lines = row.canonical.split('\n');
  const canonical = lines.flatMap((line) => {
    const [pattern = '', result = ''] = line.trim().split(/\s+/);
    return pattern === '' ? [] : [{ pattern, result }];
  });
  return { ...recordJson(row), canonical };
}

/** A line of `canonical`: pattern and result. `undefined` for an item without a pattern. */
function toLine(item: unknown): string | undefined {
  // Every key of a string is its first character (callcenter-configuration.md 11).
  const [first] = typeof item === 'string' ? item : '';
  const pair = first === undefined ? asContainer(item) : { pattern: first, result: first };
  const pattern = plainText(pair?.['pattern']);
  return pattern === '' ? undefined : `${pattern} ${plainText(pair?.['result'])}`;
}

function requiredText(name: string, value: unknown): string {
  return plainColumn(value) ?? refuseField(`mail.${name}`, 'must not be null or missing', { rule: 'not null', value });
}

function edit(request: ActRequest): Outcome {
  const body = lenientBody(request, unusable, reads);
  const lines = (itemsOf(body['canonical']) ?? []).map(toLine).filter((line) => line !== undefined);
  const changes: Partial<Rows['mail']> = { canonical: lines.join('\n') };
  for (const name of requiredColumns) if (Object.hasOwn(body, name)) changes[name] = requiredText(name, body[name]);
  for (const name of nullableColumns) if (Object.hasOwn(body, name)) changes[name] = plainColumn(body[name]);
  request.store.update('mail', {}, changes);
  return { status: 200 };
}

const editOf: ActDescription = {
  summary: 'Change the settings of mail',
  body: { reads, mayBeMissing: true },
  statuses: [
    { status: 200, when: 'the settings were changed' },
    { status: 400, when: 'a field breaks a rule' },
    { status: { documented: 400 }, when: 'the body is not a JSON object; in `recorded` it counts as empty' },
  ],
};

/** `network/mail` (callcenter-configuration.md 11). */
export const mail = defineResource({
  base: 'xivo/configuration',
  path: 'network/mail',
  modes: ['restricted'],
  fallback: 'view',
  acts: { view: settingsRecord('View the settings of mail', 'mail', toView), edit: act(editOf, edit) },
  rows: mailRows,
  answers: mailAnswers,
  commands: { edit: commandsFor('system', 'configure mail') },
  differences: [unusable],
});
