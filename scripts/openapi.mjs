// Writes the OpenAPI descriptions in docs/openapi/: `npm run openapi`.
import { bundle, root } from './bundle.mjs';

const { main } = await bundle('openapi', ['scripts/openapi/main.ts']);
await main(root);
