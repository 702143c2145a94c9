import type { World } from '#world/world.ts';
import { filledWorld } from './filled-world.ts';

/** Creates a world with `count` users and their lines, 20 of which have the name Quetzal and a number with 77777. */
export function searchedWorld(count: number): World {
  const world = filledWorld(count, 'users');
  const { store } = world;
  for (const line of store.all('linefeatures', {}, 'id').slice(100, 120)) {
    store.update('linefeatures', { id: line.id }, { number: `77777${line.id}` });
    store.update('userfeatures', { id: Number(line.iduserfeatures) }, { lastname: `Quetzal ${line.id}` });
  }
  store.markBaseline();
  return world;
}
