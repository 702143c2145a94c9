// Measures performance against baselines: `npm run bench -- [--only 1,5] [--quick] [--json]`.
import { bundle, root } from './bundle.mjs';

const { main, mock } = await bundle('bench', [
  'bench/main.ts',
  'bench/bare-users.ts',
  'bench/puller.ts',
  'bench/watcher.ts',
]);
await main(process.argv.slice(2), { root, program: mock });
