import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { ReceivedAnswer, SendRequest, SentRequest } from '#compare/replay/messages.ts';

/** A transport that injects requests within the process. */
export function inProcess(app: FastifyInstance): SendRequest {
  return async ({ method, path, headers, body, clientAddress }) => {
    const options = {
      method,
      url: path,
      headers,
      remoteAddress: clientAddress ?? '127.0.0.1',
      ...(body && { payload: body }),
    };
    // The types of inject allow only the common methods.
    const response = await app.inject(options as InjectOptions);
    return { status: response.statusCode, headers: headersOf(response.headers), body: response.body };
  };
}

/** A transport over a real socket to a port of the loopback address. */
export function overSocket(port: number): SendRequest {
  return (sent) => new Promise((resolve, reject) => exchange({ port, sent, resolve, reject }));
}

/** Listens on a free port, and returns it. */
export async function listen(app: FastifyInstance): Promise<number> {
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address() as AddressInfo;
  return address.port;
}

function exchange({
  port,
  sent,
  resolve,
  reject,
}: {
  port: number;
  sent: SentRequest;
  resolve: (received: ReceivedAnswer) => void;
  reject: (error: Error) => void;
}): void {
  const { method, path, headers, body, clientAddress } = sent;
  const length = body === undefined ? {} : { 'content-length': String(body.length) };
  const request = httpRequest({
    host: '127.0.0.1',
    port,
    method,
    path,
    ...(clientAddress !== undefined && { localAddress: clientAddress }),
    headers: { ...headers, ...length },
  });
  request.on('error', reject);
  request.on('response', (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () =>
      resolve({
        status: response.statusCode ?? 0,
        headers: headersOf(response.headers),
        body: Buffer.concat(chunks).toString(),
      }),
    );
  });
  request.end(body);
}

function headersOf(headers: NodeJS.Dict<string | string[] | number>): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value === undefined ? undefined : String(value)]),
  );
}
