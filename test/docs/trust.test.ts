import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { startXivoMock } from '#index.ts';
import { portsOf, withPorts } from '../support/docs/console.ts';
import { allBlocks, writeBelow } from '../support/docs/documents.ts';
import { ownFolder } from '../support/state-file.ts';

const run = promisify(execFile);
const programs = ['js trust', 'python trust', 'java trust'].flatMap(allBlocks);

/** A folder as the reader has it: the programs, for the ports of a mock, and its CA. */
async function readersFolder() {
  const mock = await startXivoMock({ https: true });
  onTestFinished(() => mock.close());
  const folder = ownFolder();
  for (const { file = '', code } of programs) writeBelow(folder, file, withPorts(code, portsOf(mock)));
  writeBelow(folder, 'ca.pem', await mock.admin.ca());
  return { folder, mock };
}

/** True if the programs that the commands name are installed. */
function canRun(commands: string): boolean {
  const names = [...commands.matchAll(/^(?:\w+=\S+ )?(\w+)/gm)].map(([, name = '']) => name);
  try {
    for (const name of names) execFileSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('there is a program for each language, and each is run', () => {
  const commands = allBlocks('sh trust').map(({ code }) => code);
  expect(programs.map(({ file = '' }) => file)).toEqual(['check.mjs', 'check.py', 'Check.java']);
  for (const { file = '' } of programs) expect(commands.some((code) => code.includes(` ${file}\n`))).toBe(true);
});

test.each(allBlocks('sh trust').filter(({ code }) => canRun(code)))(
  'the client at $place verifies the mock',
  { timeout: 60_000 },
  async ({ code }) => {
    const { folder } = await readersFolder();
    const { stdout } = await run('bash', ['-ec', code], { cwd: folder });
    expect(stdout).toBe('OK\n');
  },
);

test.each(allBlocks('sh trust').filter(({ code }) => canRun(code)))(
  'the client at $place does not accept a mock with another CA',
  { timeout: 60_000 },
  async ({ code }) => {
    const { folder } = await readersFolder();
    const other = await startXivoMock({ seeds: 'empty', https: true });
    onTestFinished(() => other.close());
    writeBelow(folder, 'ca.pem', other.ca ?? '');
    const outcome = run('bash', ['-ec', code], { cwd: folder });
    await expect(outcome).rejects.toThrow(/CERTIFICATE_VERIFY_FAILED|UNABLE_TO_VERIFY|SIGNATURE_FAILURE|trust anchors/);
  },
);

test.runIf(canRun('python3\ncurl'))('curl and Python take the CA from SSL_CERT_FILE too', async () => {
  const { folder, mock } = await readersFolder();
  const url = `https://localhost:${portsOf(mock).httpsPort}/readyz`;
  // Variables of this machine that name another CA come first for curl.
  const env = { PATH: process.env['PATH'], SSL_CERT_FILE: join(folder, 'ca.pem') };
  const code = `import urllib.request; print(urllib.request.urlopen("${url}").read().decode())`;
  for (const [program, ...argv] of [
    ['python3', '-c', code],
    ['curl', '-s', url],
  ] as const) {
    expect((await run(program, argv, { env })).stdout.trim()).toBe('{"status":"ready"}');
  }
});

test.runIf(canRun('python3'))('Python verifies the mock with the strict checks of Python 3.13', async () => {
  const { folder, mock } = await readersFolder();
  const code = [
    'import socket, ssl, sys',
    'context = ssl.create_default_context(cafile=sys.argv[1])',
    'context.verify_flags |= ssl.VERIFY_X509_STRICT | ssl.VERIFY_X509_PARTIAL_CHAIN',
    'with socket.create_connection(("127.0.0.1", int(sys.argv[2]))) as plain:',
    '    with context.wrap_socket(plain, server_hostname=sys.argv[3]): print("verified")',
  ].join('\n');
  for (const name of ['localhost', '127.0.0.1']) {
    const argv = ['-c', code, join(folder, 'ca.pem'), String(portsOf(mock).httpsPort), name];
    expect((await run('python3', argv)).stdout).toBe('verified\n');
  }
});
