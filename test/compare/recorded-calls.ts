import type { FastifyInstance, InjectOptions } from 'fastify';
import { type CompareOptions, compareRecordings } from '#compare/compare.ts';
import type { CompareResult } from '#compare/report/result.ts';
import type { CompareTarget } from '#compare/target/target.ts';
import { Registry } from '#core/registry.ts';
import { type Exchange, keptHeaders } from '#recording/format.ts';
import type { Recording } from '#recording/read.ts';
import { resources } from '#resources/index.ts';
import type { World } from '#world/world.ts';
import { dump } from '../support/mock.ts';
import { inProcess } from '../support/transports.ts';

/** A request to record: its name, its target, and its body if it has one. */
export type Call = readonly [name: string, path: string, body?: unknown];

const registry = new Registry(resources, 'documented');
const credentials = 'admin:proformatique';

/** Sends calls to a mock, and returns the exchanges as a recording. */
export async function record(app: FastifyInstance, calls: readonly Call[]): Promise<Recording> {
  const exchanges: Exchange[] = [];
  for (const call of calls) exchanges.push(await exchangeOf(app, call));
  return recordingOf(exchanges);
}

/** Returns a recording of one sequence. */
export function recordingOf(exchanges: readonly Exchange[]): Recording {
  return { name: 'calls', folder: '.', sequences: [{ name: 'all', exchanges }], isCutOff: false };
}

async function exchangeOf(app: FastifyInstance, [name, path, body]: Call): Promise<Exchange> {
  const headers: Record<string, string> = { authorization: `Basic ${btoa(credentials)}` };
  const method = body === undefined ? 'GET' : 'POST';
  const payload = body === undefined ? {} : { payload: JSON.stringify(body) };
  if (body !== undefined) headers['content-type'] = 'application/json';
  const options: InjectOptions = { method, url: path, headers, ...payload };
  const answer = await app.inject(options);
  const kept = keptHeaders.flatMap((header) => {
    const value = answer.headers[header];
    return value === undefined ? [] : [[header, String(value)] as const];
  });
  return {
    name,
    method,
    path,
    auth: 'account-1',
    requestBody: body === undefined ? null : JSON.parse(JSON.stringify(body)),
    status: answer.statusCode,
    headers: Object.fromEntries(kept),
    body: answer.body,
  };
}

/** A fresh mock in this process as a target for one sequence; its fault rules apply, which those of a mock's own world would not. */
export function targetOf({ app, world }: { readonly app: FastifyInstance; readonly world: World }): CompareTarget {
  return {
    url: 'http://target',
    isLoopback: true,
    refusalOf: () => undefined,
    begin: async () => {
      return { send: inProcess(app), start: { text: dump({ world }), isShared: true }, close: async () => undefined };
    },
    close: async () => undefined,
  };
}

/** Compares a recording with targets; every account has the credentials of the mock's default account. */
export function compareWith(
  recording: Recording,
  targets: CompareOptions['targets'],
  options: Partial<CompareOptions> = {},
): Promise<CompareResult> {
  const accounts = new Map<string, string>();
  return compareRecordings({
    ...{ recordings: [recording], targets, registry, accounts, fallbackAccount: credentials },
    ...options,
  });
}
