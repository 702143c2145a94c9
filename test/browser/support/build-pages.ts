import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildPages } from '../../../scripts/pages.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the pages as built for this run. */
    readonly pages: string;
  }
}

/** Builds the pages once for all tests of the run. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-pages-'));
  await buildPages(folder);
  project.provide('pages', folder);
  return () => rmSync(folder, { recursive: true });
}
