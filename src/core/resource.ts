import type { Difference } from '#dialect.ts';
import type { Reason } from '#errors.ts';
import type { Chunks } from '#wire/chunks.ts';
import type { Json } from '#wire/json.ts';
import type { DaemonCommand } from './daemon-commands.ts';
import type { ActRequest, Mode, Nouns } from './request.ts';

/** Where the scripts of the web services live (core.md 1.1). */
export type Base = 'service/ipbx' | 'callcenter' | 'xivo/configuration' | 'statistics/call_center' | 'cti';

/** What an act answers. Without `json`, `chunks` and `text` the body is empty. */
export interface Outcome {
  readonly status: number;
  /** A value to be written as JSON. */
  readonly json?: Json;
  /** JSON text that is ready. */
  readonly chunks?: Chunks;
  /** Plain text (core.md 6.6). */
  readonly text?: string;
  /** Why, when the answer is not what the client asked for; for log and journal. */
  readonly reason?: Reason;
  /** Parts of the request that were passed over without a word to the client, and why; for log, journal and `X-Mock-Skipped`. */
  readonly skipped?: readonly string[];
}

/** What a value of `act` does: a request in, an outcome out; throws a `Refusal` for an error status. */
export type Act = (request: ActRequest) => Outcome;

/** A web service: one file in `resources/`, at the path of its URL; made by `defineResource`. */
export interface Resource {
  readonly base: Base;
  /** `category/resource`, or the resource alone where there is no category (core.md 1.1). */
  readonly path: string;
  /** What people call one of its objects and several of them, for reasons. */
  readonly nouns?: Nouns;
  /** What `act` may be; an unknown or missing one runs the fallback (core.md 2). */
  readonly acts: Readonly<Record<string, Act>>;
  /** Name of the act that runs for a missing or unknown `act`. */
  readonly fallback: string;
  /** Key of a fixture document under which bodies of its act `add` stand (`users`). */
  readonly fixture?: string;
  /** Modes in which it is routed; both by default (core.md 1.2). */
  readonly modes?: readonly Mode[];
  /** Further paths that lead here. */
  readonly aliases?: readonly Alias[];
  /** Whether the route exists in the dialect; always by default. */
  readonly served?: Difference<boolean>;
  /** False where `sum` is ignored (core.md 6.5). */
  readonly honoursSum?: false;
  /** False where the answers carry no version header (core.md 1.2). */
  readonly sendsVersion?: false;
  /** False where no right opens the resource (core.md 2.6). */
  readonly grantable?: false;
  /** What a successful act would tell the daemons of a real PBX, by act; goes into the ledger of the world. */
  readonly commands?: Readonly<Record<string, readonly DaemonCommand[]>>;
  /** Where the dialects differ, for the README: what its code reads, and what decides whether it is served. */
  readonly differences?: readonly Difference[];
}

/** Another path of a resource. */
interface Alias {
  readonly path: string;
  readonly served: Difference<boolean>;
}

/** Where the rights on the resources of a base stand in their tree (core.md 1.1): not always below the URL. */
const rightsPrefixes: Readonly<Record<Base, string>> = {
  'service/ipbx': 'service/ipbx',
  callcenter: 'service/callcenter',
  'xivo/configuration': 'xivo/configuration',
  'statistics/call_center': 'statistics/call_center',
  cti: 'cti',
};

/** The section of the rights (core.md 5.2). */
export function sectionOf({ base, path }: Resource): string {
  return `${rightsPrefixes[base]}/${path}`;
}

/** The stable name of an act: `ipbx/pbx_settings/users:add`. */
export function operationOf(resource: Resource, act: string): string {
  return `${resource.base.replace('service/', '')}/${resource.path}:${act}`;
}
