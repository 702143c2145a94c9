import type { Credentials } from '#access/credentials.ts';
import { createWorld } from '#seeding/create-world.ts';

/** The state of a PBX before its first set-up, with the default account or the one that was asked for at the start. */
export function emptyImage(account: Credentials | undefined): Buffer {
  const world = createWorld({ seeds: 'empty', dialect: 'documented', ...(account && { account }) });
  const image = world.store.image();
  world.close();
  return image;
}
