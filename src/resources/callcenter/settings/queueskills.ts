import { type ActDescription, statusesOf } from '#core/act-description.ts';
import { list, search } from '#core/acts.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { missing, missingViewOf } from '#core/missing.ts';
import { type ActRequest, inDialectOf, objectBody } from '#core/request.ts';
import { act, type Outcome } from '#core/resource.ts';
import type { Difference } from '#dialect.ts';
import { BadRequest, NotFound } from '#errors.ts';
import { recordJson } from '#pbx/json/record-json.ts';
import type { QueryRow } from '#store/query.ts';
import { type Condition, containsText } from '#store/search.ts';
import type { Store } from '#store/store.ts';
import { plainId, plainIdParameter, requiredPlainId } from './plain-ids.ts';
import { addSkill, keepsId, skillReads } from './queueskills/add.ts';
import { skillAnswers } from './queueskills/answers.ts';
import { skillRows } from './queueskills/rows.ts';

const missingView: Difference<number> = missingViewOf('queueskills', { ids: 'a missing, malformed or unknown' });

const refusedAdd: Difference<'false' | 'refusal'> = {
  where: 'queueskills: refused `add`',
  recorded: { text: '200 `false`; a new category stays', value: 'false' },
  documented: { text: '400, empty; nothing stays', value: 'refusal' },
  why: 'page: 400 for incorrect adds; the client would take `false` for an id',
};

const alias: Difference<boolean> = {
  where: 'path `settings/queuesskills`',
  recorded: { text: '404, unknown path', value: false },
  documented: { text: 'alias of `queueskills`', value: true },
  why: 'URL printed on the page',
};

/** Where the answer is `false`, rows written before the refusal stay: nothing is rolled back (core.md 7.8). */
function add(request: ActRequest): Outcome {
  try {
    return { status: 200, json: String(addSkill(request, objectBody(request, skillReads))) };
  } catch (error) {
    if (!(error instanceof BadRequest) || inDialectOf(request, refusedAdd) === 'refusal') throw error;
    return { status: 200, json: false, reason: error.reason };
  }
}

function view(request: ActRequest): Outcome {
  const id = plainId(request);
  const [row] = id === undefined ? [] : selectSkills(request.store, { sql: 's.id = ?', values: [id] });
  return row === undefined ? missing(request, missingView) : { status: 200, json: recordJson(row) };
}

function remove(request: ActRequest): Outcome {
  const id = requiredPlainId(request);
  if (request.store.delete('queueskill', { id }) > 0) return { status: 200 };
  throw new NotFound({ message: `there is no skill with id ${id}`, field: 'id', value: id });
}

const viewOf: ActDescription = {
  summary: 'View a skill',
  parameters: [plainIdParameter('skill')],
  statuses: [
    { status: 200, when: 'the skill' },
    { status: statusesOf(missingView), when: '`id` is missing or malformed, or no skill has it' },
  ],
};

const addOf: ActDescription = {
  summary: 'Add a skill',
  details: 'A category that does not exist yet is added. Unlike elsewhere, an unknown field is refused.',
  body: { reads: skillReads },
  statuses: [
    { status: 200, when: 'the id of the new skill' },
    {
      status: { recorded: 200, documented: 400 },
      when: 'the body is not a JSON object, or breaks a rule; a 200 for it has the body `false`',
    },
  ],
};

const deleteOf: ActDescription = {
  summary: 'Delete a skill',
  parameters: [plainIdParameter('skill')],
  statuses: [
    { status: 200, when: 'the skill was deleted' },
    { status: 400, when: '`id` is missing or malformed' },
    { status: 404, when: 'no skill has the `id`' },
  ],
};

const skillColumns = {
  id: 'queueskill.id',
  name: 'queueskill.name',
  description: 'queueskill.description',
  printscreen: 'queueskill.printscreen',
  category_name: 'queueskillcat.name?',
} as const;

function selectSkills(store: Store, { sql, values }: Condition): QueryRow<typeof skillColumns>[] {
  const query = `SELECT s.id, s.name, s.description, s.printscreen, c.name AS category_name
    FROM queueskill s LEFT JOIN queueskillcat c ON c.id = s.catid WHERE ${sql} ORDER BY s.id`;
  return store.query(skillColumns, query, ...values);
}

const searchColumns = ['s.name', 's.description', 's.printscreen', 'c.name'];

/** `settings/queueskills` (callcenter-configuration.md 2). */
export const queueskills = defineResource({
  base: 'callcenter',
  path: 'settings/queueskills',
  nouns: { one: 'skill', many: 'skills' },
  aliases: [{ path: 'settings/queuesskills', served: alias }],
  fixture: 'queueSkills',
  fallback: 'list',
  acts: {
    list: list(({ store }) => selectSkills(store, { sql: 'true', values: [] }).map((row) => recordJson(row))),
    search: search(({ store }, text) =>
      selectSkills(store, containsText(searchColumns, text)).map((row) => recordJson(row)),
    ),
    view: act(viewOf, view),
    add: act(addOf, add),
    delete: act(deleteOf, remove),
  },
  rows: skillRows,
  answers: skillAnswers(refusedAdd),
  afterChanges: commandsFor('asterisk', 'module reload app_queue'),
  differences: [missingView, refusedAdd, keepsId],
});
