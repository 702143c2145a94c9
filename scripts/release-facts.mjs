// Prints what the release workflow needs to know, as outputs of a step: `node scripts/release-facts.mjs >> "$GITHUB_OUTPUT"`.
import { manifest } from './projects.mjs';
import { addressOf } from './release-rules.mjs';

const address = addressOf(manifest);
if (address === undefined)
  throw new Error('package.json has no "repository", from which the name of the image follows');
// A version such as 1.0.0-rc.1 must not become what people get without asking.
const channel = manifest.version.includes('-') ? 'next' : 'latest';
const facts = { version: manifest.version, channel, ...address };
for (const [name, value] of Object.entries(facts)) process.stdout.write(`${name}=${value}\n`);
