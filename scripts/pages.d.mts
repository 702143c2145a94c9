import type { Metafile } from 'esbuild';

/** Builds all pages into the folder, each into one of its own. Default: dist/pages/. */
export function buildPages(folder?: string): Promise<Metafile>;
