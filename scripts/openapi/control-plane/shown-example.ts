import { isList, isObject, type Json } from './json.ts';

/** Members that differ from run to run, with the value that the description shows. */
const usual: Readonly<Record<string, Json>> = {
  ms: 2,
  uptimeSeconds: 42,
  version: '1.0.0',
  schemaVersion: 1,
  node: 'v24.11.0',
  eventId: '5f0c1d2e-1',
};

/** A state file grows with the tables. */
const usualBytes = 1_000_000;

const requestId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const usualRequestId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

const maxItems = 2;
const maxMembers = 3;

/** Returns an answer as the description shows it: without what differs from run to run, and with the first items of lists. */
export function shownExample(json: Json, cut: readonly string[] = []): Json {
  if (isList(json)) return json.slice(0, maxItems).map((item) => shownExample(item, cut));
  if (typeof json === 'string') return requestId.test(json) ? usualRequestId : json;
  if (!isObject(json)) return json;
  const members = Object.entries(json).map(([name, value]) => {
    if (name === 'bytes' && 'savedAt' in json) return [name, usualBytes];
    if (Object.hasOwn(usual, name) && !isObject(value ?? null)) return [name, usual[name]];
    return [name, shownExample(cut.includes(name) ? firstMembers(value) : value, cut)];
  });
  return Object.fromEntries(members);
}

function firstMembers(json: Json): Json {
  return isObject(json) ? Object.fromEntries(Object.entries(json).slice(0, maxMembers)) : json;
}
