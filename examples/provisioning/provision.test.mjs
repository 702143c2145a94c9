import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createTest } from 'xivo-mock/node-test';
import { Outage, Pbx } from './pbx.mjs';
import { parsePeople } from './people.mjs';
import { provision } from './provision.mjs';

// A newly installed PBX for each test, which fails if the PBX refuses a request that it does not expect to be refused.
const test = createTest({ seeds: 'fresh', onRefused: 'error' });

const people = parsePeople(readFileSync(new URL('people.csv', import.meta.url), 'utf8'));
const account = { login: 'admin', password: 'proformatique' };
const clientOf = ({ url }) => new Pbx(url, { ...account, delays: [0, 0] });

test('people get a line, a mailbox and their groups', async ({ pbx }) => {
  const lines = [];
  const counts = await provision(clientOf(pbx), people, { report: (line) => lines.push(line) });
  assert.deepEqual(counts, { added: 5, present: 0, failed: 0 });
  assert.equal(lines[0], 'E1001: Ada Lovelace with number 150 and a mailbox');

  const { items } = await pbx.admin.pbx.users();
  const summaries = items.map(({ name, lines, voicemail, groups }) => [
    name,
    lines[0].number,
    voicemail?.label,
    groups.length,
  ]);
  assert.deepEqual(summaries, [
    ['Ada Lovelace', '150', '150@default', 2],
    ['Grace Hopper', '151', '151@default', 1],
    ['Alan Turing', '152', undefined, 0],
  ]);
  // The PBX ignores a misspelt field without an error.
  assert.equal(await pbx.admin.countRequests({ ignored: true }), 0);
});

test('a second run changes nothing', async ({ pbx }) => {
  await provision(clientOf(pbx), people);
  await pbx.admin.snapshots.save('first-run');
  assert.deepEqual(await provision(clientOf(pbx), people), { added: 0, present: 5, failed: 0 });
  assert.deepEqual((await pbx.admin.snapshots.diff('first-run')).tables, {});
});

test('a dry run reports the same and changes nothing', async ({ pbx }) => {
  await pbx.admin.snapshots.save('before');
  const [planned, done] = [[], []];
  await provision(clientOf(pbx), people, { dryRun: true, report: (line) => planned.push(line) });
  assert.deepEqual((await pbx.admin.snapshots.diff('before')).tables, {});
  await provision(clientOf(pbx), people, { report: (line) => done.push(line) });
  assert.deepEqual(planned, done);
});

test('a group that is there keeps its members and settings', async ({ pbx }) => {
  await pbx.admin.fixtures.apply({
    users: [
      {
        userfeatures: { firstname: 'Eve', entityid: 1 },
        linefeatures: { protocol: ['sip'], context: ['default'], number: ['160'] },
      },
    ],
    groups: [
      {
        groupfeatures: { name: 'office', context: 'default', timeout: '30' },
        queue: { strategy: 'random' },
        user: [1],
      },
    ],
  });
  await provision(clientOf(pbx), people);
  const { items } = await pbx.admin.pbx.groups({ search: 'office' });
  assert.deepEqual(
    items[0].users.map(({ label }) => label),
    ['Eve', 'Ada Lovelace'],
  );
  assert.equal(items[0].strategy, 'random');
  assert.equal((await pbx.admin.rows('groupfeatures', { name: 'office' }))[0].timeout, 30);
});

test('a number that is taken fails one person and not the others', async ({ pbx }) => {
  const [ada, grace] = people;
  const lines = [];
  const report = (line) => lines.push(line);
  const counts = await provision(clientOf(pbx), [ada, { ...grace, number: ada.number, groups: [] }, people[2]], {
    report,
  });
  assert.deepEqual(counts, { added: 4, present: 0, failed: 1 });
  assert.ok(lines.includes('E1002: not possible, 150 is not a free number of context default'));
});

test('a person who is different on the PBX is reported and not changed', async ({ pbx }) => {
  await provision(clientOf(pbx), people);
  const renamed = people.map((person) => (person.employee === 'E1001' ? { ...person, lastname: 'King' } : person));
  assert.equal((await provision(clientOf(pbx), renamed)).failed, 1);
  assert.equal((await pbx.admin.pbx.users({ search: 'Lovelace' })).total, 1);
});

test('a wrong password ends the run with the first request', async ({ pbx }) => {
  pbx.expectRefusal({ status: 401 });
  const stranger = new Pbx(pbx.url, { login: 'admin', password: 'wrong' });
  await assert.rejects(provision(stranger, people), /^Error: the PBX answers 401; check the login/);
  assert.equal(await pbx.admin.countRequests(), 1);
});

test('a short outage is retried', async ({ pbx }) => {
  await pbx.admin.faults.add({
    match: { operation: '*users:add' },
    trigger: { times: 2 },
    action: { respond: { status: 503 } },
  });
  assert.equal((await provision(clientOf(pbx), people)).added, 5);
  assert.equal(await pbx.admin.countRequests({ operation: '*users:add', outcome: 'faulted' }), 2);
});

test('a lost answer adds nobody twice', async ({ pbx }) => {
  await pbx.admin.faults.add({ match: { operation: '*users:add' }, trigger: { every: 2 }, preset: 'lost-answer' });
  await provision(clientOf(pbx), people);
  assert.equal((await pbx.admin.pbx.users()).total, people.length);
});

test('a PBX that goes down half-way stops the run, and the next run goes on', async ({ pbx }) => {
  await pbx.admin.faults.add({ match: { operation: '*users:add' }, trigger: { after: 1 }, preset: 'database-down' });
  await assert.rejects(provision(clientOf(pbx), people), Outage);
  assert.equal((await pbx.admin.pbx.users()).total, 1);

  await pbx.admin.faults.clear();
  assert.deepEqual(await provision(clientOf(pbx), people), { added: 4, present: 1, failed: 0 });
});

/** Runs the command, and returns its exit status and what it prints. */
function run(pbx, ...argv) {
  const program = new URL('main.mjs', import.meta.url).pathname;
  const folder = new URL('.', import.meta.url);
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [program, ...argv],
      { cwd: folder, env: { XIVO_URL: pbx.url } },
      (error, stdout, stderr) => {
        resolve({ status: error?.code ?? 0, stdout, stderr });
      },
    );
  });
}

test('the command prints what it did, and its exit status says how it went', async ({ pbx }) => {
  const done = await run(pbx, 'people.csv');
  assert.equal(done.status, 0);
  assert.match(done.stdout, /^5 added, 0 present, 0 not possible$/m);
  assert.equal((await run(pbx, '--dry-run', 'people.csv')).status, 0);
  assert.deepEqual(await run(pbx), { status: 2, stdout: '', stderr: 'name one CSV file\n' });
});

test('a file with mistakes is refused before anything is sent', async ({ pbx }) => {
  const text = 'employee,firstname,lastname,number,pin,groups\nE1,,Doe,15x,,\nE1,Jane,Doe,151,,\n';
  assert.throws(
    () => parsePeople(text),
    /^Error: line 2 has no first name\nline 2 has the number "15x"; use digits\nemployee E1 is in/,
  );
  assert.equal(await pbx.admin.countRequests(), 0);
});
