// Checks the service together with the mock, whose control plane is in reach under the name of the container.
import assert from 'node:assert/strict';

const { XIVO_URL, DIRECTORY_URL } = process.env;

async function ask(number) {
  const response = await fetch(`${DIRECTORY_URL}/${number}`);
  return [response.status, await response.text()];
}

async function admin(method, path, body) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${XIVO_URL}/__admin/${path}`, { method, headers, body: JSON.stringify(body) });
  assert.ok(response.ok, `${path} answers ${response.status}`);
  return response.json();
}

assert.deepEqual(await ask('150'), [200, 'Ada Lovelace']);
assert.deepEqual(await ask('15'), [404, '']);

await admin('POST', 'faults', { preset: 'maintenance', trigger: { times: 1 } });
assert.deepEqual(await ask('150'), [502, 'the PBX answers 503']);
assert.deepEqual(await ask('150'), [200, 'Ada Lovelace']);

const { verified } = await admin('POST', 'verify', { pattern: { operation: '*lines:search' }, count: { exactly: 4 } });
assert.ok(verified, 'the service sends one request for each number');
console.log('the service works with the PBX');
