// Two answers by mockttp: `node mockttp.mjs FOLDER PORT`, where FOLDER has the installed package and the answers.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [folder, port] = process.argv.slice(2);
const { getLocal } = createRequire(join(folder, 'package.json'))('mockttp');
const server = getLocal();
await server.start(Number(port));
for (const [name, text] of Object.entries(JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8')))) {
  const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) };
  await server.forGet(`/${name}`).always().thenReply(200, text, headers);
}
