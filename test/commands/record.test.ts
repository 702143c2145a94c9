import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { startXivoMock, type XivoMock } from '#index.ts';
import { readRecordings } from '#recording/read.ts';
import { buildProgram, firstLine, outcomeOf as outcomeOfChild, run, statusOf } from './child.ts';
import { outcomeOf } from './outcome.ts';

let built: ReturnType<typeof buildProgram>;
let folder = '';
beforeAll(() => {
  built = buildProgram();
}, 60_000);
afterAll(() => built.remove());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'record-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

async function startPbx(options: Parameters<typeof startXivoMock>[0] = {}): Promise<XivoMock> {
  const pbx = await startXivoMock({ seeds: 'fresh', ...options });
  onTestFinished(() => pbx.close());
  return pbx;
}

const entities = '/xivo/configuration/json.php/restricted/manage/entity/?act=list';
const ports = ['--port', '0', '--https-port', '0'];
const headers = { authorization: `Basic ${btoa('admin:proformatique')}` };

test('records until SIGTERM, over HTTP in front and HTTPS behind', async () => {
  const pbx = await startPbx({ https: true });
  const ca = join(folder, 'ca.pem');
  writeFileSync(ca, pbx.ca ?? '');
  const out = join(folder, 'calls.jsonl');
  const child = run(built.program, ['record', '--upstream', pbx.httpsUrl ?? '', '--ca', ca, '--out', out, ...ports]);
  const outcome = outcomeOfChild(child);
  const line = await firstLine(child);
  const [, url = '', httpsUrl = ''] = /^recording .* on (http:\S+) and (https:\S+)$/.exec(line) ?? [];
  expect(httpsUrl).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  const answer = await fetch(url + entities, { headers });
  expect([answer.status, await answer.json()]).toEqual([200, [expect.objectContaining({ name: 'entity' })]]);
  child.kill('SIGTERM');
  expect((await outcome).status).toBe(0);
  expect((await outcome).stdout).toContain(`wrote 1 exchanges in 1 sequences to ${out}\n`);
  const [recording] = readRecordings(out);
  expect(recording?.sequences[0]?.exchanges).toMatchObject([{ path: entities, auth: 'account-1', status: 200 }]);
});

test('what a client has seen is in the file after a kill', async () => {
  const pbx = await startPbx();
  const out = join(folder, 'calls.jsonl');
  const child = run(built.program, ['record', '--upstream', pbx.url, '--out', out, '--no-https', '--port', '0']);
  const url = /on (http:\S+)$/.exec(await firstLine(child))?.[1];
  for (let count = 0; count < 20; count += 1) await (await fetch(url + entities, { headers })).text();
  const status = statusOf(child);
  child.kill('SIGKILL');
  await status;
  expect(readRecordings(out)[0]?.sequences[0]?.exchanges).toHaveLength(20);
});

test('credentials can be given once, from the environment', async () => {
  const pbx = await startPbx();
  const out = join(folder, 'calls.jsonl');
  const account = { XIVO_MOCK_USER: 'admin', XIVO_MOCK_PASSWORD: 'proformatique' };
  const child = run(
    built.program,
    ['record', '--upstream', pbx.url, '--out', out, '--no-https', '--port', '0'],
    account,
  );
  const url = /on (http:\S+)$/.exec(await firstLine(child))?.[1];
  expect((await fetch(url + entities)).status).toBe(200);
  expect(readFileSync(out, 'utf8')).not.toContain('proformatique');
});

test('a file that exists is left alone', async () => {
  const out = join(folder, 'calls.jsonl');
  writeFileSync(out, 'mine');
  const { status, stderr } = await outcomeOf(['record', '--upstream', (await startPbx()).url, '--out', out, ...ports]);
  expect([status, stderr]).toEqual([
    2,
    `xivo-mock: ${out}: already exists; --append adds to it, --out names another file\n`,
  ]);
  expect(readFileSync(out, 'utf8')).toBe('mine');
});

test('a port that is in use leaves no file', async () => {
  const pbx = await startPbx();
  const out = join(folder, 'calls.jsonl');
  const { port } = new URL(pbx.url);
  const { status, stderr } = await outcomeOf([
    'record',
    '--upstream',
    pbx.url,
    '--out',
    out,
    '--no-https',
    '--port',
    port,
  ]);
  expect([status, stderr]).toEqual([
    2,
    `xivo-mock: port ${port} on 127.0.0.1 is already in use; --port 0 picks a free one\n`,
  ]);
  expect(existsSync(out)).toBe(false);
});

test.for<[string, readonly string[]]>([
  ['upstream is missing; it is the URL of the PBX to record', []],
  ['user and password belong together; give both, or neither', ['--upstream', 'http://127.0.0.1:1', '--user', 'admin']],
  [
    'insecure accepts any certificate; leave out ca',
    ['--upstream', 'http://127.0.0.1:1', '--insecure', '--ca', 'ca.pem'],
  ],
  ['none.pem: there is no such file', ['--upstream', 'http://127.0.0.1:1', '--ca', 'none.pem']],
])('%s', async ([message, argv]) => {
  const { status, stderr } = await outcomeOf(['record', '--out', join(folder, 'calls.jsonl'), ...argv]);
  expect([status, stderr]).toEqual([2, `xivo-mock: ${message}\n`]);
});
