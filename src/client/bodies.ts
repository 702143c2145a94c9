import type { z } from 'zod';
import type { faultRule } from '#faults/rule.ts';
import type { generateBody } from '#generate/request.ts';
import type { patternParameters, patternSchema } from '#journal/pattern.ts';
import type { verificationSchema } from '#journal/verify.ts';

/**
 * A pattern for requests in the journal; a member left out matches any request. In `operation`, `path`, `account`, `reasonField` and
 * `ignored`, `*` matches any text; `text` is part of the URL, the bodies or the reason.
 *
 * @example
 * const pattern: RequestPattern = { operation: '*users:add', status: '4xx', query: { act: 'add' } };
 */
export type RequestPattern = z.input<typeof patternSchema>;

/** A pattern without `query` and `body`. */
export type RequestParameters = Omit<z.input<typeof patternParameters>, 'generation'> & {
  /** Number of the generation, which each reset increases; the first is 1. */
  readonly generation?: number;
};

/** Which objects of the PBX to return. */
export interface OverviewParameters {
  /** The id of the only object to return. */
  readonly id?: number;
  /** Text that an object contains, ignoring case. Default: all objects. */
  readonly search?: string;
  /** Most objects to return, up to 1000. Default: 100. */
  readonly limit?: number;
  /** How many objects to skip. Default: 0. */
  readonly offset?: number;
}

/** Which numbers in use to return. */
export interface NumbersParameters extends OverviewParameters {
  /** The name of a context; empty for the codes of features. Default: all contexts. */
  readonly context?: string;
}

/**
 * How often requests that match a pattern are expected (at least once unless `count` says otherwise), or in which order requests are
 * expected.
 *
 * @example
 * const once: VerifyBody = { pattern: { operation: '*users:add' }, count: { exactly: 1 } };
 * const inOrder: VerifyBody = { sequence: [{ operation: '*users:add' }, { operation: '*users:delete' }] };
 */
export type VerifyBody = z.input<typeof verificationSchema>;

/**
 * A fault rule to add: a `preset` or an `action`, with the requests that it applies to (`match`, by default all) and when it fires
 * (`trigger`, by default always).
 *
 * @example
 * const fault: NewFault = { preset: 'gateway-timeout', match: { operation: '*users:add' }, trigger: { times: 2 } };
 */
export type NewFault = z.input<typeof faultRule>;

/** How many objects of each kind to generate, and the seed of the random generator. */
export type GenerateBody = z.input<typeof generateBody>;

/** A state to reset to: the baseline, a PBX before its first setup, or a snapshot. */
export type ResetTarget = 'baseline' | 'empty' | `snapshot:${string}`;

/** A web-services user with a login and password, a host, or both. */
export interface NewAccount {
  /** 1 to 64 lower-case letters, digits, `_`, `.` and `-`. */
  readonly name: string;
  /** The login for Basic authentication, 4 to 64 characters. */
  readonly login?: string | null;
  /** The password, 4 to 64 characters. */
  readonly passwd?: string | null;
  /** An IPv4 address, a host name or a subnet that the account may call from. */
  readonly host?: string | null;
  /** True refuses every request of the account. */
  readonly disable?: boolean;
  /** Free text. */
  readonly description?: string;
  /** Sections such as `service/ipbx/pbx_settings/users`; `*` for all. Default: none. */
  readonly rights?: readonly string[];
}

/** A world to create. */
export interface WorldRequest {
  /** 1 to 40 letters, digits, `_` and `-`. Default: a free id. */
  readonly id?: string;
  /** The starting state, which becomes the baseline of the world. Default: `baseline`. */
  readonly from?: ResetTarget;
  /** The world is deleted once it has been unused for this long: milliseconds, or a duration such as `15m`. Default: `15m`. */
  readonly ttl?: string | number;
}
