/** The shapes of text that `cast` asks for (core.md 7.1). */
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

/** A check with a name (core.md 7.5), and what it accepts in words: "must be …". */
export interface NamedCheck {
  readonly name: string;
  readonly words: string;
  accepts(text: string): boolean;
}

/** What a value has to be once it is there; the rules of core.md 7.1 under their own names where those are words. */
export type Rule = CommonRule & Pattern;

/** A pattern, and what it accepts in words for the reason of a refusal: "must be …". */
type Pattern =
  | { readonly regexp: RegExp; readonly words: string }
  | { readonly regexp?: undefined; readonly words?: undefined };

interface CommonRule {
  /** Contract `key`: one of these, compared loosely (core.md 7.3); a listed value passes every other rule. */
  readonly oneOf?: readonly (string | number)[];
  /** Contract `uvalue`: an array of distinct values out of these; stored joined by commas. */
  readonly listOf?: readonly string[];
  /** Contract `value`: as `listOf`, repetitions allowed. */
  readonly anyOf?: readonly string[];
  readonly cast?: Cast;
  /** Shortest and longest text, in bytes of UTF-8. */
  readonly minlen?: number;
  readonly maxlen?: number;
  /** Least, greatest, and a step that the value is a multiple of (or equal to one of the two). */
  readonly between?: readonly [number, number] | readonly [number, number, number];
  readonly check?: NamedCheck;
  /** Contract `notag`: markup and tabs stay (core.md 7.4). */
  readonly keepsMarkup?: true;
  /** CRLF and CR become LF first. */
  readonly eol?: true;
  /** An array counts as empty instead of being refused, as it does with `oneOf` (core.md 7.1, `chk` 2). */
  readonly dropsArrays?: true;
  /** Words or texts that are refused (contract `nokey`). */
  readonly noneOf?: readonly string[];
  /** Stored in lower case (core.md 7.7; pbx_settings-lines-users.md 0.5). */
  readonly lower?: true;
}
