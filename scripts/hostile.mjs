// Sends hostile requests to the built mock: `npm run hostile -- [--requests 200000] [--seed 1]`.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle, root } from './bundle.mjs';

const { main, mock } = await bundle('hostile', ['test/hostile/main.ts'], {
  // The recordings, from which bodies are taken, are located relative to the sources.
  define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, 'test/support/recordings.ts')).href) },
});
await main(process.argv.slice(2), mock);
