import { createWorld } from '../world.ts';

/** The state of a PBX before its first set-up, with the default account. */
export function emptyImage(): Buffer {
  const world = createWorld({ seeds: 'empty', dialect: 'documented' });
  const image = world.store.image();
  world.close();
  return image;
}
