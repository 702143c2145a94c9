import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import type { ActRequest } from '#core/request.ts';
import type { Outcome } from '#core/resource.ts';
import { part, values } from '#fields/vocabulary.ts';
import { type JsonRecord, recordJson } from '#pbx/json/record-json.ts';
import { integer } from '#store/row.ts';
import type { Rows } from '#store/schema/rows.ts';
import { integerOf, phpInteger } from '#wire/php.ts';
import { lenientBody, type UnusableBody, unusableBody } from '../lenient-body.ts';
import { joinWords, plainColumn, splitWords } from '../plain-text.ts';
import { settingsRecord } from '../settings-record.ts';
import { monitoringAnswers } from './monitoring/answers.ts';

const unusable: UnusableBody = unusableBody(
  'support/monitoring',
  '`maintenance`, `alert_emails` and `dahdi_monitor_ports` are reset',
);

const reads = part(values('maintenance', 'alert_emails', 'dahdi_monitor_ports', 'max_call_duration'));

function toView(row: Rows['monitoring']): JsonRecord {
  return {
    ...recordJson(row, { bool: ['maintenance'] }),
    alert_emails: splitWords(row.alert_emails ?? ''),
    dahdi_monitor_ports: splitWords(row.dahdi_monitor_ports ?? '').map(phpInteger),
    max_call_duration: row.max_call_duration === null ? null : integer(row, 'max_call_duration'),
  };
}

function edit(request: ActRequest): Outcome {
  const body = lenientBody(request, unusable, reads);
  request.store.update(
    'monitoring',
    {},
    {
      // Any word counts as 0 here, even `true` and `yes`.
      maintenance: Number(integerOf(body['maintenance']) !== 0),
      alert_emails: joinWords(body['alert_emails']),
      dahdi_monitor_ports: joinWords(body['dahdi_monitor_ports']),
      ...(Object.hasOwn(body, 'max_call_duration') && { max_call_duration: plainColumn(body['max_call_duration']) }),
    },
  );
  return { status: 200 };
}

/** `support/monitoring` (callcenter-configuration.md 13). */
export const monitoring = defineResource({
  base: 'xivo/configuration',
  path: 'support/monitoring',
  modes: ['restricted'],
  fallback: 'view',
  acts: { view: settingsRecord('monitoring', toView), edit },
  answers: monitoringAnswers,
  commands: { edit: commandsFor('system', 'configure monitoring') },
  differences: [unusable],
});
