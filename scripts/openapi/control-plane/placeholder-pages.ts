import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface PlaceholderPages {
  readonly folder: string;
  /** Deletes the folder. */
  remove(): void;
}

/** Makes a folder of pages like that of the build, with a small file for each. */
export function placeholderPages(): PlaceholderPages {
  const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-pages-'));
  for (const page of ['ui', 'docs']) {
    mkdirSync(join(folder, page));
    writeFileSync(join(folder, page, 'index.html'), '<!doctype html>\n');
    writeFileSync(join(folder, page, 'app.js'), '');
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
