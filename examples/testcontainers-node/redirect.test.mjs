import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { XivoMockContainer } from 'xivo-mock/testcontainers';
import { redirect } from './redirect.mjs';

let pbx;

before(async () => {
  pbx = await new XivoMockContainer('xivo-mock')
    .withSeeds('fresh')
    .withFixtures(new URL('on-call.yaml', import.meta.url).pathname)
    .withDialect('recorded')
    .withToken()
    .start();
});
after(() => pbx?.stop());

/** A PBX of its own for a test, on the same container. */
async function openWorld(t) {
  const world = await pbx.world();
  t.after(() => world.close());
  return { admin: world.admin, access: { url: world.url, login: 'admin', password: 'proformatique' } };
}

test('the number rings at the next person', async (t) => {
  const { admin, access } = await openWorld(t);
  await redirect(access, { number: '1100', user: 2 });
  const { items } = await admin.pbx.incalls({ search: '1100' });
  assert.equal(items[0].destination.text, 'user Grace');
});

test('a number that the PBX does not have is an error', async (t) => {
  const { admin, access } = await openWorld(t);
  await assert.rejects(redirect(access, { number: '110', user: 2 }), /the PBX has no incoming number 110/);
  assert.equal(await admin.countRequests({ operation: '*incall:edit' }), 0);
});
