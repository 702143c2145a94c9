import type { ActDescription } from '#core/act-description.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import type { ActRequest } from '#core/request.ts';
import { act, type Outcome } from '#core/resource.ts';
import { BadRequest } from '#errors.ts';
import { ipv4 } from '#fields/checks.ts';
import { parse } from '#fields/evaluate.ts';
import { optional } from '#fields/field.ts';
import type { NamedCheck } from '#fields/rule.ts';
import { namesOf, part, value } from '#fields/vocabulary.ts';
import { type JsonRecord, recordJson } from '#pbx/json/record-json.ts';
import type { Rows } from '#store/schema/rows.ts';
import { lenientBody, type UnusableBody, unusableBody } from '../lenient-body.ts';
import { joinWords, plainText, splitWords } from '../plain-text.ts';
import { settingsRecord } from '../settings-record.ts';
import { dhcpAnswers } from './dhcp/answers.ts';
import { dhcpRows } from './rows.ts';

const unusable: UnusableBody = unusableBody('network/dhcp', 'everything is reset');

const normalIpv4: NamedCheck = {
  name: 'ipv4 in normal form',
  words: 'an IPv4 address without leading zeros',
  accepts: (address) => ipv4.accepts(address) && !/(?:^|\.)0\d/.test(address),
};

const fields = {
  pool_start: optional({ keepsMarkup: true, check: normalIpv4 }, ''),
  pool_end: optional({ keepsMarkup: true, check: normalIpv4 }, ''),
};

const otherNames = {
  active: value('flag', 'whether it serves; any text but an empty one and `0` is true'),
  extra_ifaces: value('texts', 'more interfaces on which it serves; at most 40 bytes when joined by spaces'),
};

const reads = part({ ...namesOf(fields), ...otherNames });

/** In bytes, after the names are joined. */
const maxInterfacesLength = 40;

function toView(row: Rows['dhcp']): JsonRecord {
  return { ...recordJson(row, { bool: ['active'] }), extra_ifaces: splitWords(row.extra_ifaces) };
}

/** Any word counts as true here, even `false` and `no`. */
function isActive(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return !['', '0'].includes(plainText(value));
}

function edit(request: ActRequest): Outcome {
  const body = lenientBody(request, unusable, reads);
  const pool = parse(fields, body);
  const active = isActive(body['active']);
  if (active && (pool.pool_start === '' || pool.pool_end === '')) {
    throw new BadRequest({ message: 'active needs both pool_start and pool_end', field: 'active', value: true });
  }
  const interfaces = joinWords(body['extra_ifaces']);
  if (Buffer.byteLength(interfaces) > maxInterfacesLength) {
    throw new BadRequest({
      message: `extra_ifaces must be at most ${maxInterfacesLength} bytes long when joined by spaces`,
      field: 'extra_ifaces',
      rule: 'maxlen',
      value: interfaces,
    });
  }
  request.store.update('dhcp', {}, { active: Number(active), ...pool, extra_ifaces: interfaces });
  return { status: 200 };
}

const editOf: ActDescription = {
  summary: 'Change the settings of the DHCP server',
  body: { reads, mayBeMissing: true },
  statuses: [
    { status: 200, when: 'the settings were changed' },
    { status: 400, when: 'a field breaks a rule' },
    { status: { documented: 400 }, when: 'the body is not a JSON object; in `recorded` it counts as empty' },
  ],
};

/** `network/dhcp` (callcenter-configuration.md 12). */
export const dhcp = defineResource({
  base: 'xivo/configuration',
  path: 'network/dhcp',
  modes: ['restricted'],
  fallback: 'view',
  acts: { view: settingsRecord('View the settings of the DHCP server', 'dhcp', toView), edit: act(editOf, edit) },
  rows: dhcpRows,
  answers: dhcpAnswers,
  commands: { edit: commandsFor('system', 'configure dhcp') },
  differences: [unusable],
});
