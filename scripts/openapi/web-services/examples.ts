import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { packageRoot } from '#paths.ts';

const reference = z.union([z.number(), z.string()]);

/** An example of a request with a body, which the mock accepts in the documented state. */
const exampleSchema = z.strictObject({
  /** Operations whose examples have to run before; one that takes an `id` has it here. */
  after: z.array(z.strictObject({ operation: z.string(), id: reference.optional() })).default([]),
  /** The parameter `id`; `last incall` is the id of the newest row of a table. */
  id: reference.optional(),
  /** The name of the body on the published page, if it is from there. */
  page: z.string().optional(),
  body: z.record(z.string(), z.unknown()).optional(),
});

const pageSchema = z.record(z.string(), z.object({ value: z.unknown() }));

/** An example with its body. */
export type Example = Omit<z.output<typeof exampleSchema>, 'body' | 'page'> & {
  readonly body: Readonly<Record<string, unknown>>;
};

function read<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> {
  return schema.parse(JSON.parse(readFileSync(join(packageRoot, path), 'utf8')));
}

/** The bodies and answers on the published page "Web Services". */
const page = read('test/page/examples.json', pageSchema);

/** The examples of requests with a body, by operation. */
export const examples: ReadonlyMap<string, Example> = new Map(
  Object.entries(read('scripts/openapi/web-services/examples.json', z.record(z.string(), exampleSchema))).map(
    ([operation, { body, page: name, ...others }]) => [operation, { ...others, body: body ?? pageBody(name) }],
  ),
);

function pageBody(name = ''): Example['body'] {
  return z.record(z.string(), z.unknown()).parse(page[name]?.value);
}

/** The answers of the page, by operation. */
const pageAnswers: Readonly<Record<string, string>> = {
  'ipbx/call_management/pickup:list': 'pickup-list',
  'ipbx/call_management/pickup:view': 'pickup-view',
  'ipbx/call_management/cel:searchid': 'cel-searchid',
  'ipbx/call_management/cel:searchdb': 'cel-dates',
  'ipbx/system_management/extensions:search': 'extensions',
  'callcenter/settings/queueskills:list': 'skill-list',
  'callcenter/settings/queueskills:view': 'skill-view',
  'xivo/configuration/network/mail:view': 'mail-view',
};

/** The examples of the page that the description leaves out, and why. */
export const leftOut: Readonly<Record<string, string>> = {
  'user-view': 'no server answers it: it lacks columns of the user and of the lines',
  'trunk-sip-view': 'no server answers it: it lacks ids, and columns that the form of the web interface does not have',
  'user-view-lines': 'the page shows it as a body that is refused',
  'user-edit-lines': 'the longer `user-edit` has it',
  'user-attach-line': 'an operation has one example',
  'user-create-line': 'an operation has one example',
  'context-add': 'its name is taken; the example has another',
};

/** Examples of answers, by operation. */
export const exampleAnswers: ReadonlyMap<string, unknown> = new Map(
  Object.entries(pageAnswers).map(([operation, name]) => [operation, page[name]?.value]),
);
