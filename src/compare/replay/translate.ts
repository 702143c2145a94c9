import type { Exchange } from '#recording/format.ts';
import { isObject } from '#wire/values.ts';
import type { Correspondence } from '../answers/correspondence.ts';
import type { IdPairs } from '../answers/id-pairs.ts';
import { kindAt, kindOfResource } from '../answers/object-ids.ts';

/** Returns a recorded exchange with the generated names and the ids of another run, which clients send back. */
export function translated(
  exchange: Exchange,
  { names, ids }: Pick<Correspondence, 'names' | 'ids'>,
  resource: string | undefined,
): Exchange {
  const path = names.translate(exchange.path);
  const requestBody = translatedJson(exchange.requestBody, (text) => names.translate(text));
  if (!ids.hasTranslations) return { ...exchange, path, requestBody };
  const place = { key: '', parent: undefined, destination: undefined, resource };
  return { ...exchange, path: pathWithIds(path, ids, resource), requestBody: valueWithIds(requestBody, ids, place) };
}

type RequestBody = Exchange['requestBody'];

function translatedJson(body: RequestBody, translate: (text: string) => string): RequestBody {
  if (body === null) return null;
  const text = JSON.stringify(body);
  const changed = translate(text);
  return changed === text ? body : JSON.parse(changed);
}

const idParameter = /([?&]id=)(\d+)/g;

function pathWithIds(path: string, ids: IdPairs, resource: string | undefined): string {
  const kind = kindOfResource(resource);
  if (kind === undefined) return path;
  return path.replace(idParameter, (_whole, key: string, id: string) => key + ids.translate(kind, id));
}

function valueWithIds(value: RequestBody, ids: IdPairs, place: Parameters<typeof kindAt>[0]): RequestBody {
  if (Array.isArray(value)) return value.map((item) => valueWithIds(item, ids, place));
  if (isObject(value)) return membersWithIds(value, ids, place);
  const kind = kindAt(place);
  if (kind === undefined || (typeof value !== 'string' && typeof value !== 'number')) return value;
  const id = ids.translate(kind, String(value));
  if (id === String(value)) return value;
  return typeof value === 'number' ? Number(id) : id;
}

function membersWithIds(
  value: Readonly<Record<string, RequestBody>>,
  ids: IdPairs,
  { key, resource }: Parameters<typeof kindAt>[0],
): RequestBody {
  const type = value['actiontype'] ?? value['action'];
  const destination = typeof type === 'string' ? type : undefined;
  const parent = key === '' ? undefined : key;
  const entries = Object.entries(value).map(
    ([name, member]) => [name, valueWithIds(member, ids, { key: name, parent, destination, resource })] as const,
  );
  return Object.fromEntries(entries);
}
