import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import * as z from 'zod';

const root = new URL('../../', import.meta.url).pathname;
const textOf = (path: string) => readFileSync(`${root}${path}`, 'utf8');

/** A YAML file that must have neither an error nor a warning: no key twice, nothing ambiguous. */
function yamlOf(path: string): unknown {
  const document = parseDocument(textOf(path), { version: '1.2', uniqueKeys: true });
  expect([...document.errors, ...document.warnings].map(String), path).toEqual([]);
  return document.toJS();
}

const manifest = z
  .object({ engines: z.object({ node: z.string() }), scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(textOf('package.json')));

const step = z.object({ uses: z.string().optional(), run: z.string().optional() });
const job = z.object({
  'runs-on': z.string(),
  'timeout-minutes': z.number(),
  needs: z.string().optional(),
  strategy: z.object({ matrix: z.object({ node: z.array(z.int()) }) }).optional(),
  permissions: z.never().optional(),
  steps: z.array(step),
});
const workflow = z
  .object({
    permissions: z.strictObject({ contents: z.literal('read') }),
    concurrency: z.object({ group: z.string() }),
    jobs: z.record(z.string(), job),
  })
  .parse(yamlOf('.github/workflows/ci.yml'));
const jobs = Object.values(workflow.jobs);
const steps = jobs.flatMap((each) => each.steps);
const commands = steps.flatMap(({ run }) => run ?? []);
const matrix = workflow.jobs['check']?.strategy?.matrix.node ?? [];

test('every command of npm that CI runs is a script of the package', () => {
  const scripts = commands.flatMap((command) => [...command.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name));
  expect(scripts).toEqual([
    'check',
    'test:browser',
    'python:check',
    'examples:check',
    'pack:check',
    'install:check',
    'release:check',
    'image:check',
    'containers:check',
  ]);
  expect(scripts.filter((name) => manifest.scripts[name ?? ''] === undefined)).toEqual([]);
});

test('a job starts only after one that exists, and actions are pinned to a major version', () => {
  expect(jobs.flatMap(({ needs }) => needs ?? []).filter((name) => !(name in workflow.jobs))).toEqual([]);
  const actions = steps.flatMap(({ uses }) => uses ?? []);
  expect(actions.length).toBeGreaterThan(0);
  expect(actions.filter((name) => !/^actions\/[\w-]+@v\d+$/.test(name))).toEqual([]);
});

test('CI covers the oldest supported Node, the one for development and the one of the image', () => {
  const oldest = Number(/^>=(\d+)/.exec(manifest.engines.node)?.[1]);
  const development = Number(textOf('.nvmrc'));
  const image = Number(/^ARG BASE=node:(\d+)/m.exec(textOf('Dockerfile'))?.[1]);
  expect(matrix).toEqual([20, 22, 24]);
  expect(Math.min(...matrix)).toBe(oldest);
  expect(matrix).toContain(development);
  expect(image).toBe(development);
  expect(textOf('.github/workflows/ci.yml')).toContain(`image: node:${image}-`);
});

test('Dependabot watches the packages, the actions and the base image, each in groups', () => {
  const update = z.object({
    'package-ecosystem': z.string(),
    directory: z.literal('/'),
    schedule: z.object({ interval: z.string() }),
    groups: z.record(z.string(), z.unknown()),
  });
  const { updates } = z
    .object({ version: z.literal(2), updates: z.array(update) })
    .parse(yamlOf('.github/dependabot.yml'));
  expect(updates.map((each) => each['package-ecosystem'])).toEqual(['npm', 'github-actions', 'docker']);
  expect(updates.filter(({ groups }) => Object.keys(groups).length === 0)).toEqual([]);
});

const choice = z.union([z.string(), z.object({ label: z.string(), required: z.boolean().optional() })]);
const element = z.strictObject({
  type: z.enum(['markdown', 'textarea', 'input', 'dropdown', 'checkboxes']),
  id: z
    .string()
    .regex(/^[\w-]+$/)
    .optional(),
  attributes: z.strictObject({
    label: z.string().optional(),
    description: z.string().optional(),
    placeholder: z.string().optional(),
    render: z.string().optional(),
    value: z.string().optional(),
    options: z.array(choice).min(1).optional(),
  }),
  validations: z.strictObject({ required: z.boolean() }).optional(),
});
const form = z.strictObject({
  name: z.string(),
  description: z.string(),
  labels: z.array(z.string()),
  body: z.array(element).min(1),
});

test.for(readdirSync(`${root}.github/ISSUE_TEMPLATE`).filter((name) => name !== 'config.yml'))(
  'GitHub can show the issue form %s',
  (name) => {
    const { body } = form.parse(yamlOf(`.github/ISSUE_TEMPLATE/${name}`));
    const fields = body.filter(({ type }) => type !== 'markdown');
    const ids = fields.map(({ id }) => id);
    expect(ids).not.toContain(undefined);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { type, id, attributes } of body) {
      expect([id, attributes.label === undefined]).toEqual([id, type === 'markdown']);
      expect([id, attributes.options !== undefined]).toEqual([id, type === 'dropdown' || type === 'checkboxes']);
    }
  },
);

test('issues are opened with a form, and no link leads to an address that is not settled', () => {
  expect(yamlOf('.github/ISSUE_TEMPLATE/config.yml')).toEqual({ blank_issues_enabled: false });
});
