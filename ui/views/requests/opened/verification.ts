import { quote } from '../../../lib/curl.ts';
import { type JournalRequest, mask } from '../entry.ts';
import { isCut } from './again.ts';

/** A verification that succeeds if the request was made once. */
interface RequestVerification {
  readonly pattern: Readonly<Record<string, unknown>>;
  readonly count: { readonly exactly: 1 };
}

/** Returns the verification of a request. Masked values are left out, because the mock compares them with what was sent. */
export function verificationOf({ operation, method, url, answer, request }: JournalRequest): RequestVerification {
  const query = queryOf(url, { withAct: operation === undefined });
  const body =
    isCut(request) || request.encoding !== undefined ? undefined : withoutMasks(request.body ?? request.text);
  return {
    pattern: {
      ...(operation === undefined ? { method, path: pathOf(url) } : { operation }),
      status: answer.status,
      ...(Object.keys(query).length > 0 && { query }),
      ...(body !== undefined && { body }),
    },
    count: { exactly: 1 },
  };
}

/** The verification as a statement of a test in TypeScript; if it fails, the test shows the requests that almost match. */
export function asTest(verification: RequestVerification): string {
  return `expect(await pbx.admin.verify(${literal(verification)})).toMatchObject({ verified: true });`;
}

interface CommandOptions {
  readonly origin: string;
  readonly world: string;
  /** Whether the mock asks for its token, which the command takes from the variable that also starts the mock with it. */
  readonly hasToken: boolean;
}

/** The verification as a command for a POSIX shell. */
export function asCommand(verification: RequestVerification, { origin, world, hasToken }: CommandOptions): string {
  return [
    `curl -s ${quote(`${origin}/__admin/verify`)}`,
    ...(world === 'default' ? [] : [`-H ${quote(`X-Mock-World: ${world}`)}`]),
    ...(hasToken ? ['-H "Authorization: Bearer $XIVO_MOCK_TOKEN"'] : []),
    `-H 'Content-Type: application/json' \\\n  --data-raw ${quote(JSON.stringify(verification))}`,
  ].join(' ');
}

/** `*` would match any text. A path that is not a path, as a broken request can have, matches nothing. */
function pathOf(url: string): string {
  return url.split('?', 1)[0] || '*';
}

/** The parameters that a pattern can name: letters, digits and `_`, as the PBX reads them. */
function queryOf(url: string, { withAct }: { readonly withAct: boolean }): Readonly<Record<string, string>> {
  const mark = url.indexOf('?');
  const parameters = mark < 0 ? [] : [...new URLSearchParams(url.slice(mark + 1))];
  return Object.fromEntries(
    parameters.filter(
      ([name, value]) =>
        /^[a-z_]\w*$/i.test(name) && (withAct || name !== 'act') && value === value.trim() && value !== mask,
    ),
  );
}

/** The value without what is masked: members of objects, and lists that hold something masked. */
function withoutMasks(value: unknown): unknown {
  if (typeof value === 'string') return value.includes(mask) ? undefined : value;
  if (Array.isArray(value)) {
    const items = value.map(withoutMasks);
    return items.includes(undefined) ? undefined : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, withoutMasks(member)]);
  return Object.fromEntries(members.filter(([, member]) => member !== undefined));
}

/** A value as a literal of TypeScript. */
function literal(value: unknown, indent = ''): string {
  const inner = `${indent}  `;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const lines = Object.entries(value).map(
    ([name, member]) => `${inner}${isList ? '' : `${key(name)}: `}${literal(member, inner)},\n`,
  );
  const [open, close] = isList ? '[]' : '{}';
  return lines.length === 0 ? `${open}${close}` : `${open}\n${lines.join('')}${indent}${close}`;
}

/** `__proto__` as a plain key would set the prototype. */
function key(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return /^[a-z_$][\w$]*$/i.test(name) ? name : JSON.stringify(name);
}
