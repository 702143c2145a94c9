import { createWorld } from '#seeding/create-world.ts';
import { Store } from '#store/store.ts';

let image: Buffer | undefined;

/** Returns a store of its own with the seeds of profile `documented`, which are read once per test file. */
export function documentedStore(): Store {
  image ??= createWorld({ seeds: 'documented', dialect: 'documented' }).store.image();
  return Store.fromImage(image);
}

/** Gives a number of a context to an object, as the web services do. */
export function giveNumber(store: Store, exten: string, context: string, owner: { type: string; id: number }): void {
  store.insert('extenumbers', { exten, context, type: owner.type, typeval: String(owner.id) });
  store.insert('extensions', { exten, context, priority: 1, app: 'GoSub', appdata: '' });
}
