import { createHash } from 'node:crypto';
import type { World } from '#world/world.ts';
import { comparable } from './compare.ts';
import { GeneratedNames, NamePairs } from './generated-names.ts';
import { dump } from './mock.ts';
import type { Exchange, Sequence } from './recordings.ts';

/** A request for any transport. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
  readonly clientAddress: string;
}

/** The answer to a request. */
export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** Sends a request to the mock, in process or over a socket. */
export type Transport = (request: Sent) => Promise<Received>;

/** A difference between a replayed exchange and the recorded one. */
export interface Deviation {
  readonly sequence: string;
  readonly exchange: string;
  readonly request: string;
  readonly what: string;
  readonly recorded: string;
  readonly answered: string;
}

const accounts: Readonly<Record<string, string>> = {
  full: 'full:fullpass',
  limited: 'limited:limitedpass',
  hostok: 'hostok:hostokpass',
  hostbad: 'hostbad:hostbadpass',
  disabled: 'disabled:disabledpass',
  noacl: 'noacl:noaclpass',
  badpass: 'full:wrong',
  baduser: 'nobody:nopass',
};

const comparedHeaders = ['content-type', 'x-xivo-ws-version', 'www-authenticate', 'location'];

/** Replays the sequence from the world's baseline. Returns the first deviation, after which the states differ. */
export async function replay(sequence: Sequence, world: World, send: Transport): Promise<Deviation | undefined> {
  world.reset();
  const sums = new Map<string, string>();
  const start = dump({ world });
  const run = { recorded: new GeneratedNames(start), answered: new GeneratedNames(start), pairs: new NamePairs() };
  for (const exchange of sequence.exchanges) {
    const request = translated(exchange, run.pairs);
    if (refersToOmitted(exchange, sums)) await learnSum(request, { sums, send });
    const sent = requestOf(request, sums);
    run.recorded.addRequest(`${exchange.path} ${JSON.stringify(exchange.requestBody)}`);
    run.answered.addRequest(`${sent.path} ${sent.body ?? ''}`);
    const answer = await send(sent);
    run.recorded.addAnswer(exchange.body);
    run.answered.addAnswer(answer.body);
    sums.set(md5(exchange.body), md5(answer.body));
    const difference = compare(exchange, answer, run);
    if (difference !== undefined) {
      const text = `${exchange.method} ${exchange.path} ${JSON.stringify(exchange.requestBody)}`;
      return { sequence: sequence.name, exchange: exchange.name, request: text, ...difference };
    }
  }
  return undefined;
}

const sumParameter = /([?&]sum=)([0-9a-f]{32})/;

/** True if a 304 refers to the answer of an equal request that the recording omits because it varies. */
function refersToOmitted({ status, path }: Exchange, sums: ReadonlyMap<string, string>): boolean {
  const sum = sumParameter.exec(path)?.[2];
  return status === 304 && sum !== undefined && !sums.has(sum);
}

/** Sends a request without its sum, and stores the sum of the answer. */
async function learnSum(
  request: Exchange,
  { sums, send }: { readonly sums: Map<string, string>; readonly send: Transport },
): Promise<void> {
  const sum = sumParameter.exec(request.path)?.[2] ?? '';
  const { body } = await send(requestOf({ ...request, path: request.path.replace(sumParameter, '') }, sums));
  sums.set(sum, md5(body));
}

/** Clients send generated names back: replaces the recorded names by those of this run. */
function translated(exchange: Exchange, pairs: NamePairs): Exchange {
  const { path, requestBody } = exchange;
  const [text, json] = [pairs.translate(path), pairs.translate(JSON.stringify(requestBody ?? null))];
  return { ...exchange, path: text, requestBody: JSON.parse(json) };
}

function requestOf(exchange: Exchange, sums: ReadonlyMap<string, string>): Sent {
  const body = bodyOf(exchange);
  const headers: Record<string, string> = {};
  if (body !== undefined) headers['content-type'] = 'application/json';
  Object.assign(headers, exchange.requestHeaders);
  if (exchange.auth !== null) {
    const credentials = accounts[exchange.auth] ?? exchange.auth;
    headers['authorization'] ??= `Basic ${Buffer.from(credentials).toString('base64')}`;
  }
  return {
    method: exchange.method,
    path: exchange.path.replace(sumParameter, (_whole, key: string, sum: string) => key + (sums.get(sum) ?? sum)),
    headers,
    body,
    clientAddress: exchange.clientAddress ?? '127.0.0.1',
  };
}

function bodyOf({ requestBody, requestEncoding }: Exchange): Buffer | undefined {
  if (requestBody === null) return undefined;
  if (typeof requestBody === 'string') return Buffer.from(requestBody, requestEncoding ?? 'utf8');
  return Buffer.from(JSON.stringify(requestBody));
}

function compare(
  exchange: Exchange,
  answer: Received,
  run: { readonly recorded: GeneratedNames; readonly answered: GeneratedNames; readonly pairs: NamePairs },
): Pick<Deviation, 'what' | 'recorded' | 'answered'> | undefined {
  if (exchange.status !== answer.status)
    return differs('status', exchange.status, `${answer.status} ${answer.body.slice(0, 200)}`);
  for (const name of comparedHeaders) {
    if (exchange.headers[name] !== answer.headers[name])
      return differs(name, exchange.headers[name], answer.headers[name]);
  }
  const keepsOrder = exchange.path.includes('/cel');
  const recorded = comparable(exchange.body, run.recorded, { keepsOrder });
  const answered = comparable(answer.body, run.answered, { keepsOrder });
  if (recorded.text !== answered.text) return differs('body', ...aroundDifference(recorded.text, answered.text));
  const name = run.pairs.conflict(recorded.names, answered.names);
  return name === undefined ? undefined : differs('generated names', name, answered.names);
}

function differs(
  what: string,
  recorded: unknown,
  answered: unknown,
): Pick<Deviation, 'what' | 'recorded' | 'answered'> {
  return { what, recorded: String(recorded), answered: String(answered) };
}

function aroundDifference(recorded: string, answered: string): [string, string] {
  let index = 0;
  while (index < recorded.length && recorded[index] === answered[index]) index += 1;
  const start = Math.max(0, index - 80);
  return [recorded.slice(start, index + 120), answered.slice(start, index + 120)];
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
