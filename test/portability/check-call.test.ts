import { expect, test } from 'vitest';
import { Registry } from '#core/registry.ts';
import { portabilityOf } from '#portability/check-call.ts';
import { laterChanges } from '#portability/later-changes.ts';
import type { PortableCall } from '#portability/portable-call.ts';
import { releaseSchema } from '#portability/release.ts';
import { resources } from '#resources/index.ts';
import { matchesGlob } from '#text/glob.ts';

interface Case {
  readonly operation: string;
  readonly body?: unknown;
  readonly id?: string;
  readonly status?: number;
  /** What the last release does, by the first release that does it. */
  readonly found: readonly string[];
}

const call = ({ operation, body, id, status = 200 }: Case): PortableCall => ({
  operation,
  body,
  status,
  parameter: (name) => (name === 'id' ? id : undefined),
});

const users = 'ipbx/pbx_settings/users';
const columns = { protocol: ['sip'], context: ['default'], number: ['150'] };

const cases: readonly Case[] = [
  { operation: 'ipbx/trunk_management/sip:add', body: { protocol: { nat: 'yes' } }, found: ['13.04 refused'] },
  { operation: 'ipbx/trunk_management/sip:add', body: { protocol: { nat: 'no' } }, found: [] },
  { operation: 'ipbx/pbx_settings/devices:view', id: '12', found: ['13.18 refused'] },
  { operation: 'ipbx/pbx_settings/devices:view', id: '3f1d0c9a7be2486db5a1c04e92d76f10', found: [] },
  { operation: 'ipbx/pbx_settings/devices:list', found: ['13.18 different'] },
  { operation: 'ipbx/pbx_settings/lines:list', found: ['14.03 different'] },
  { operation: 'ipbx/pbx_settings/lines:view', found: ['14.03 different', '16.05 different'] },
  { operation: `${users}:view`, found: ['14.03 different', '15.17 different'] },
  { operation: 'ipbx/pbx_services/parkinglot:list', found: ['14.08 refused'] },
  { operation: 'xivo/configuration/network/iproute:add', found: ['14.08 refused'] },
  { operation: 'ipbx/queuelogger/configuration:view', found: ['14.10 refused'] },
  { operation: 'ipbx/call_management/schedule:add', body: { schedule: { name: 'a' } }, found: ['14.10 refused'] },
  { operation: 'ipbx/call_management/schedule:add', body: { schedule: { entity_id: 1 } }, found: [] },
  { operation: 'ipbx/call_management/pickup:list', found: ['14.10 different'] },
  {
    operation: 'callcenter/settings/queueskills:add',
    body: { name: 'a', printscreen: 'b' },
    found: ['14.14 different'],
  },
  { operation: 'callcenter/settings/queueskills:add', body: { name: 'a' }, found: [] },
  { operation: `${users}:edit`, body: { userfeatures: {} }, found: ['14.24 different', '15.17 different'] },
  { operation: `${users}:edit`, body: { linefeatures: { id: [1] } }, found: ['14.24 refused', '15.17 different'] },
  { operation: `${users}:edit`, body: { linefeatures: columns }, found: ['14.24 different', '15.17 different'] },
  { operation: `${users}:edit`, body: { linefeatures: { ...columns, id: [1] } }, found: ['15.17 different'] },
  { operation: `${users}:add`, body: { linefeatures: { id: [1] } }, found: ['14.24 refused', '15.17 different'] },
  { operation: `${users}:add`, body: { linefeatures: columns }, found: ['15.17 different', '16.04 refused'] },
  { operation: `${users}:add`, body: { voicemail: { mailbox: '1' } }, found: ['15.15 different', '15.17 different'] },
  { operation: `${users}:add`, body: { voicemail: { name: 'a', number: '1' } }, found: ['15.17 different'] },
  { operation: `${users}:delete`, found: ['15.15 different'] },
  { operation: `${users}:import`, found: ['15.20 different'] },
  { operation: 'ipbx/call_management/cel:search', found: ['15.13 refused'] },
  { operation: 'ipbx/call_management/cel:searchid', found: ['15.13 different'] },
  { operation: 'ipbx/pbx_settings/voicemail:list', status: 204, found: ['15.15 refused'] },
  { operation: 'callcenter/settings/queues:view', found: ['15.17 different'] },
  { operation: 'ipbx/pbx_settings/lines:add', found: ['16.05 different'] },
  { operation: 'ipbx/pbx_services/phonebook:list', found: ['16.14 refused'] },
  { operation: 'xivo/configuration/manage/entity:list', status: 403, found: ['16.01 different'] },
  { operation: 'xivo/configuration/manage/entity:list', found: [] },
  { operation: 'ipbx/pbx_settings/voicemail:list', status: 404, found: [] },
];

test.for(cases.map((each) => [`${each.operation} ${JSON.stringify(each.body ?? each.id ?? '')}`, each] as const))(
  '%s',
  ([, each]) => {
    const notes = portabilityOf(call(each), '19.05');
    expect(notes.map(({ since, effect }) => `${since} ${effect}`)).toEqual(each.found);
  },
);

test('a change counts from its release on', () => {
  const gone = call({ operation: 'ipbx/pbx_services/parkinglot:list', found: [] });
  expect(portabilityOf(gone, '14.07')).toEqual([]);
  expect(portabilityOf(gone, '14.08')).toEqual([{ since: '14.08', effect: 'refused', what: 'the service is gone' }]);
});

test('every change is shown by a case, and every pattern names operations that exist', () => {
  const shown = cases.flatMap((each) =>
    portabilityOf(call(each), '19.05').map(({ since, what }) => `${since} ${what}`),
  );
  expect(laterChanges.filter(({ since, what }) => !shown.includes(`${since} ${what}`))).toEqual([]);
  const { operations } = new Registry(resources, 'documented');
  const globs = laterChanges.flatMap((change) => change.operations);
  expect(globs.filter((glob) => !operations.some((operation) => matchesGlob(glob, operation)))).toEqual([]);
});

test('the changes are in the order of their releases', () => {
  const releases = laterChanges.map(({ since }) => since);
  expect(releases).toEqual(releases.toSorted());
  expect(releases.filter((release) => !releaseSchema.safeParse(release).success)).toEqual([]);
});

test.for([['12.24'], ['19.06'], ['16.5'], ['16'], ['']])('%s is not such a release', ([release]) => {
  expect(releaseSchema.safeParse(release).success).toBe(false);
});
