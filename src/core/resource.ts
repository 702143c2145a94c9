import type { ZodType } from 'zod';
import type { Dialect, Difference } from '#dialect.ts';
import type { Reason } from '#errors.ts';
import type { Chunks } from '#wire/chunks.ts';
import type { Json } from '#wire/json.ts';
import type { ActDescription } from './act-description.ts';
import type { AnswerRows } from './answer-rows.ts';
import type { DaemonCommand } from './daemon-commands.ts';
import type { ActRequest, Mode, Nouns } from './request.ts';

/** The path of the script that serves a web service, before `/json.php` (core.md 1.1). */
export type Base = 'service/ipbx' | 'callcenter' | 'xivo/configuration' | 'statistics/call_center' | 'cti';

/**
 * The result of an act. The body is one of `json`, `chunks` and `text`, or empty.
 *
 * @example
 * const items: Outcome = { status: 200, json: [{ id: 1, name: 'default' }] };
 * @example
 * const noItems: Outcome = { status: 204, reason: { message: 'there are no groups yet; an empty list answers 204' } };
 */
export interface Outcome {
  /** The HTTP status. */
  readonly status: number;
  /** The body, not yet encoded. */
  readonly json?: Json;
  /** The body as encoded JSON. */
  readonly chunks?: Chunks;
  /** The body as plain text (core.md 6.6). */
  readonly text?: string;
  /** Why the client did not get what it asked for; for the log, the journal and `X-Mock-Reason`. */
  readonly reason?: Reason;
  /** The parts of the request that had no effect, and why; for the log, the journal and `X-Mock-Skipped`. */
  readonly skipped?: readonly string[];
}

/**
 * What stands behind a value of the parameter `act`: its code, and what documents say about it. The functions in `acts.ts` return the
 * usual ones; `act` makes any other.
 */
export interface Act {
  readonly description: ActDescription;
  /** A pure function of its request. Throws a `Refusal` for an error status, which also rolls back what it wrote. */
  run(request: ActRequest): Outcome;
}

/**
 * Returns an act from its description and its code.
 *
 * @example
 * const ping = act(
 *   { summary: 'Answer the time', statuses: [{ status: 200, when: 'the time, in seconds' }] },
 *   ({ clock }) => ({ status: 200, json: { time: clock.seconds() } }),
 * );
 */
export function act(description: ActDescription, run: Act['run']): Act {
  return { description, run };
}

/**
 * Returns the schema of an act's 200 answer as JSON, in a dialect: closed objects, so that it names every key. A function, so
 * that a start builds no schema.
 *
 * @example
 * const entityList: AnswerSchema = () => z.array(z.strictObject({ id: z.int(), name: z.string() }));
 */
export type AnswerSchema = (dialect: Dialect) => ZodType;

/** A web service, in a file of `resources/` at the path of its URL. `defineResource` makes it from a declaration. */
export interface Resource {
  readonly base: Base;
  /** `category/resource`, or the resource alone where there is no category (core.md 1.1). */
  readonly path: string;
  /** What messages call its objects; `object` and `objects` by default. */
  readonly nouns?: Nouns;
  /** The acts by the value of the parameter `act` (core.md 2). */
  readonly acts: Readonly<Record<string, Act>>;
  /** The name of the act that runs if `act` is missing or unknown. */
  readonly fallback: string;
  /** The schemas of the answers, by act; an act without one answers 200 with an empty body. */
  readonly answers?: Readonly<Partial<Record<string, AnswerSchema>>>;
  /** How the rows behind its answers are found; absent if its answers show no rows. */
  readonly rows?: AnswerRows;
  /** The key of a fixture document whose items are bodies of the act `add`, such as `users`. */
  readonly fixture?: string;
  /** The modes in which it is routed; both by default (core.md 1.2). */
  readonly modes?: readonly Mode[];
  /** Other paths at which it is served. */
  readonly aliases?: readonly Alias[];
  /** Whether it is served in a dialect; in both by default. */
  readonly served?: Difference<boolean>;
  /** False if the parameter `sum` is ignored (core.md 6.5). */
  readonly honoursSum?: false;
  /** False if its answers lack the header `X-XIVO-WS-VERSION` (core.md 1.2). */
  readonly sendsVersion?: false;
  /** False if no right grants access to it (core.md 2.6). */
  readonly grantable?: false;
  /** The commands that a real PBX sends to its daemons after a successful act, by act; they go into the world's ledger. */
  readonly commands?: Readonly<Record<string, readonly DaemonCommand[]>>;
  /** The differences that its code reads and those that decide whether it is served, for the generated list. */
  readonly differences?: readonly Difference[];
}

/** Another path of a resource, and the dialects in which it is served there. */
interface Alias {
  readonly path: string;
  readonly served: Difference<boolean>;
}

/** The place of each base in the tree of rights (core.md 1.1); it is not always the path of the URL. */
const rightsPrefixes: Readonly<Record<Base, string>> = {
  'service/ipbx': 'service/ipbx',
  callcenter: 'service/callcenter',
  'xivo/configuration': 'xivo/configuration',
  'statistics/call_center': 'statistics/call_center',
  cti: 'cti',
};

/** Returns the resource's section in the tree of rights: `service/ipbx/pbx_settings/users` (core.md 5.2). */
export function sectionOf({ base, path }: Resource): string {
  return `${rightsPrefixes[base]}/${path}`;
}

/** Returns the stable name of an act of a resource: `ipbx/pbx_settings/users:add`. */
export function operationOf(resource: Resource, act: string): string {
  return `${resource.base.replace('service/', '')}/${resource.path}:${act}`;
}

/** The names of acts that change objects. */
export const changingActs = ['add', 'edit', 'delete', 'deleteall', 'import'] as const;

/** True if an act only reads: it is not one that changes objects, and sends no commands to daemons. */
export function readsOnly({ commands = {} }: Resource, act: string): boolean {
  return !changingActs.some((name) => name === act) && (commands[act] ?? []).length === 0;
}
