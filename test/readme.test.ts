import { readFileSync, writeFileSync } from 'node:fs';
import { transform } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { startXivoMock } from '#index.ts';
import { createWorld } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';
import { commandsOf, outputOf, withSections } from './support/readme.ts';
import { listen } from './support/transports.ts';

const file = new URL('../README.md', import.meta.url);
const readme = readFileSync(file, 'utf8');

/** `npm run readme` writes what the tests find, instead of comparing. */
const isUpdate = process.env['UPDATE_README'] === '1';

function settle(actual: string): void {
  if (isUpdate) writeFileSync(file, actual);
  else expect(readFileSync(file, 'utf8')).toBe(actual);
}

test('the generated sections are current', () => {
  settle(withSections(readFileSync(file, 'utf8')));
});

test('every command prints what the README shows, from top to bottom on one mock', { timeout: 60_000 }, async () => {
  const app = createApp(createWorld({ seeds: 'documented', dialect: 'documented' }));
  onTestFinished(() => app.close());
  const port = await listen(app);
  const blocks = [...readme.matchAll(/```console\n([\s\S]*?)```/g)].map(([, block]) => block ?? '');
  const printed: string[] = [];
  for (const block of blocks) printed.push(await printedBy(block, port));
  if (isUpdate)
    settle(
      printed.reduce(
        (text, block, index) => text.replace(blocks[index] ?? '', () => block),
        readFileSync(file, 'utf8'),
      ),
    );
  else expect(printed).toEqual(blocks);
});

/** A block with what its commands print now; an ellipsis stays where it stands for what is printed. */
async function printedBy(block: string, port: number): Promise<string> {
  let printed = '';
  for (const { command, output } of commandsOf(block)) {
    const actual = (await outputOf(command, port)).replaceAll(`localhost:${port}`, 'localhost:8080');
    const shown = matches(actual, output) ? output : actual;
    printed += `$ ${command}\n${shown === '' ? '' : `${shown}\n`}`;
  }
  return printed;
}

test('the example in process runs as it stands', async () => {
  const [example = ''] = [...readme.matchAll(/```ts\n(import \{ startXivoMock[\s\S]*?)```/g)].map(
    ([, code]) => code ?? '',
  );
  const code = example.replace(/^import .*$/m, '');
  expect(code).toContain('await startXivoMock');
  const statuses: number[] = [];
  const provision = async (url: string) => {
    const headers = { authorization: `Basic ${Buffer.from('admin:proformatique').toString('base64')}` };
    statuses.push((await fetch(`${url}/xivo/configuration/json.php/restricted/check/`, { headers })).status);
  };
  const script = `return async ({ startXivoMock, provision, expect }) => {${code}};`;
  const { code: runnable } = await transform(script, { target: 'node20', format: 'cjs' });
  // Only a function made from the text shows that the text itself works.
  const run: (tools: object) => Promise<void> = new Function(runnable)();
  await run({ startXivoMock, provision, expect });
  expect(statuses).toEqual([200]);
});

/** An ellipsis in the README stands for anything. */
function matches(actual: string, shown: string): boolean {
  const pattern = shown.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pattern.join('[\\s\\S]*')}$`).test(actual);
}
