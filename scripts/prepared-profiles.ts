import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createWorld } from '#seeding/create-world.ts';

/** Profiles with generated rows, which take longer to insert than to copy. */
const profiles = ['documented'];

/** Writes the state of each of these profiles as a database into the folder. */
export function writeProfiles(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const seeds of profiles) {
    const world = createWorld({ seeds, dialect: 'documented' });
    writeCompactly(join(folder, `${seeds}.sqlite`), world.store.image());
    world.close();
  }
}

/** Small pages make the file smaller: most tables have a few rows. */
function writeCompactly(file: string, image: Buffer): void {
  rmSync(file, { force: true });
  writeFileSync(file, image);
  const database = new Database(file);
  database.exec('PRAGMA page_size = 1024; VACUUM');
  database.close();
}
