import type { z } from 'zod';
import type { MockEvent } from '#events/event.ts';
import type { faultRule } from '#faults/rule.ts';
import type { generateBody } from '#generate/request.ts';
import type { patternParameters, patternSchema } from '#journal/pattern.ts';
import type { verificationSchema } from '#journal/verify.ts';
import type { ApplyOptions } from '#seeding/apply.ts';
import type { EffectPattern } from '#world/effects.ts';
import type * as answers from './answers.ts';
import { type EventOptions, readEvents } from './events.ts';
import { Transport } from './transport.ts';

/** Calls that the journal looks for. */
export type RequestPattern = z.input<typeof patternSchema>;

/** The same without what a URL cannot say: no query and no body. */
export type RequestParameters = Omit<z.input<typeof patternParameters>, 'generation'> & {
  readonly generation?: number;
};

/** How often, or in which order, calls are wanted. */
export type VerifyBody = z.input<typeof verificationSchema>;

/** A trouble that a mock is to have. */
export type NewFault = z.input<typeof faultRule>;

/** What is to be generated, and from which seed. */
export type GenerateBody = z.input<typeof generateBody>;

/** A web-services user. */
export interface NewAccount {
  readonly name: string;
  readonly login?: string | null;
  readonly passwd?: string | null;
  /** An IPv4 address, a host name or a subnet. */
  readonly host?: string | null;
  readonly disable?: boolean;
  readonly description?: string;
  /** Sections such as `service/ipbx/pbx_settings/users`; `*` for all. */
  readonly rights?: readonly string[];
}

/**
 * The control plane of a mock, in process or in a container: everything below `/__admin`. Errors are `XivoMockProblem`.
 * With `headers` of a world it is the control plane of that world.
 */
export class XivoMockClient {
  readonly url: string;
  readonly #transport: Transport;

  constructor(url: string, { headers = {} }: { headers?: Readonly<Record<string, string>> } = {}) {
    this.#transport = new Transport(url, headers);
    this.url = this.#transport.url;
  }

  health(): Promise<answers.HealthAnswer> {
    return this.#transport.json({ method: 'GET', path: 'health' });
  }

  /** The versions of the mock, its control plane, its tables and Node. */
  version(): Promise<answers.VersionAnswer> {
    return this.#transport.json({ method: 'GET', path: 'version' });
  }

  /** Back to the baseline, to a PBX before its set-up, or to a snapshot. */
  reset(to: 'baseline' | 'empty' | `snapshot:${string}` = 'baseline'): Promise<answers.ResetAnswer> {
    return this.#transport.json({ method: 'POST', path: 'reset', body: { to } });
  }

  /** The present state becomes the baseline. */
  markBaseline(): Promise<unknown> {
    return this.#transport.json({ method: 'PUT', path: 'baseline' });
  }

  /** Rows per table. */
  async state(): Promise<Readonly<Record<string, number>>> {
    const { tables } = await this.#transport.json<{ tables: Record<string, number> }>({ method: 'GET', path: 'state' });
    return tables;
  }

