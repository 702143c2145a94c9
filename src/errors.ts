/** Why a request was refused, for the log, the journal and the header `X-Mock-Reason`; never part of a body. */
export interface Reason {
  /** One sentence: what is wrong and what is allowed. A value that may be a secret is in `value` instead. */
  readonly message: string;
  /** The path of the refused field in the request: `userfeatures.firstname`. */
  readonly field?: string;
  /** The name of the broken rule, as core.md 7.1 or the database calls it. */
  readonly rule?: string;
  /** The refused value. */
  readonly value?: unknown;
}

/** In characters. */
const maxQuoteLength = 80;

/** Returns a value as JSON for use in a sentence, cut after 80 characters. */
export function quoted(value: unknown): string {
  const json = value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value));
  return json.length > maxQuoteLength ? `${json.slice(0, maxQuoteLength)}...` : json;
}

/** Returns the type of a JSON value for use in a sentence: `a list`, `a string`, `null`, `missing`. */
export function kindOf(value: unknown): string {
  if (value === undefined || value === null) return value === null ? 'null' : 'missing';
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'an object';
  return typeof value === 'string' ? 'a string' : `a ${typeof value}`;
}

/**
 * Returns the predicate of the sentence about a value of the wrong type. It leaves the value out, which may be a secret.
 *
 * @param expected the type that it must have: `an object`.
 * @example
 * wrongKind('an object', [1]) // 'must be an object, not a list'
 */
export function wrongKind(expected: string, value: unknown): string {
  return value === undefined ? `is missing; it must be ${expected}` : `must be ${expected}, not ${kindOf(value)}`;
}

/**
 * Ends an act with an error status and rolls it back. Any function below an act may throw one; `runAct` turns it into an
 * outcome.
 */
export abstract class Refusal extends Error {
  abstract readonly statusCode: number;
  readonly reason: Reason;
  /** The body of the answer (core.md 6.6); usually empty. */
  readonly text: string;

  constructor(reason: Reason | string, text = '') {
    const details = typeof reason === 'string' ? { message: reason } : reason;
    super(details.message);
    this.reason = details;
    this.text = text;
  }
}

/** 400: the query or the body breaks a rule of the resource or of the database. */
export class BadRequest extends Refusal {
  readonly statusCode = 400;
}

/**
 * Throws a `BadRequest` about a field.
 *
 * @param requirement the predicate of the sentence that begins with the field: `must be a date`.
 */
export function refuseField(field: string, requirement: string, details: Pick<Reason, 'rule' | 'value'> = {}): never {
  throw new BadRequest({ message: `${field} ${requirement}`, field, ...details });
}

/** 403 by an act; a missing right is refused before the act runs. */
export class Forbidden extends Refusal {
  readonly statusCode = 403;
}

/** 404: the object does not exist. */
export class NotFound extends Refusal {
  readonly statusCode = 404;
}

/** 405: the object exists but cannot be deleted. */
export class NotAllowed extends Refusal {
  readonly statusCode = 405;
}

/** 500 where the real server answers it by design (core.md 6.1). */
export class OperationFailed extends Refusal {
  readonly statusCode = 500;
}
