import { LocalMock } from '#import/read/local-mock.ts';
import type { Exchange, Sequence } from '#recording/format.ts';
import { createApp } from '#server/app.ts';
import { startWorld } from '../support/start.ts';

/** The accounts of the recordings that are not called as their login (test/recordings/README.md 1). */
const credentials: Readonly<Record<string, string>> = { badpass: 'full:wrong', baduser: 'nobody:nopass' };

/** A mock in the state at the end of a recorded sequence, and how many of its answers had another status than recorded. */
interface ReplayedMock {
  readonly mock: LocalMock;
  readonly deviations: number;
}

/** Replays a sequence without its checks: ids are those recorded, names may differ. */
export async function mockAfter({ name, start = 'start', exchanges }: Sequence): Promise<ReplayedMock> {
  const app = createApp(startWorld(start));
  let deviations = 0;
  for (const exchange of exchanges) {
    const { statusCode } = await app.inject(requestOf(exchange));
    if (statusCode !== exchange.status && exchange.status !== 304) deviations += 1;
  }
  return { mock: new LocalMock(name, app, { login: 'full', password: 'fullpass' }), deviations };
}

function requestOf({ method, path, auth, requestHeaders = {}, requestBody, requestEncoding, clientAddress }: Exchange) {
  const headers: Record<string, string> = { ...requestHeaders };
  const login = auth === null || auth.includes(':') ? auth : (credentials[auth] ?? `${auth}:${auth}pass`);
  if (login !== null) headers['authorization'] = `Basic ${Buffer.from(login).toString('base64')}`;
  const text = typeof requestBody === 'string' ? requestBody : JSON.stringify(requestBody);
  if (requestBody !== null && typeof requestBody !== 'string') headers['content-type'] ??= 'application/json';
  return {
    method: method === 'POST' || method === 'PUT' || method === 'DELETE' || method === 'HEAD' ? method : 'GET',
    url: path,
    headers,
    ...(requestBody !== null && { payload: Buffer.from(text, requestEncoding ?? 'utf8') }),
    ...(clientAddress !== undefined && { remoteAddress: clientAddress }),
  } as const;
}
