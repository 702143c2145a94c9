import { Connection } from './connection.ts';

/** Traffic for a server. */
export interface Traffic {
  readonly port: number;
  readonly clients: number;
  readonly seconds: number;
  /** The next request of a client, as bytes. */
  next(client: number): Buffer;
}

/** The result of traffic. */
export interface Load {
  readonly perSecond: number;
  /** The duration of each request in milliseconds. */
  readonly latencies: readonly number[];
  /** Answers with a status from 300 on, and broken connections. */
  readonly failures: number;
}

/** Runs clients for `seconds`, each of which sends a request as soon as the previous one is answered. */
export async function load({ port, clients, seconds, next }: Traffic): Promise<Load> {
  const connections = await Promise.all(Array.from({ length: clients }, () => Connection.open(port)));
  const latencies: number[] = [];
  let failures = 0;
  const startedAt = performance.now();
  const end = startedAt + seconds * 1000;
  const run = async (connection: Connection, client: number): Promise<void> => {
    for (let now = performance.now(); now < end; ) {
      const { status } = await connection.send(next(client));
      const answered = performance.now();
      latencies.push(answered - now);
      if (status >= 300) failures += 1;
      now = answered;
    }
  };
  const ends = await Promise.allSettled(connections.map(run));
  failures += ends.filter(({ status }) => status === 'rejected').length;
  const elapsed = (performance.now() - startedAt) / 1000;
  for (const connection of connections) connection.close();
  return { perSecond: latencies.length / elapsed, latencies, failures };
}

/** Requests per second. Throws if one fails. */
export async function throughput(traffic: Traffic): Promise<number> {
  const { perSecond, failures } = await load(traffic);
  if (failures > 0) throw new Error(`${failures} requests failed`);
  return perSecond;
}

/** Sends `count` requests over 16 connections. Throws if one fails. */
export async function sendAll(port: number, count: number, next: (index: number) => Buffer): Promise<void> {
  let index = 0;
  const work = async (): Promise<void> => {
    const connection = await Connection.open(port);
    while (index < count) {
      const { status } = await connection.send(next(index++));
      if (status >= 300) throw new Error(`a request failed with ${status}`);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: 16 }, work));
}

/** The length of the answer to a request, in bytes. */
export async function lengthOf(port: number, request: Buffer): Promise<number> {
  const connection = await Connection.open(port);
  const { status, length } = await connection.send(request);
  connection.close();
  if (status !== 200) throw new Error(`the request is answered with ${status}`);
  return length;
}