  /** The rows of a table whose columns have these values. */
  async rows(
    table: string,
    filter: Readonly<Record<string, string | number>> = {},
  ): Promise<readonly Record<string, unknown>[]> {
    const asked = { method: 'GET', path: `state/${encodeURIComponent(table)}`, query: filter } as const;
    return (await this.#transport.json<{ rows: Record<string, unknown>[] }>(asked)).rows;
  }

  /** The calls so far that match, oldest first, with the reasons of refusals. */
  requests(pattern: RequestPattern = {}): Promise<answers.RequestsAnswer> {
    return this.#transport.json({ method: 'POST', path: 'requests/find', body: pattern });
  }

  /** The last calls that match, at most `limit`, oldest first. */
  latestRequests(limit: number, pattern: RequestParameters = {}): Promise<answers.RequestsAnswer> {
    const query = { ...pattern, limit };
    return this.#transport.json({ method: 'GET', path: 'requests', query });
  }

  /** The call of that id, as `X-Mock-Request-Id` tells it. */
  request(id: string): Promise<answers.RequestEntry> {
    return this.#transport.json({ method: 'GET', path: `requests/${encodeURIComponent(id)}` });
  }

  async countRequests(pattern: RequestPattern = {}): Promise<number> {
    const asked = { method: 'POST', path: 'requests/count', body: pattern } as const;
    return (await this.#transport.json<{ count: number }>(asked)).count;
  }

  /** Waits until `count` calls match; throws a 408 problem when they do not come. */
  waitForRequests(pattern: RequestPattern, { count = 1, timeoutMs = 5000 } = {}): Promise<answers.RequestsAnswer> {
    return this.#transport.json({ method: 'POST', path: 'requests/wait', body: { pattern, count, timeoutMs } });
  }

  /** Forgets the calls so far. */
  clearRequests(): Promise<{ readonly deleted: number }> {
    return this.#transport.json({ method: 'DELETE', path: 'requests' });
  }

  /** Whether the calls were made as wanted; what was seen instead otherwise. */
  verify(wanted: VerifyBody): Promise<answers.VerifyAnswer> {
    return this.#transport.json({ method: 'POST', path: 'verify', body: wanted, accepts: [406] });
  }

  /** What the daemons of a real PBX would have been told. */
  async effects(pattern: EffectPattern = {}): Promise<answers.EffectsAnswer['effects']> {
    return (await this.#transport.json<answers.EffectsAnswer>({ method: 'GET', path: 'effects', query: pattern }))
      .effects;
  }

  /** Waits until `count` effects match; throws a 408 problem when they do not come. */
  waitForEffects(pattern: EffectPattern, { count = 1, timeoutMs = 5000 } = {}): Promise<answers.EffectsAnswer> {
    return this.#transport.json({ method: 'POST', path: 'effects/wait', body: { pattern, count, timeoutMs } });
  }

  /**
   * What happens on the mock from now on: in all worlds, unless `world` or the headers of this client name one. Connects when it is
   * first read, and again whenever the connection is lost. Ends when `signal` aborts or the world is gone; leaving a `for await`
   * loop closes the connection.
   */
  events(options: EventOptions = {}): AsyncGenerator<MockEvent, void, undefined> {
    return readEvents(this.#transport, options);
  }

  /** Troubles of the world; a reset ends them. */
  readonly faults = {
    list: async (): Promise<readonly answers.FaultAnswer[]> => (await this.#faults()).faults,
    /** Troubles by name, each for the member `preset` of a new one. */
    presets: async (): Promise<answers.FaultsAnswer['presets']> => (await this.#faults()).presets,
    /** After the ones that are there. */
    add: (fault: NewFault): Promise<answers.FaultAnswer> =>
      this.#transport.json({ method: 'POST', path: 'faults', body: fault }),
    /** In place of all that are there. */
    replace: async (faults: readonly NewFault[]): Promise<readonly answers.FaultAnswer[]> => {
      const asked = { method: 'PUT', path: 'faults', body: { faults } } as const;
      return (await this.#transport.json<{ faults: answers.FaultAnswer[] }>(asked)).faults;
    },
    delete: (id: string): Promise<void> =>
      this.#transport.json({ method: 'DELETE', path: `faults/${encodeURIComponent(id)}` }),
    clear: (): Promise<void> => this.#transport.json({ method: 'DELETE', path: 'faults' }),
  };

  /** Named images of the world. */
  readonly snapshots = {
    list: async (): Promise<readonly answers.SnapshotAnswer[]> =>
      (await this.#transport.json<{ snapshots: answers.SnapshotAnswer[] }>({ method: 'GET', path: 'snapshots' }))
        .snapshots,
    save: (name: string): Promise<answers.SnapshotAnswer> =>
      this.#transport.json({ method: 'PUT', path: `snapshots/${encodeURIComponent(name)}` }),
    restore: (name: string): Promise<answers.ResetAnswer> =>
      this.#transport.json({ method: 'POST', path: `snapshots/${encodeURIComponent(name)}/restore` }),
    delete: (name: string): Promise<void> =>
      this.#transport.json({ method: 'DELETE', path: `snapshots/${encodeURIComponent(name)}` }),
    /** The snapshot as an SQLite file. */
    export: (name: string): Promise<Buffer> =>
      this.#transport.bytes({ method: 'GET', path: `snapshots/${encodeURIComponent(name)}/export` }),
    import: (name: string, image: Buffer): Promise<answers.SnapshotAnswer> =>
      this.#transport.json({ method: 'PUT', path: `snapshots/${encodeURIComponent(name)}/import`, body: image }),
    /** Tables and rows in which two snapshots differ; `current` is the present state. */
    diff: (from: string, to = 'current'): Promise<answers.DifferenceAnswer> => {
      const path = `snapshots/${encodeURIComponent(from)}/diff/${encodeURIComponent(to)}`;
      return this.#transport.json({ method: 'GET', path });
    },
  };

  /** Documents of rows and bodies. */
  readonly fixtures = {
    /** All or nothing; the problem of a refused document has the place of each fault. */
    apply: (document: unknown, options: ApplyOptions = {}): Promise<answers.FixturesAnswer> =>
      this.#transport.json({ method: 'POST', path: 'fixtures', query: { ...options }, body: document }),
    /** The present state as a document. */
    export: (): Promise<Record<string, unknown>> => this.#transport.json({ method: 'GET', path: 'fixtures' }),
    /** The JSON Schema of documents. */
    schema: (): Promise<Record<string, unknown>> =>
      this.#transport.json({ method: 'GET', path: 'fixtures/schema.json' }),
  };

  /** Adds coherent objects and call records; the mock answers nobody else meanwhile. */
  generate(wanted: GenerateBody): Promise<answers.GenerateAnswer> {
    return this.#transport.json({ method: 'POST', path: 'generate', body: wanted });
  }

  /** The time of the world. */
  readonly clock = {
    read: (): Promise<answers.ClockAnswer> => this.#transport.json({ method: 'GET', path: 'clock' }),
    freeze: (now?: string): Promise<answers.ClockAnswer> =>
      this.#transport.json({ method: 'PUT', path: 'clock', body: { mode: 'frozen', now } }),
    /** Goes on from this time. */
    start: (now: string): Promise<answers.ClockAnswer> =>
      this.#transport.json({ method: 'PUT', path: 'clock', body: { mode: 'offset', now } }),
    /** By milliseconds, or a duration such as `PT6M` or `15m`. */
    advance: (by: string | number): Promise<answers.ClockAnswer> =>
      this.#transport.json({ method: 'POST', path: 'clock/advance', body: { by } }),
    reset: (): Promise<answers.ClockAnswer> =>
      this.#transport.json({ method: 'PUT', path: 'clock', body: { mode: 'real' } }),
  };

  /** Generated names, secrets and ids go on from the seed, and begin with it again after a reset. */
  seed(seed: number): Promise<{ readonly seed: number }> {
    return this.#transport.json({ method: 'PUT', path: 'seed', body: { seed } });
  }

  /** Web-services users. */
  readonly accounts = {
    list: async (): Promise<readonly answers.AccountAnswer[]> =>
      (await this.#transport.json<{ accounts: answers.AccountAnswer[] }>({ method: 'GET', path: 'accounts' })).accounts,
    add: (account: NewAccount): Promise<answers.AccountAnswer> =>
      this.#transport.json({ method: 'POST', path: 'accounts', body: account }),
    change: (account: NewAccount): Promise<answers.AccountAnswer> =>
      this.#transport.json({ method: 'PUT', path: `accounts/${encodeURIComponent(account.name)}`, body: account }),
    delete: (name: string): Promise<void> =>
      this.#transport.json({ method: 'DELETE', path: `accounts/${encodeURIComponent(name)}` }),
  };

  /** Worlds of one's own, for tests that run at the same time. */
  readonly worlds = {
    list: async (): Promise<readonly { id: string; generation: number }[]> =>
      (await this.#transport.json<{ worlds: { id: string; generation: number }[] }>({ method: 'GET', path: 'worlds' }))
        .worlds,
    create: (wanted: { id?: string; from?: 'baseline' | 'empty' | `snapshot:${string}`; ttl?: string | number } = {}) =>
      this.#transport.json<answers.WorldAnswer>({ method: 'POST', path: 'worlds', body: wanted }),
    delete: (id: string): Promise<void> =>
      this.#transport.json({ method: 'DELETE', path: `worlds/${encodeURIComponent(id)}` }),
  };

  #faults(): Promise<answers.FaultsAnswer> {
    return this.#transport.json({ method: 'GET', path: 'faults' });
  }
}
