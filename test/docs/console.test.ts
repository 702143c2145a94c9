import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startXivoMock } from '#index.ts';
import { buildProgram, firstLine, run } from '../commands/child.ts';
import { isShown, portsOf, stepsOf, Terminal } from '../support/docs/console.ts';
import { blocksOf, documents, readDocument, settle } from '../support/docs/documents.ts';

let built: ReturnType<typeof buildProgram>;
beforeAll(() => {
  built = buildProgram();
}, 60_000);
afterAll(() => built.remove());

async function openTerminal(): Promise<Terminal> {
  const mock = await startXivoMock({ https: true });
  onTestFinished(() => mock.close());
  const terminal = new Terminal({ ...portsOf(mock), program: built.program });
  onTestFinished(() => terminal.close());
  return terminal;
}

/** The output with an ellipsis for what differs at each run: the time of day and durations. */
function withEllipses(output: string): string {
  const today = new Date().toISOString().slice(0, 10);
  return output
    .replace(/(\d{4}-\d\d-\d\d)T[\d:.]+Z/g, (time, day) => (day === today ? '…' : time))
    .replace(/"(ms|uptimeSeconds)":[\d.]+/g, '"$1":…');
}

/** Returns a block with the actual output of its commands; an ellipsis that matches the output stays. */
async function printedBy(code: string, terminal: Terminal): Promise<string> {
  let printed = '';
  for (const { command, output } of stepsOf(code)) {
    const actual = await terminal.outputOf(command);
    const shown = isShown(actual, output) ? output : withEllipses(actual);
    printed += `$ ${command}\n${shown === '' ? '' : `${shown}\n`}`;
  }
  return printed;
}

test.each(documents)(
  'every command of %s prints what the document says, from top to bottom on one mock',
  { timeout: 180_000 },
  async (name) => {
    const terminal = await openTerminal();
    let text = readDocument(name);
    for (const { kind, file, code } of blocksOf(name)) {
      if (file !== undefined) terminal.write(file, code);
      if (kind !== 'console') continue;
      const printed = await printedBy(code, terminal);
      text = text.replace(`\`\`\`console\n${code}\`\`\``, () => `\`\`\`console\n${printed}\`\`\``);
    }
    settle(name, text);
  },
);

test('no output is omitted completely', () => {
  const steps = documents.flatMap(blocksOf).flatMap(({ kind, code }) => (kind === 'console' ? stepsOf(code) : []));
  expect(steps.filter(({ output }) => /^…$/.test(output))).toEqual([]);
});

test('the ready line is the one that the README shows', async () => {
  const line = await firstLine(run(built.program, ['--port', '0', '--https-port', '0']));
  const shown = line.replace(/:\d+ and/, ':8080 and').replace(/:\d+ \(/, ':8443 (');
  expect(readDocument('README.md')).toContain(`\`\`\`text\n${shown}\n\`\`\``);
});

test('an ellipsis matches any text, and everything else matches itself', () => {
  expect(isShown('{"ms":1.5}', '{"ms":…}')).toBe(true);
  expect(isShown('{"ms":1.5}', '{"ms":1x5}')).toBe(false);
});

test('a command goes on after a backslash, and what follows is its output', () => {
  expect(stepsOf('$ curl \\\n  url\n200\n$ true\n')).toEqual([
    { command: 'curl \\\n  url', output: '200' },
    { command: 'true', output: '' },
  ]);
});
