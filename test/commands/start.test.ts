import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { sendRaw } from '../support/raw-requests.ts';
import { buildProgram, firstLine, outcomeOf, run, statusOf } from './child.ts';
import { listening } from './listening.ts';

let built: ReturnType<typeof buildProgram>;
beforeAll(() => {
  built = buildProgram();
}, 60_000);
afterAll(() => built.remove());

const anyPorts = ['--port', '0', '--https-port', '0'];

function start(...argv: string[]) {
  return run(built.program, ['start', ...anyPorts, ...argv]);
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'xivo-mock-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

function urlIn(line: string): string {
  return /http:\/\/\S+/.exec(line)?.[0] ?? '';
}

test('start prints where it listens, serves, and exits with 0 on SIGTERM', async () => {
  const child = start();
  const line = await firstLine(child);
  expect(line).toMatch(
    /^xivo-mock ready on http:\/\/127\.0\.0\.1:\d+ and https:\/\/127\.0\.0\.1:\d+ \(dialect documented, seeds documented\)$/,
  );
  expect((await fetch(`${urlIn(line)}/readyz`)).status).toBe(200);
  const status = statusOf(child);
  child.kill('SIGTERM');
  expect(await status).toBe(0);
});

test('start opens the control plane to the hosts of --allowed-hosts with the token', async () => {
  const child = start('--allowed-hosts', 'pbx.example', '--token', 'sesame');
  const { port } = new URL(urlIn(await firstLine(child)));
  const headers = { Authorization: 'Bearer sesame' };
  const requests = ['pbx.example', 'other.example'].map((Host) => {
    return { method: 'GET', target: '/__admin/health', headers: { ...headers, Host } };
  });
  expect((await sendRaw(Number(port), requests)).map(({ status }) => status)).toEqual([200, 403]);
});

test('start is the default command, and exits with 0 on SIGINT', async () => {
  const child = run(built.program, ['--no-https', '--port=0', '--dialect=recorded', '--log-level=silent']);
  expect(await firstLine(child)).toMatch(
    /^xivo-mock ready on http:\/\/127\.0\.0\.1:\d+ \(dialect recorded, seeds documented\)$/,
  );
  const status = statusOf(child);
  child.kill('SIGINT');
  expect(await status).toBe(0);
});

test('a second signal ends the process at once, with requests in flight', async () => {
  const child = start('--no-https', '--log-level', 'info');
  const { port, hostname } = new URL(urlIn(await firstLine(child)));
  await halfRequest({ port: Number(port), hostname });
  const status = statusOf(child);
  child.kill('SIGTERM');
  await new Promise((resolve) => child.stderr.on('data', (chunk) => String(chunk).includes('draining') && resolve(0)));
  child.kill('SIGTERM');
  expect(await status).toBe(143);
});

/** Opens a request whose body never ends; resolves once the server has answered its `Expect` header. */
async function halfRequest({ port, hostname }: { port: number; hostname: string }): Promise<void> {
  const socket = connect(port, hostname);
  onTestFinished(() => void socket.destroy());
  const headers = ['Host: localhost', 'Content-Type: application/json', 'Expect: 100-continue', 'Content-Length: 9'];
  socket.write(['POST /__admin/reset HTTP/1.1', ...headers, '', ''].join('\r\n'));
  await new Promise((resolve) => socket.once('data', resolve));
}

test('the default account has the configured login and password', async () => {
  const child = start('--no-https', '--user', 'ada', '--password', 'lovelace');
  const url = `${urlIn(await firstLine(child))}/xivo/configuration/json.php/restricted/manage/entity/`;
  const as = (login: string) => fetch(url, { headers: { authorization: `Basic ${btoa(login)}` } });
  expect((await as('ada:lovelace')).status).toBe(200);
  expect((await as('admin:proformatique')).status).toBe(401);
});

test('a port in use makes start exit with 2 and one line', async () => {
  const port = await listening(createServer());
  for (const [flag, remedy] of [
    ['--port', '--port 0 picks a free one'],
    ['--https-port', '--https-port 0 picks a free one, --no-https turns HTTPS off'],
  ] as const) {
    expect(await outcomeOf(start(flag, String(port)))).toEqual({
      status: 2,
      stdout: '',
      stderr: `xivo-mock: port ${port} on 127.0.0.1 is already in use; ${remedy}\n`,
    });
  }
});

test('every problem with the configuration is one line, and start exits with 2', async () => {
  expect(await outcomeOf(start('--prot', '--dialect=old'))).toEqual({
    status: 2,
    stdout: '',
    stderr: [
      'xivo-mock: unknown option --prot; did you mean --port?',
      'xivo-mock: --dialect: expected one of documented, recorded, got "old"',
      '',
    ].join('\n'),
  });
});

test('seeds that cannot be loaded make start exit with 2 and one line', async () => {
  const seeds = folder();
  writeFileSync(join(seeds, 'nonsense.json'), '[]');
  for (const place of [seeds, join(seeds, 'missing')]) {
    const { status, stdout, stderr } = await outcomeOf(start('--seeds', place));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^xivo-mock: [^\n]*\n$/);
    expect(stderr).toContain(place);
  }
});

test('a certificate that cannot be served makes start exit with 2 and one line', async () => {
  const cert = join(folder(), 'a.crt');
  expect(await outcomeOf(start('--cert', cert, '--key', cert))).toEqual({
    status: 2,
    stdout: '',
    stderr: `xivo-mock: certificate ${cert} cannot be read (ENOENT)\n`,
  });
});

test('health reports whether a mock is ready', async () => {
  const child = start('--no-https');
  const url = urlIn(await firstLine(child));
  expect(await outcomeOf(run(built.program, ['health', '--url', url]))).toMatchObject({
    status: 0,
    stdout: `${url} is ready\n`,
  });
  const status = statusOf(child);
  child.kill('SIGTERM');
  await status;
  expect(await outcomeOf(run(built.program, ['health', '--url', url]))).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/ is not ready: connect ECONNREFUSED [^\n]+\n$/),
  });
});
