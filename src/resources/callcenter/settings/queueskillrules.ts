import { type ActDescription, type StatusCase, statusesOf } from '#core/act-description.ts';
import { list, search } from '#core/acts.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { missing, missingViewOf } from '#core/missing.ts';
import { type ActRequest, inDialectOf, objectBody } from '#core/request.ts';
import { act, type Outcome } from '#core/resource.ts';
import type { Difference } from '#dialect.ts';
import { BadRequest, NotFound, OperationFailed } from '#errors.ts';
import { mustHave, part, value } from '#fields/vocabulary.ts';
import type { JsonRecord } from '#pbx/json/record-json.ts';
import { sortedByText } from '#pbx/json/text-order.ts';
import type { Rows } from '#store/schema/rows.ts';
import { containsText } from '#store/search.ts';
import { plainId, plainIdParameter, requiredPlainId } from './plain-ids.ts';
import { ruleAnswers } from './queueskillrules/answers.ts';
import { maxNameLength, readRule } from './queueskillrules/body.ts';
import { skillRuleRows } from './queueskillrules/rows.ts';

const missingView: Difference<number> = missingViewOf('queueskillrules', {
  ids: 'a missing or malformed',
  why: 'page: table of codes',
});

const unknownView: Difference<Outcome | undefined> = {
  where: 'queueskillrules: `view` of an unknown `id`',
  recorded: { text: '200 `{"rule":[""]}`', value: { status: 200, json: { rule: [''] } } },
  documented: { text: '404', value: undefined },
  why: 'page: table of codes',
};

const unknownDelete: Difference<'done' | 'refusal'> = {
  where: 'queueskillrules: `delete` of an unknown `id`',
  recorded: { text: '200 (above 32 bits: 500)', value: 'done' },
  documented: { text: '404', value: 'refusal' },
  why: 'page: table of codes; the client takes both',
};

const refusedAdd: Difference<'failure' | 'refusal'> = {
  where: 'queueskillrules: refused `add`',
  recorded: { text: '500, empty; a name of more than 64 characters: 200 `false`', value: 'failure' },
  documented: { text: '400, empty', value: 'refusal' },
  why: 'page: 400 for incorrect adds',
};

function toItem({ id, name, rule }: Rows['queueskillrule']): JsonRecord {
  return { id: String(id), name, rule: (rule ?? '').split(';') };
}

function toList(rows: readonly Rows['queueskillrule'][]): JsonRecord[] {
  return sortedByText(rows, 'name').map(toItem);
}

const reads = part({
  name: mustHave(value('text', `the name, at most ${maxNameLength} characters`)),
  rule: mustHave(value('texts', 'the rules, each one or two conditions on skills, such as `WT < 60, english > 50`')),
});

const addRefusals: readonly StatusCase[] = [
  { status: { recorded: 500, documented: 400 }, when: 'the body is not a JSON object, or breaks a rule' },
  {
    status: { recorded: 200, documented: 400 },
    when: 'the name is longer than 64 characters; a 200 for it has the body `false`',
  },
];

function add(request: ActRequest): Outcome {
  try {
    const { name, rule } = readRule(request.store, objectBody(request, reads));
    if ([...name].length > maxNameLength) return refuseName(request, name);
    return { status: 200, json: String(request.store.insert('queueskillrule', { name, rule })) };
  } catch (error) {
    if (!(error instanceof BadRequest) || inDialectOf(request, refusedAdd) === 'refusal') throw error;
    throw new OperationFailed(error.reason);
  }
}

function refuseName(request: ActRequest, value: string): Outcome {
  const reason = {
    message: `name must be at most ${maxNameLength} characters long`,
    field: 'name',
    rule: `at most ${maxNameLength}`,
    value,
  };
  if (inDialectOf(request, refusedAdd) === 'failure') return { status: 200, json: false, reason };
  throw new BadRequest(reason);
}

function remove(request: ActRequest): Outcome {
  const id = requiredPlainId(request);
  if (request.store.delete('queueskillrule', { id }) > 0) return { status: 200 };
  const reason = { message: `there is no skill rule with id ${id}`, field: 'id', value: id };
  if (inDialectOf(request, unknownDelete) === 'refusal') throw new NotFound(reason);
  if (id >= 2 ** 31) throw new OperationFailed(reason);
  return { status: 200, reason };
}

function view(request: ActRequest): Outcome {
  const id = plainId(request);
  if (id === undefined) return missing(request, missingView);
  const row = request.store.first('queueskillrule', { id });
  if (row === undefined) return inDialectOf(request, unknownView) ?? missing(request);
  return { status: 200, json: toItem(row) };
}

const viewOf: ActDescription = {
  summary: 'View a skill rule',
  parameters: [plainIdParameter('skill rule')],
  statuses: [
    { status: 200, when: 'the skill rule' },
    { status: statusesOf(missingView), when: '`id` is missing or malformed' },
    { status: { recorded: 200, documented: 404 }, when: 'no skill rule has the `id`; a 200 has `{"rule":[""]}`' },
  ],
};

const addOf: ActDescription = {
  summary: 'Add a skill rule',
  body: { reads },
  statuses: [{ status: 200, when: 'the id of the new skill rule' }, ...addRefusals],
};

const deleteOf: ActDescription = {
  summary: 'Delete a skill rule',
  parameters: [plainIdParameter('skill rule')],
  statuses: [
    { status: 200, when: 'the skill rule was deleted' },
    { status: 400, when: '`id` is missing or malformed' },
    { status: { recorded: 200, documented: 404 }, when: 'no skill rule has the `id`' },
    { status: { recorded: 500 }, when: '`id` exceeds 32 bits' },
  ],
};

/** `settings/queueskillrules` (callcenter-configuration.md 3). */
export const queueskillrules = defineResource({
  base: 'callcenter',
  path: 'settings/queueskillrules',
  nouns: { one: 'skill rule', many: 'skill rules' },
  fixture: 'queueSkillRules',
  fallback: 'list',
  acts: {
    list: list(({ store }) => toList(store.all('queueskillrule'))),
    search: search(({ store }, text) => {
      const { sql, values } = containsText(['name', 'rule'], text);
      return toList(store.query('queueskillrule', `SELECT * FROM queueskillrule WHERE ${sql}`, ...values));
    }),
    view: act(viewOf, view),
    add: act(addOf, add),
    delete: act(deleteOf, remove),
  },
  rows: skillRuleRows,
  answers: ruleAnswers({ unknownView, refusedAdd }),
  afterChanges: commandsFor('asterisk', 'module reload app_queue'),
  differences: [missingView, unknownView, unknownDelete, refusedAdd],
});
