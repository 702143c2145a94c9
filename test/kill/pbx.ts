const headers = { authorization: `Basic ${Buffer.from('admin:proformatique').toString('base64')}` };
const entities = '/xivo/configuration/json.php/restricted/manage/entity/';

/** The part of the state that the rounds change. */
export interface Held {
  readonly entities: ReadonlySet<string>;
  readonly users: number;
}

/** Adds an entity. Returns true if it was acknowledged, false if the connection broke. */
export async function addEntity(url: string, name: string): Promise<boolean> {
  const body = JSON.stringify({ name, displayname: `Entity ${name}` });
  const response = await fetch(`${url}${entities}?act=add`, { method: 'POST', headers, body }).catch(() => undefined);
  if (response === undefined) return false;
  if (response.status !== 200)
    throw new Error(`add ${name}: ${response.status} ${response.headers.get('x-mock-reason')}`);
  return true;
}

/** Returns the current state, without generated companies. */
export async function heldBy(url: string): Promise<Held> {
  const listed = (await (await fetch(`${url}${entities}?act=list`, { headers })).json()) as { name: string }[];
  const state = (await (await fetch(`${url}/__admin/state`)).json()) as { tables: Record<string, number> };
  const names = listed.map(({ name }) => name).filter((name) => !name.startsWith('company'));
  return { entities: new Set(names), users: state.tables['userfeatures'] ?? 0 };
}

/** Sends a request to the control plane. Returns `undefined` if the connection broke. */
export async function control(url: string, call: string, step?: string): Promise<number | undefined> {
  const [method = '', path = '', body] = call.split(' ');
  const kill = step === undefined ? {} : { 'x-kill-step': step };
  const content = body === undefined ? {} : { body, headers: { 'content-type': 'application/json', ...kill } };
  const request = fetch(`${url}/__admin/${path}`, { method, headers: kill, ...content });
  return request.then(({ status }) => status).catch(() => undefined);
}
