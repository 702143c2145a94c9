import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Dialect } from '#dialect.ts';
import { createWorld } from '#seeding/create-world.ts';
import { readFixtureFiles } from '#seeding/files.ts';
import type { World } from '#world/world.ts';
import type { CheckedMock } from './answer-traffic.ts';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Returns a world with objects that have the keys and values that other answers lack. */
export async function worldOfOddObjects(dialect: Dialect): Promise<World> {
  const fixtures = await readFixtureFiles({ fixtures: [file('answer-objects.yaml')] });
  const world = createWorld({ seeds: 'documented', dialect, fixtures });
  world.store.update('general', {}, { timezone: null, exchange_trunkid: 1, exchange_exten: '700' });
  world.store.update('mail', {}, { relayhost: null, fallback_relayhost: null });
  world.store.update('resolvconf', {}, { nameserver2: '10.0.0.2', nameserver3: '10.0.0.3' });
  const sheet = 'full';
  world.store.update('ctisheetevents', {}, { incomingdid: sheet, hangup: sheet, dial: '', link: sheet, unlink: sheet });
  return world;
}

/** Requests the answers that need parameters or the mode `private`. */
export async function readWithParameters(mock: CheckedMock): Promise<void> {
  const get = (path: string) => mock.send({ method: 'GET', url: `/${path}` });
  for (const table of ['stats1', 'stats2', 'stats3', 'stats4']) {
    await get(`statistics/call_center/json.php/restricted/data/${table}`);
    for (const axis of ['type', 'day', 'week', 'month', 'year']) {
      const period = 'key=queue-45&dweek=2012-12-10&dmonth=2012-12';
      await get(`statistics/call_center/json.php/restricted/data/${table}?confid=1&axetype=${axis}&${period}`);
    }
  }
  const calls = 'service/ipbx/json.php/restricted/call_management/cel/?act=search&dbeg=2012-01-05&dend=2012-01-05';
  await get(calls);
  await get(`${calls}&dcontext=default`);
  await get('service/ipbx/json.php/restricted/call_management/incall/?act=view&id=93');
  await get('callcenter/json.php/private/registrationcampaign/campaigns/');
}

/** The list of network interfaces that a real server with a network card answered (callcenter-configuration.md 16). */
export function recordedNetworkCards(): string {
  const contract = readFileSync(file('../../docs/contract/callcenter-configuration.md'), 'utf8');
  const [, list = ''] = /fresh machine with one card[\s\S]*?```json\n([\s\S]*?)```/.exec(contract) ?? [];
  return list;
}
