/** The forms of text that a rule can require with `cast` (core.md 7.1). */
export type Cast =
  | 'sgraph'
  | 'sgraph_tab'
  | 'sgraph_crlf'
  | 'sgraph_crlf_tab'
  | 'uint'
  | 'ulongint'
  | 'int'
  | 'ufloat'
  | 'float'
  | 'digit'
  | 'xdigit'
  | 'alpha'
  | 'alnum'
  | 'graph';

/** A check that the contract names (core.md 7.5). */
export interface NamedCheck {
  /** The name of the broken rule in the reason of a refusal. */
  readonly name: string;
  /** What it accepts, to complete "must be …": `an IPv4 address`. */
  readonly words: string;
  /** The range of the whole numbers that it accepts, if it accepts nothing else. */
  readonly range?: readonly [number, number];
  accepts(text: string): boolean;
}

/**
 * The rule of a value that was sent and is not empty. A value must satisfy all parts of its rule; they have the names of
 * core.md 7.1 where those are words.
 *
 * @example
 * const weight: Rule = { cast: 'uint', between: [0, 100] };
 * const zipcode: Rule = { maxlen: 16, regexp: /^[A-Za-z0-9_-]+$/, words: 'letters, digits, _ -' };
 */
export type Rule = CommonRule & Pattern;

/** A pattern, and what it accepts, to complete "must be …" in the reason of a refusal. */
type Pattern =
  | { readonly regexp: RegExp; readonly words: string }
  | { readonly regexp?: undefined; readonly words?: undefined };

interface CommonRule {
  /** Contract `key`: one of these, compared loosely (core.md 7.3); such a value satisfies the rest of the rule, too. */
  readonly oneOf?: readonly (string | number)[];
  /** Contract `uvalue`: an array of distinct values from this list; stored joined by commas. */
  readonly listOf?: readonly string[];
  /** Contract `value`: as `listOf`, but values may repeat. */
  readonly anyOf?: readonly string[];
  readonly cast?: Cast;
  /** Minimum length, in bytes of UTF-8. */
  readonly minlen?: number;
  /** Maximum length, in bytes of UTF-8. */
  readonly maxlen?: number;
  /** Minimum, maximum, and a step of which the value must be a multiple unless it equals one of the bounds. */
  readonly between?: readonly [number, number] | readonly [number, number, number];
  readonly check?: NamedCheck;
  /** Contract `notag`: keeps markup and tabs, which are removed otherwise (core.md 7.4). */
  readonly keepsMarkup?: true;
  /** Converts CRLF and CR to LF before the other checks. */
  readonly eol?: true;
  /**
   * Reads an array as empty instead of refusing it; an optional field with `oneOf` does so anyway
   * (core.md 7.1, `chk` 2).
   */
  readonly dropsArrays?: true;
  /** Contract `nokey`: strings that are refused. */
  readonly noneOf?: readonly string[];
  /** Stores the text in lower case (core.md 7.7; pbx_settings-lines-users.md 0.5). */
  readonly lower?: true;
}
