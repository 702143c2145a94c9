// Repeatedly kills mocks that keep their state in a file, and checks the state: `npm run kill -- [--rounds 200] [--seed 1]`.
import { join } from 'node:path';
import { bundle, root } from './bundle.mjs';

const { main, mock } = await bundle('kill', ['test/kill/main.ts']);
await main(process.argv.slice(2), { main: mock, hook: join(root, 'test/kill/hook.mjs') });
