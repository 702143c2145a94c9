import assert from 'node:assert/strict';
import { test } from 'xivo-mock/node-test';
import { probe } from './probe.mjs';

const access = ({ url }) => ({ url, login: 'admin', password: 'proformatique' });

test('a PBX with enough free numbers is fine', async ({ pbx }) => {
  const { state, text } = await probe(access(pbx));
  assert.equal(state, 0);
  assert.match(text, /^\d+ numbers are left in default$/);
});

test('few numbers are a warning, none is critical', async ({ pbx }) => {
  // The answer of the PBX is cut to three numbers, which is quicker than adding hundreds of users.
  const match = { operation: '*extensions:search' };
  await pbx.admin.faults.put('few', { match, action: { mutate: { truncate: 3 } } });
  assert.deepEqual(await probe(access(pbx)), { state: 1, text: '3 numbers are left in default' });
  await pbx.admin.faults.put('few', { match, action: { respond: { status: 204 } } });
  assert.deepEqual(await probe(access(pbx)), { state: 2, text: 'no number is left in default' });
});

test('one 503 is not an alarm, two are', async ({ pbx }) => {
  await pbx.admin.faults.put('busy', { trigger: { times: 1 }, action: { respond: { status: 503 } } });
  assert.equal((await probe(access(pbx))).state, 0);
  await pbx.admin.faults.put('busy', { trigger: { times: 2 }, action: { respond: { status: 503 } } });
  assert.deepEqual(await probe(access(pbx)), { state: 2, text: 'the PBX does not answer: it answers 503' });
});

test('a PBX that accepts connections and never answers is critical', async ({ pbx }) => {
  await pbx.admin.faults.add({ action: { transport: 'never' } });
  const { state, text } = await probe(access(pbx), { timeout: 50 });
  assert.equal(state, 2);
  assert.match(text, /timeout/);
});

test('an account without the right is critical, and says so', async ({ pbx }) => {
  await pbx.admin.accounts.add({
    name: 'probe',
    login: 'probe',
    passwd: 'secret',
    rights: ['xivo/configuration/check'],
  });
  const result = await probe({ url: pbx.url, login: 'probe', password: 'secret' });
  assert.deepEqual(result, { state: 2, text: 'the account of the probe has no access (403)' });
});
