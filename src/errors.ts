/** Why an act was refused: said in the log and the journal, never on the wire. */
export interface Reason {
  /** What was wrong and what is allowed, in one sentence; the refused value stands in `value` when it may be a secret. */
  readonly message: string;
  /** The field at fault, as a path into the request (`userfeatures.firstname`). */
  readonly field?: string;
  /** The rule that it breaks, in the vocabulary of core.md 7.1 or of the database. */
  readonly rule?: string;
  /** The value that was refused. */
  readonly value?: unknown;
}

const longestQuote = 80;

/** A value as a sentence shows it: JSON, cut to a sensible length. */
export function quoted(value: unknown): string {
  const written = value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value));
  return written.length > longestQuote ? `${written.slice(0, longestQuote)}...` : written;
}

/** What kind of value it is, as a sentence says it. */
export function kindOf(value: unknown): string {
  if (value === undefined || value === null) return value === null ? 'null' : 'missing';
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'an object';
  return typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}

/** The predicate of a sentence about a value of the wrong kind, which it does not repeat: it may be a secret. */
export function wrongKind(what: string, value: unknown): string {
  return value === undefined ? `is missing: it must be ${what}` : `must be ${what}, not ${kindOf(value)}`;
}

/** Base of everything that ends an act with an error status; thrown anywhere, answered in one place. */
export abstract class Refusal extends Error {
  abstract readonly statusCode: number;
  readonly reason: Reason;
  /** Text that goes to the client with the status (core.md 6.6); mostly there is none. */
  readonly text: string;

  constructor(reason: Reason | string, text = '') {
    const known = typeof reason === 'string' ? { message: reason } : reason;
    super(known.message);
    this.reason = known;
    this.text = text;
  }
}

/** 400: the query or the body breaks a rule of the resource or of the database. */
export class BadRequest extends Refusal {
  readonly statusCode = 400;
}

/** Throws a `BadRequest` for a field; the demand goes on after its name, as in `must be a date`. */
export function refuseField(field: string, demand: string, details: Pick<Reason, 'rule' | 'value'> = {}): never {
  throw new BadRequest({ message: `${field} ${demand}`, field, ...details });
}

/** 403 from an act itself; missing rights are found before any act runs. */
export class Forbidden extends Refusal {
  readonly statusCode = 403;
}

/** 404, or what a resource answers instead: the object is not there. */
export class NotFound extends Refusal {
  readonly statusCode = 404;
}

/** 405: the object is there and may not be deleted. */
export class NotAllowed extends Refusal {
  readonly statusCode = 405;
}

/** 500 that the real server answers on purpose (core.md 6.1). */
export class OperationFailed extends Refusal {
  readonly statusCode = 500;
}
