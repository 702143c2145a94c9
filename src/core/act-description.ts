import type { Dialect, Difference } from '#dialect.ts';
import type { Rule } from '#fields/rule.ts';
import type { Mode, Nouns, Reads } from './request.ts';

/** A text of a description; a function where it names the objects of the resource. */
export type Words = string | ((nouns: Nouns) => string);

/** A parameter of the query that an act reads, beside `act`. */
export interface Parameter {
  readonly name: string;
  /** What it holds, as a noun phrase without a full stop. */
  readonly words: Words;
  /** The rule of its value; any text without one. */
  readonly rule?: Rule;
  /** True if the act is of no use without it. */
  readonly isRequired?: true;
}

/** A status, or the status in each dialect; a dialect without one has no such case. */
export type StatusByDialect = number | Readonly<Partial<Record<Dialect, number>>>;

/** A status that an act answers. */
export interface StatusCase {
  readonly status: StatusByDialect;
  /** The case, as a clause or a noun phrase without a full stop: `there are no users`. */
  readonly when: Words;
  /** True if the body is a text instead of JSON. */
  readonly isText?: true;
}

/** The body that an act reads. */
export interface ActBody {
  readonly reads: Reads;
  /** True if the body is merged over the stored object: a field that it lacks keeps its value. */
  readonly isMerged?: boolean;
  /** True if a body that is not a JSON object counts as an empty one in a dialect. */
  readonly mayBeMissing?: true;
}

/** What documents say about an act. No request reads it. */
export interface ActDescription {
  /** What it does, in the imperative, without a full stop: `List all users`. */
  readonly summary: Words;
  /** What a caller has to know beyond the summary, in whole sentences. */
  readonly details?: string;
  /** The parameters of the query beside `act` and `sum`. */
  readonly parameters?: readonly Parameter[];
  readonly body?: ActBody;
  /** The body as CSV instead of JSON: its columns. */
  readonly csvColumns?: readonly string[];
  /** The statuses of the act itself; those of access and of the HTTP server are the same for all acts. */
  readonly statuses: readonly StatusCase[];
  /** The modes in which it does what it is for, if they are not those of the resource. */
  readonly modes?: readonly Mode[];
}

/** What the constructors of acts take for the description of the act. */
export interface Additions {
  readonly details?: string;
  /** Parameters beside those that the constructor describes. */
  readonly parameters?: readonly Parameter[];
  /** Statuses beside those that the constructor describes. */
  readonly statuses?: readonly StatusCase[];
}

/** Returns the statuses of a difference. */
export function statusesOf({ recorded, documented }: Difference<number>): StatusByDialect {
  return { recorded: recorded.value, documented: documented.value };
}

/** Returns a noun with its indefinite article: `an agent`, `a user`. */
export function withArticle(noun: string): string {
  return /^(?:[aeio]|IAX)/.test(noun) ? `an ${noun}` : `a ${noun}`;
}

/** The parameter `id` of an act on one object. */
export const idParameter: Parameter = {
  name: 'id',
  words: ({ one }) => `the id of the ${one}`,
  rule: { cast: 'int' },
  isRequired: true,
};
