import { expect, test } from 'vitest';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { act, type Resource } from '#core/resource.ts';
import type { Difference } from '#dialect.ts';

const done = act({ summary: 'Do nothing', statuses: [{ status: 200, when: 'always' }] }, () => ({ status: 200 }));
const place = { base: 'service/ipbx', path: 'pbx_settings/doorphones' } as const;
const [reads, writes] = [
  { list: done, view: done },
  { list: done, add: done, delete: done },
];
const reload = commandsFor('asterisk', 'sip reload', 'dialplan reload');

const served: Difference<boolean> = {
  where: 'doorphones',
  recorded: { text: '404', value: false },
  documented: { text: 'served', value: true },
  why: 'the page',
};

test('acts that change objects get the commands of afterChanges, and no other act does', () => {
  const { commands } = defineResource({ ...place, acts: writes, fallback: 'list', afterChanges: reload });
  expect(commands).toEqual({ add: reload, delete: reload });
});

test('commands of single acts are kept beside those of afterChanges', () => {
  const acts = { ...writes, ring: done };
  const commands = { ring: commandsFor('system', 'ring') };
  const resource = defineResource({ ...place, acts, fallback: 'list', afterChanges: reload, commands });
  expect(resource.commands).toEqual({ add: reload, delete: reload, ring: [{ daemon: 'system', command: 'ring' }] });
});

test('a difference that decides what is served is listed automatically', () => {
  const aliases = [{ path: 'pbx_settings/intercoms', served }];
  expect(defineResource({ ...place, acts: reads, fallback: 'list', served }).differences).toEqual([served]);
  expect(defineResource({ ...place, acts: reads, fallback: 'list', aliases }).differences).toEqual([served]);
});

test('a declaration can only name acts that it has', () => {
  const resource: Resource = defineResource({ ...place, acts: reads, fallback: 'view' });
  expect(Object.keys(resource.acts)).toEqual(['list', 'view']);

  // @ts-expect-error: there is no act `lst`.
  defineResource({ ...place, acts: reads, fallback: 'lst' });
  // @ts-expect-error: there is no act `edit` that could have commands.
  defineResource({ ...place, acts: reads, fallback: 'list', commands: { edit: reload } });
  // @ts-expect-error: no act changes anything.
  defineResource({ ...place, acts: reads, fallback: 'list', afterChanges: reload });
  // @ts-expect-error: fixtures go through the act `add`.
  defineResource({ ...place, acts: reads, fallback: 'list', fixture: 'doorphones' });
  // @ts-expect-error: there is no such base.
  defineResource({ ...place, base: 'service/pbx', acts: reads, fallback: 'list' });
  defineResource({ ...place, acts: writes, fallback: 'list', fixture: 'doorphones', commands: { add: reload } });
});
