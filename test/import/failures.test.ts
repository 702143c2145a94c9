import { existsSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { ImportFailed, questionFor } from '#import/question.ts';
import { PbxConnection } from '#import/read/connection.ts';
import { ServerSource } from '#import/read/server-source.ts';
import { entity } from '#resources/xivo/configuration/manage/entity.ts';
import { generateAuthority, generateCertificate } from '#server/tls/generate.ts';
import { outcomeOf } from '../commands/outcome.ts';
import { importFrom, newFolder } from './folders.ts';

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address() as AddressInfo;
  return address.port;
}

async function failureWith(answer: RequestListener) {
  const port = await listening(createServer(answer));
  const folder = newFolder();
  const result = await outcomeOf(['import', '--from', `http://127.0.0.1:${port}`, '--out', folder]);
  return { ...result, isWritten: existsSync(folder) };
}

function sourceAt(port: number, { timeoutMs = 5000 } = {}) {
  const waits: number[] = [];
  const url = new URL(`http://127.0.0.1:${port}`);
  const connection = new PbxConnection({ url: url.href, timeoutMs });
  onTestFinished(() => connection.close());
  const wait = async (ms: number) => void waits.push(ms);
  const patience = { pauseMs: 0, attempts: 3, backOffMs: 100, wait };
  return { source: new ServerSource(url.origin, { connection, patience, filter: (answer) => answer }), waits };
}

async function sourceOf(answer: RequestListener, options: { readonly timeoutMs?: number } = {}) {
  return sourceAt(await listening(createServer(answer)), options);
}

async function failureOfSource(answer: RequestListener, options: { readonly timeoutMs?: number } = {}) {
  const { source, waits } = await sourceOf(answer, options);
  const failure = await importFrom(source).catch((error: unknown) => error);
  return { message: failure instanceof ImportFailed ? failure.message : '', waits };
}

test('a server that answers HTML is one line, and nothing is written', async () => {
  const result = await failureWith((_request, response) => response.end('<html>Login</html>'));
  expect(result).toMatchObject({
    status: 1,
    isWritten: false,
    stderr: expect.stringMatching(/^xivo-mock: .*: the server answers HTML instead of JSON; check the address\n$/),
  });
});

test('a server that redirects to a login page is one line with its place', async () => {
  const result = await failureWith((_request, response) => response.writeHead(302, { location: '/login' }).end());
  expect(result).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('redirects to /login, as a login page does'),
  });
});

test('a server that asks for another realm is one line with the realm', async () => {
  const result = await failureWith((_request, response) =>
    response.writeHead(401, { 'www-authenticate': 'Basic realm="Router"' }).end(),
  );
  expect(result).toMatchObject({ status: 1, stderr: expect.stringContaining('asks for an account of "Router"') });
});

test('a refused login names the options for it', async () => {
  const result = await failureWith((_request, response) =>
    response.writeHead(401, { 'www-authenticate': 'Basic realm="Access Restricted"' }).end(),
  );
  expect(result).toMatchObject({ status: 1, stderr: expect.stringContaining('--user and --password name an account') });
});

test('a slow server is tried again, then one line', async () => {
  const { message, waits } = await failureOfSource(() => undefined, { timeoutMs: 20 });
  expect(message).toMatch(
    /did not answer within 20 ms; allow more by --timeout \(tried 3 times\); the same command continues/,
  );
  expect(waits).toEqual([100, 200]);
});

test('a server that cuts its answers is tried again, then one line', async () => {
  const { message, waits } = await failureOfSource((request, response) => {
    response.writeHead(200, { 'content-length': 100 }).write('[{');
    request.socket.destroySoon();
  });
  expect(message).toContain('closed the connection without a whole answer');
  expect(waits).toHaveLength(2);
});

test('an answer that is not complete JSON is tried again, then one line', async () => {
  const { message } = await failureOfSource((_request, response) => response.end('[{"id":'));
  expect(message).toContain('the answer is not complete JSON; it ends after 7 bytes (tried 3 times)');
});

test('a server that is overloaded for a while is read', async () => {
  let requests = 0;
  const answers = await sourceOf((_request, response) => {
    requests += 1;
    response.writeHead(requests < 3 ? 503 : 204).end();
  });
  await expect(answers.source.ask(questionFor(entity, 'list'))).resolves.toMatchObject({ status: 204 });
  expect(answers.waits).toEqual([100, 200]);
});

test('a port where nothing listens is one line', async () => {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  const { source } = sourceAt(port);
  await expect(source.ask(questionFor(entity, 'list'))).rejects.toThrow('cannot be reached (ECONNREFUSED)');
});

test('a certificate that is not trusted is one line with the ways out, and --ca trusts its authority', async () => {
  const authority = await generateAuthority('ec');
  const { cert, key } = await generateCertificate('127.0.0.1', { authority });
  const server = createTlsServer({ cert, key }, (_request, response) => response.end('<html>'));
  const port = await listening(server);
  const url = `https://127.0.0.1:${port}`;
  const refused = await outcomeOf(['import', '--from', url, '--out', newFolder()]);
  expect(refused).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('has a certificate that is not trusted'),
  });
  const insecure = await outcomeOf(['import', '--from', url, '--out', newFolder(), '--insecure']);
  expect(insecure.stderr).toContain('answers HTML');
  const ca = `${newFolder()}.pem`;
  writeFileSync(ca, authority.cert);
  const trusting = await outcomeOf(['import', '--from', url, '--out', newFolder(), '--ca', ca]);
  expect(trusting.stderr).toContain('answers HTML');
});

test('a folder that exists is refused before any request', async () => {
  const result = await outcomeOf(['import', '--from', 'http://127.0.0.1:9', '--out', '/tmp']);
  expect(result).toMatchObject({
    status: 1,
    stderr: 'xivo-mock: /tmp exists; choose another folder, or delete it first\n',
  });
});

test('import needs --from and --out', async () => {
  expect(await outcomeOf(['import'])).toMatchObject({ stderr: 'xivo-mock: import needs --from\n' });
  expect(await outcomeOf(['import', '--from', 'x.jsonl'])).toMatchObject({ stderr: 'xivo-mock: import needs --out\n' });
});

test('objects without a known key are told, and nothing fails', async () => {
  const answer: RequestListener = (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('[{"x":1}]');
  };
  const port = await listening(createServer(answer));
  const { status, stdout } = await outcomeOf(['import', '--from', `http://127.0.0.1:${port}`, '--out', newFolder()]);
  expect(status).toBe(2);
  expect(stdout).toMatch(/Left out, because the tables cannot hold them:\n(?:.*\n)*? {2}\w+: 1 without any column/);
});

test('a file in the place of the folder is refused', async () => {
  const file = `${newFolder()}.json`;
  writeFileSync(file, '');
  const { status, stderr } = await outcomeOf(['import', '--from', 'http://127.0.0.1:1', '--out', file]);
  expect([status, stderr]).toEqual([1, `xivo-mock: ${file} exists; choose another folder, or delete it first\n`]);
});

test('an anonymous import that fails does not say that it can be continued', async () => {
  const server = createServer((_, response) => response.writeHead(503).end());
  const port = await listening(server);
  const connection = new PbxConnection({ url: `http://127.0.0.1:${port}`, timeoutMs: 5000 });
  onTestFinished(() => connection.close());
  const patience = { pauseMs: 0, attempts: 1, backOffMs: 0, wait: async () => undefined };
  const source = new ServerSource('pbx', { connection, patience, filter: (answer) => answer, continues: false });
  await expect(source.ask(questionFor(entity, 'list'))).rejects.toThrow(/\(tried 1 times\)$/);
});
