import { callerIdText, contextName, email } from './checks.ts';
import type { Rule } from './rule.ts';

/** Rules that many records share, by the words of the area documents. */

/** One line of printable text of at most `maxlen` bytes. */
export function singleLine(maxlen: number): Rule {
  return { cast: 'sgraph', maxlen };
}

/** Printable text on several lines (descriptions). */
export function multiLine(maxlen: number): Rule {
  return { eol: true, cast: 'sgraph_crlf_tab', maxlen };
}

/** Any text of at most `maxlen` bytes. */
export function anyText(maxlen: number): Rule {
  return { maxlen };
}

/** An unsigned integer in bounds, perhaps by steps. */
export function within(least: number, greatest: number, step?: number): Rule {
  return { cast: 'int', between: step === undefined ? [least, greatest] : [least, greatest, step] };
}

export const unsigned: Rule = { cast: 'uint' };
export const codecs = [
  'g723',
  'gsm',
  'ulaw',
  'alaw',
  'adpcm',
  'slin',
  'lpc10',
  'g729',
  'speex',
  'ilbc',
  'g726',
  'g722',
  'siren7',
  'siren14',
  'jpeg',
  'png',
  'h261',
  'h263',
  'h263p',
  'h264',
] as const;
export const language: Rule = { oneOf: ['de_DE', 'en_US', 'es_ES', 'fr_FR', 'fr_CA', 'it_IT', 'nl_NL'] };
export const contextReference: Rule = { check: contextName };
export const emailAddress = (maxlen: number): Rule => ({ maxlen, check: email });
export const callerId: Rule = { keepsMarkup: true, maxlen: 80, check: callerIdText };
/** A name in lower case. */
export const plainName: Rule = { maxlen: 64, regexp: /^[a-z0-9_.-]+$/, words: 'lower-case letters, digits, _ . -' };
/** A number to be called, perhaps with its country. */
export const telephoneNumber = (maxlen: number): Rule => ({
  maxlen,
  regexp: /^\+?[0-9*#]+$/,
  words: 'a number to dial: digits, * #, perhaps + before them',
});
/** Digits, `*` and `#`. */
export const dialDigits = (maxlen: number): Rule => ({ maxlen, regexp: /^[0-9*#]+$/, words: 'digits, * #' });
