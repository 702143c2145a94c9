import { commandsFor } from '#core/commands.ts';
import { defineResource } from '#core/define-resource.ts';
import type { ActRequest } from '#core/request.ts';
import type { Outcome } from '#core/resource.ts';
import { each, part, values } from '#fields/vocabulary.ts';
import { type Item, present } from '#pbx/shown/records.ts';
import { type Row, type SqlValue, text } from '#store/row.ts';
import { fieldsOf, itemsOf } from '#wire/values.ts';
import { lenientBody, type UnusableBody, unusableBody } from '../lenient-body.ts';
import { plainColumn, plainText } from '../plain-text.ts';
import { settingsRecord } from '../settings-record.ts';

const unusable: UnusableBody = unusableBody('network/mail', '`canonical` is emptied');

/** Nothing checks the texts but the database. */
const texts = ['mydomain', 'origin', 'relayhost', 'fallback_relayhost'];

const reads = part({ ...values(...texts), canonical: each(part(values('pattern', 'result'))) });

function toView(row: Row): Item {
  const lines = text(row, 'canonical').split('\n');
  const canonical = lines.flatMap((line) => {
    const [pattern = '', result = ''] = line.trim().split(/\s+/);
    return pattern === '' ? [] : [{ pattern, result }];
  });
  return { ...present(row), canonical };
}

/** A pattern and its result make a line; an item without pattern makes none. */
function toLine(item: unknown): string | undefined {
  // A text is read at its first character, whatever key is asked for (callcenter-configuration.md 11).
  const [first] = typeof item === 'string' ? item : '';
  const pair = first === undefined ? fieldsOf(item) : { pattern: first, result: first };
  const pattern = plainText(pair?.['pattern']);
  return pattern === '' ? undefined : `${pattern} ${plainText(pair?.['result'])}`;
}

function edit(request: ActRequest): Outcome {
  const body = lenientBody(request, unusable, reads);
  const lines = (itemsOf(body['canonical']) ?? []).map(toLine).filter((line) => line !== undefined);
  const changes: Record<string, SqlValue> = { canonical: lines.join('\n') };
  for (const name of texts) if (Object.hasOwn(body, name)) changes[name] = plainColumn(body[name]);
  request.store.anyTable('mail').update({}, changes);
  return { status: 200 };
}

export const mail = defineResource({
  base: 'xivo/configuration',
  path: 'network/mail',
  modes: ['restricted'],
  fallback: 'view',
  acts: { view: settingsRecord('mail', toView), edit },
  commands: { edit: commandsFor('system', 'configure mail') },
  differences: [unusable],
});
