import * as z from 'zod';
import type { Registry } from '#core/registry.ts';
import { operationOf, type Resource } from '#core/resource.ts';
import { actOf } from '#core/run.ts';
import type { Dialect } from '#dialect.ts';
import { findTarget } from '#http/routing/find-target.ts';
import { createApp } from '#server/app.ts';
import { parseForm, parseQuery, Query } from '#wire/query.ts';
import { readTarget } from '#wire/target.ts';
import type { World } from '#world/world.ts';
import type { AnswerChecks } from './answer-checks.ts';
import { type Exchange, readSequences, recordingNames, recordingsFolder } from './recordings.ts';
import { startWorld } from './start.ts';

/** Checks each recorded answer with status 200; returns the requests that name no operation. */
export function checkRecorded(checks: AnswerChecks, registry: Registry): readonly string[] {
  return recordingNames().flatMap((name) =>
    readSequences(name).flatMap(({ exchanges }) =>
      exchanges.flatMap((exchange) => (checkExchange(checks, registry, exchange) ? [] : [`${name}: ${exchange.path}`])),
    ),
  );
}

function checkExchange(checks: AnswerChecks, registry: Registry, exchange: Exchange): boolean {
  const { status, method, path, body } = exchange;
  if (status !== 200 || method === 'HEAD') return true;
  const operation = recordedOperation(registry, exchange);
  if (operation === undefined) return false;
  checks.check({ dialect: 'recorded', operation, request: `${method} ${path}`, body });
  return true;
}

function recordedOperation(registry: Registry, { path, requestHeaders, requestBody }: Exchange): string | undefined {
  const target = readTarget(path);
  const found = findTarget(target.path, registry);
  if (found.kind !== 'resource') return undefined;
  const types = Object.entries(requestHeaders ?? {}).filter(([name]) => name.toLowerCase() === 'content-type');
  const isForm = types.some(([, type]) => type.startsWith('application/x-www-form-urlencoded'));
  const form = isForm && typeof requestBody === 'string' ? parseForm(Buffer.from(requestBody)) : Query.none;
  const query = Query.overlay(parseQuery(target.query), form);
  return operationOf(found.resource, actOf(found.resource, { query }));
}

/** A mock in process whose answers with status 200 are checked. */
export interface CheckedMock {
  readonly world: World;
  send(request: { method: string; url: string; body?: unknown; address?: string }): Promise<string>;
  close(): Promise<void>;
}

/** Returns a checked mock; the credentials have every right. */
export function checkedMock(checks: AnswerChecks, world: World, credentials: string): CheckedMock {
  const app = createApp(world);
  const authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
  return {
    world,
    close: () => app.close(),
    send: async ({ method, url, body = null, address = '127.0.0.1' }) => {
      const payload = body === null ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) };
      const headers = { authorization, ...(body !== null && { 'content-type': 'application/json' }) };
      // The types of inject allow only the common methods.
      const answer = await app.inject({ method: method as 'GET', url, headers, remoteAddress: address, ...payload });
      const operation = world.journal.entries().at(-1)?.operation;
      if (answer.statusCode !== 200 || method === 'HEAD') return '';
      const { dialect } = world;
      if (operation !== undefined) checks.check({ dialect, operation, request: `${method} ${url}`, body: answer.body });
      return answer.body;
    },
  };
}

/**
 * Sends the recorded requests to mocks of the dialect, but for the probes, which are thousands of small sequences, and lists and views what each add or
 * edit changed.
 */
export async function replayAll(checks: AnswerChecks, registry: Registry, dialect: Dialect): Promise<void> {
  const mocks = new Map<string, CheckedMock>();
  const names = recordingNames().filter((name) => name !== 'probes');
  for (const { start, exchanges } of names.flatMap((name) => readSequences(name))) {
    const mock = mocks.get(start) ?? checkedMock(checks, startWorld(start, recordingsFolder, dialect), 'full:fullpass');
    mocks.set(start, mock);
    mock.world.reset();
    for (const { method, path, requestBody, clientAddress } of exchanges) {
      const address = clientAddress === undefined ? {} : { address: clientAddress };
      await mock.send({ method, url: path, body: requestBody, ...address });
      await readChanged(mock, registry);
    }
  }
  for (const mock of mocks.values()) await mock.close();
}

/** After a successful add or edit, lists the objects of the resource and views the one with the greatest id. */
async function readChanged(mock: CheckedMock, registry: Registry): Promise<void> {
  const { operation = '', answer } = mock.world.journal.entries().at(-1) ?? {};
  if (answer?.status !== 200 || !/:(?:add|edit)$/.test(operation)) return;
  const resource = registry.resources.find((each) => operation.startsWith(operationOf(each, '')));
  if (resource === undefined || !('list' in resource.acts)) return;
  const listed = await mock.send({ method: 'GET', url: urlOf(resource, 'list') });
  const last = [...idsIn(listed)].at(-1);
  if (last !== undefined && 'view' in resource.acts)
    await mock.send({ method: 'GET', url: urlOf(resource, 'view', last) });
}

function urlOf(resource: Resource, act: string, id?: string): string {
  const mode = resource.modes?.[0] ?? 'restricted';
  const query = id === undefined ? '' : `&id=${encodeURIComponent(id)}`;
  return `/${resource.base}/json.php/${mode}/${resource.path}/?act=${act}${query}`;
}

const items = z.array(z.unknown());
const texts = ['a', 'e', 'i', 'o', '0', '1', '5'];

/** Requests the list of every resource, searches for single letters, and views each object of the list. */
export async function readEverything(mock: CheckedMock, registry: Registry): Promise<void> {
  const get = (url: string) => mock.send({ method: 'GET', url });
  for (const resource of registry.resources) {
    if ('search' in resource.acts) for (const text of texts) await get(`${urlOf(resource, 'search')}&search=${text}`);
    const listed = 'list' in resource.acts ? await get(urlOf(resource, 'list')) : '';
    if (!('view' in resource.acts)) continue;
    await get(urlOf(resource, 'view'));
    if (resource.path === 'pbx_settings/lines') await get(`${urlOf(resource, 'list')}&protocol=iax`);
    for (const id of idsIn(listed)) await get(urlOf(resource, 'view', id));
  }
}

/** What may name an object to a view: the ids and names of the items of a list and of their parts. */
function idsIn(list: string): ReadonlySet<string> {
  const parsed = list === '' ? undefined : items.safeParse(JSON.parse(list)).data;
  const objects = (parsed ?? []).flatMap((item) => [item, ...Object.values(Object(item))]).map((item) => Object(item));
  const ids = objects.flatMap((object: Record<string, unknown>) => [object['id'], object['uniqueid'], object['name']]);
  return new Set(ids.filter((id) => typeof id === 'string' || typeof id === 'number').map(String));
}

/** True if the resource has the operation's act as a way to read objects. */
export function readingActs(resource: Resource): readonly string[] {
  return Object.keys(resource.acts).filter((act) => ['list', 'search', 'view'].includes(act));
}
