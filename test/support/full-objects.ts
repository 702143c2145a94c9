import { fileURLToPath } from 'node:url';
import type { Dialect } from '#dialect.ts';
import { createWorld } from '#seeding/create-world.ts';
import { readFixtureFiles } from '#seeding/files.ts';
import { declaredColumns } from '#store/schema/declared-columns.ts';
import type { World } from '#world/world.ts';

/** Returns a world with objects that have a value in every field, and with rows that no act writes. */
export async function worldOfFullObjects(dialect: Dialect): Promise<World> {
  const file = fileURLToPath(new URL('full-objects.yaml', import.meta.url));
  const fixtures = await readFixtureFiles({ fixtures: [file] });
  const world = createWorld({ seeds: 'documented', dialect, fixtures });
  register(world);
  addIaxLines(world);
  return world;
}

/** A phone or provider that registers leaves its contact in the account. */
function register({ store }: World): void {
  store.run("UPDATE usersip SET fullcontact = 'sip:full@10.0.0.10'");
}

/** No web service creates an IAX line; of these two, one has a value in every column, the other NULL where that is allowed. */
function addIaxLines({ store }: World): void {
  const iax = store.anyTable('useriax');
  for (const name of ['full', 'bare']) {
    const protocolid = iax.insert({ name: `iax-${name}`, type: 'friend', category: 'user' });
    for (const { name: column, nullable, values } of declaredColumns('useriax')) {
      if (nullable) iax.update({ id: protocolid }, { [column]: name === 'bare' ? null : (values?.at(-1) ?? '1') });
    }
    if (name === 'full') iax.update({ id: protocolid }, { mailbox: '1000@default' });
    const line = { name: `iax-${name}`, number: '', context: 'default', provisioningid: 0, ipfrom: '127.0.0.1' };
    const unset = { config: '', device: '', configregistrar: 'default', description: '' };
    const rules = { rules_type: '', rules_time: '', rules_group: '' };
    store.insert('linefeatures', { protocol: 'iax', protocolid, ...line, ...unset, ...rules });
  }
}

/** Returns a world without rows, but for the account that reads them. */
export function worldWithoutObjects(dialect: Dialect): World {
  const world = createWorld({ seeds: 'documented', dialect });
  for (const table of world.store.anyTables()) if (table.name !== 'accesswebservice') table.delete();
  return world;
}
