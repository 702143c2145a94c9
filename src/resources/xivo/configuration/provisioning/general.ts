import type { ActDescription } from '#core/act-description.ts';
import { nullAnswer } from '#core/acts.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { refusedBody } from '#core/descriptions.ts';
import { type ActRequest, objectBody } from '#core/request.ts';
import { act, type Outcome } from '#core/resource.ts';
import { NotFound } from '#errors.ts';
import { ipv4, port } from '#fields/checks.ts';
import { parse } from '#fields/evaluate.ts';
import { flag, optional, required } from '#fields/field.ts';
import { namesOf, part } from '#fields/vocabulary.ts';
import { recordJson } from '#pbx/json/record-json.ts';
import { rowFrom } from '#pbx/json/rows.ts';
import { provisioningAnswers } from './general/answers.ts';

const account = required({ maxlen: 32, regexp: /^[a-z0-9_-]+$/, words: 'lower-case letters, digits, _ -' });

const fields = {
  net4_ip: optional({ check: ipv4 }, ''),
  net4_ip_rest: optional({ check: ipv4 }, ''),
  username: account,
  password: account,
  dhcp_integration: flag(),
  rest_port: required({ check: port }),
  http_port: required({ check: port }),
  private: flag(),
  secure: flag(),
};

const reads = part(namesOf(fields));

function view({ store }: ActRequest): Outcome {
  const row = store.first('provisioning', {}, 'id');
  if (row === undefined) throw new NotFound('there are no settings; the table provisioning is empty');
  return { status: 200, json: recordJson(row) };
}

function edit(request: ActRequest): Outcome {
  request.store.update('provisioning', {}, parse(fields, objectBody(request, reads)));
  return { status: 200 };
}

const viewOf: ActDescription = {
  summary: 'View the settings of the provisioning daemon',
  statuses: [
    { status: 200, when: 'the settings' },
    { status: 404, when: 'there are no settings' },
  ],
};

const editOf: ActDescription = {
  summary: 'Change the settings of the provisioning daemon',
  body: { reads },
  statuses: [{ status: 200, when: 'the settings were changed' }, refusedBody],
};

/** The settings of the provisioning daemon (callcenter-configuration.md 17). */
export const provisioningGeneral = defineResource({
  base: 'xivo/configuration',
  path: 'provisioning/general',
  fallback: 'list',
  acts: { view: act(viewOf, view), edit: act(editOf, edit), list: nullAnswer },
  rows: { kind: 'settings', act: 'view', settings: rowFrom('provisioning') },
  answers: provisioningAnswers(fields),
  commands: { edit: commandsFor('provd', 'configure') },
});
