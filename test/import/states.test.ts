import { expect, test } from 'vitest';
import { generate } from '#generate/generate.ts';
import { generateBody } from '#generate/request.ts';
import { LocalMock } from '#import/read/local-mock.ts';
import { readRecordings } from '#recording/read.ts';
import { createWorld } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';
import { recordingsFolder } from '../support/recordings.ts';
import { importFrom } from './folders.ts';
import { mockAfter } from './recorded-states.ts';

/** What a report says of an import after which the mock answers as the PBX does. */
const equal = {
  differs: 0,
  operations: expect.not.arrayContaining([expect.objectContaining({ first: expect.anything() })]),
  leftOut: [],
  completed: [],
  forms: [],
  invented: {},
};

const profiles = [
  ['documented', 'recorded'],
  ['documented', 'documented'],
  ['fresh', 'recorded'],
  ['fresh', 'documented'],
  ['empty', 'recorded'],
  [`${recordingsFolder}start`, 'recorded'],
  [`${recordingsFolder}start-cel`, 'recorded'],
] as const;

test.for(profiles)('every list and view of %s in dialect %s is equal after an import', async ([seeds, dialect]) => {
  const pbx = LocalMock.start(seeds, dialect);
  const report = await importFrom(pbx, { dialect, records: { newest: 1_000_000 } });
  await pbx.close();
  expect(report).toMatchObject(equal);
  expect(report.equal).toBeGreaterThan(30);
});

test('every list and view of a generated PBX is equal after an import', { timeout: 60_000 }, async () => {
  const pbx = generatedPbx({
    users: 40,
    groups: 4,
    queues: 4,
    agents: 8,
    incalls: 12,
    trunks: 3,
    schedules: 3,
    outcalls: 4,
    cels: 200,
  });
  const report = await importFrom(pbx, { records: { newest: 100 } });
  await pbx.close();
  expect(report).toMatchObject(equal);
  expect(report.rows).toMatchObject({
    userfeatures: 40,
    linefeatures: 40,
    voicemail: 40,
    devicefeatures: 40,
    cel: 100,
  });
});

test('call records are imported from a day', async () => {
  const pbx = LocalMock.start('documented', 'recorded');
  const report = await importFrom(pbx, { records: { since: '2012-02-27' } });
  await pbx.close();
  expect(report).toMatchObject({ differs: 0, rows: { cel: expect.any(Number) } });
  expect(report.rows['cel']).toBeLessThan(1000);
  expect(report.operations).toContainEqual({ operation: 'ipbx/call_management/cel:searchid', equal: 1, differs: 0 });
});

test('settings that no web service writes are equal after an import', async () => {
  const world = createWorld({ seeds: 'fresh', dialect: 'recorded' });
  const { store } = world;
  store.insert('sipauthentication', { user: 'u', secretmode: 'clear', secret: 's', realm: 'r' });
  store.insert('iaxcallnumberlimits', { destination: '192.0.2.0', netmask: '255.255.255.0', calllimits: 4 });
  store.insert('accessfeatures', { host: '192.0.2.1', feature: 'phonebook' });
  store.insert('server', { name: 'other', host: '192.0.2.2', ws_port: 443, cti_port: 5003, description: '' });
  store.insert('ldapserver', { id: 3, name: 'ldap', host: '192.0.2.3', port: 389, description: '' });
  const filter = { name: 'people', attrdisplayname: 'cn,sn', attrphonenumber: '', description: '' };
  store.insert('ldapfilter', { ldapserverid: 3, ...filter });
  store.insert('staticsip', { filename: 'sip.conf', category: 'general', var_name: 'mwi', var_val: 'a@b' });
  store.insert('resolvconf', { id: 2, hostname: 'second', description: '' });
  store.markBaseline();
  const pbx = new LocalMock('a PBX', createApp(world), { login: 'admin', password: 'proformatique' });
  const report = await importFrom(pbx);
  await pbx.close();
  expect(report).toMatchObject(equal);
  expect(report.rows).toMatchObject({
    sipauthentication: 1,
    iaxcallnumberlimits: 1,
    server: 1,
    ldapfilter: 1,
    ldapserver: 1,
  });
});

/** Every 60th state; all of them were compared when this was written. */
const step = 60;
const sequences = readRecordings(recordingsFolder).flatMap((recording) => recording.sequences);
/** An agent with two deleted skills, and a queue that lost a row. */
const special = ['random 41.10', 'random 42.30'];
const chosen = sequences
  .filter(({ name }, index) => index % step === 0 || special.includes(name))
  .map((sequence) => [sequence.name, sequence] as const);

test.for(chosen)(
  'the state after the recorded sequence "%s" is equal after an import',
  { timeout: 30_000 },
  async ([, sequence]) => {
    const { mock } = await mockAfter(sequence);
    const report = await importFrom(mock);
    await mock.close();
    expect(report).toMatchObject(equal);
  },
);

function generatedPbx(counts: Readonly<Record<string, number>>): LocalMock {
  const world = createWorld({ seeds: 'fresh', dialect: 'recorded' });
  generate(world, generateBody.parse(counts), '192.168.0.1');
  world.store.markBaseline();
  return new LocalMock('a generated PBX', createApp(world), { login: 'admin', password: 'proformatique' });
}
