import { callerIdText, contextName, email } from './checks.ts';
import type { Rule } from './rule.ts';

// Rules that many records share, under the names of the area documents. Lengths are in bytes of UTF-8.

/** One line of printable text of at most `maxlen` bytes. */
export function singleLine(maxlen: number): Rule {
  return { cast: 'sgraph', maxlen };
}

/** Printable text of at most `maxlen` bytes, possibly on several lines: a description. */
export function multiLine(maxlen: number): Rule {
  return { eol: true, cast: 'sgraph_crlf_tab', maxlen };
}

/** Any text of at most `maxlen` bytes. */
export function anyText(maxlen: number): Rule {
  return { maxlen };
}

/** An integer from `min` to `max`; with `step`, a multiple of it or one of the bounds. */
export function within(min: number, max: number, step?: number): Rule {
  return { cast: 'int', between: step === undefined ? [min, max] : [min, max, step] };
}

/** An integer from 0 to 2147483647. */
export const unsigned: Rule = { cast: 'uint' };
/** The names of the audio and video codecs. */
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
/** A locale of the PBX. */
export const language: Rule = { oneOf: ['de_DE', 'en_US', 'es_ES', 'fr_FR', 'fr_CA', 'it_IT', 'nl_NL'] };
/** The name of a context; whether the context exists is checked elsewhere. */
export const contextReference: Rule = { check: contextName };
/** An e-mail address of at most `maxlen` bytes. */
export const emailAddress = (maxlen: number): Rule => ({ maxlen, check: email });
/** A caller id such as `"Jean Dupont" <1000>`. */
export const callerId: Rule = { keepsMarkup: true, maxlen: 80, check: callerIdText };
/** A name of lower-case letters, digits and `_ . -`, at most 64 bytes. */
export const plainName: Rule = { maxlen: 64, regexp: /^[a-z0-9_.-]+$/, words: 'lower-case letters, digits, _ . -' };
/** A number to dial, optionally with the `+` of a country code; at most `maxlen` bytes. */
export const telephoneNumber = (maxlen: number): Rule => ({
  maxlen,
  regexp: /^\+?[0-9*#]+$/,
  words: 'a number to dial: digits, * #, optionally starting with +',
});
/** Digits, `*` and `#`, at most `maxlen` bytes. */
export const dialDigits = (maxlen: number): Rule => ({ maxlen, regexp: /^[0-9*#]+$/, words: 'digits, * #' });
