import type { ActDescription } from '#core/act-description.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { type ActRequest, objectBody } from '#core/request.ts';
import { act, type Outcome } from '#core/resource.ts';
import { BadRequest } from '#errors.ts';
import { evaluate, type FieldRefusal, refusalReason } from '#fields/evaluate.ts';
import { flag, optional, required } from '#fields/field.ts';
import { language, within } from '#fields/text.ts';
import { namesOf, part } from '#fields/vocabulary.ts';
import type { Store } from '#store/store.ts';
import type { Json } from '#wire/json.ts';
import { settingsActs } from './acts.ts';
import { sccpSettingsAnswers } from './answers.ts';
import { sccpSettingRows } from './rows.ts';

const fields = {
  directmedia: flag(),
  dialtimeout: required({ ...within(1, 10), cast: 'uint' }),
  language: optional(language, ''),
};

const reads = part(namesOf(fields));

function toView(store: Store): Json {
  const rows = store.all('sccpgeneralsettings', {}, 'id');
  const options = new Map(rows.map((row) => [row.option_name, row.option_value]));
  return { sccpgeneralsettings: rows.length > 0 && options };
}

/** Updates the options that have a row; it does not add rows. */
function edit(request: ActRequest): Outcome {
  const { values, refusals } = evaluate(fields, objectBody(request, reads));
  const [first] = refusals;
  if (first !== undefined) throw new BadRequest(refusalReason(first), refusalText(refusals));
  const options = { ...values, directmedia: values.directmedia === 1 ? 'yes' : 'no' };
  for (const [name, value] of Object.entries(options)) {
    request.store.update('sccpgeneralsettings', { option_name: name }, { option_value: value });
  }
  return { status: 200 };
}

const editOf: ActDescription = {
  summary: 'Change the general settings of SCCP',
  body: { reads },
  statuses: [
    { status: 200, when: 'the settings were changed' },
    {
      status: 400,
      when: 'the body is not a JSON object, or breaks a rule; the text names the fields that do',
      isText: true,
    },
  ],
};

/** The text of a refused edit (core.md 6.6). */
function refusalText(refusals: readonly FieldRefusal[]): string {
  const lines = refusals.map(({ field, rule }) => `    [${field}] => ${rule}\n`);
  return `Array\n(\n${lines.join('')})\n`;
}

export const generalSccp = defineResource({
  base: 'service/ipbx',
  path: 'general_settings/sccp',
  honoursSum: false,
  fallback: 'list',
  acts: { ...settingsActs('SCCP', toView), edit: act(editOf, edit) },
  rows: sccpSettingRows,
  answers: sccpSettingsAnswers,
  commands: { edit: commandsFor('asterisk', 'module reload chan_sccp.so') },
});
