import type { ActDescription } from '#core/act-description.ts';
import type { SettingsRows } from '#core/answer-rows.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import type { ActRequest } from '#core/request.ts';
import { act, type Outcome } from '#core/resource.ts';
import { part, value } from '#fields/vocabulary.ts';
import { type JsonRecord, recordJson } from '#pbx/json/record-json.ts';
import { joinedAt, rowFrom } from '#pbx/json/rows.ts';
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

const reads = part({
  maintenance: value('number', 'whether alerts are paused: 0 or 1; any word is 0'),
  alert_emails: value('texts', 'the addresses that receive alerts'),
  dahdi_monitor_ports: value('ids', 'the ports of telephony cards that are watched'),
  max_call_duration: value('number', 'the longest call in minutes before an alert; kept if left out'),
});

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

const editOf: ActDescription = {
  summary: 'Change the settings of monitoring',
  body: { reads, mayBeMissing: true },
  statuses: [
    { status: 200, when: 'the settings were changed' },
    { status: 400, when: 'a field breaks a rule' },
    { status: { documented: 400 }, when: 'the body is not a JSON object; in `recorded` it counts as empty' },
  ],
};

const monitoringRows: SettingsRows = {
  kind: 'settings',
  act: 'view',
  settings: rowFrom('monitoring', (json) => ({
    alert_emails: joinedAt(json, 'alert_emails', ' '),
    dahdi_monitor_ports: joinedAt(json, 'dahdi_monitor_ports', ' '),
  })),
};

/** `support/monitoring` (callcenter-configuration.md 13). */
export const monitoring = defineResource({
  base: 'xivo/configuration',
  path: 'support/monitoring',
  modes: ['restricted'],
  fallback: 'view',
  acts: { view: settingsRecord('View the settings of monitoring', 'monitoring', toView), edit: act(editOf, edit) },
  rows: monitoringRows,
  answers: monitoringAnswers,
  commands: { edit: commandsFor('system', 'configure monitoring') },
  differences: [unusable],
});
