import { optional, required } from '#fields/field.ts';
import type { Rule } from '#fields/rule.ts';
import { contextReference } from '#fields/text.ts';

const interfaceText = (maxlen: number): Rule => ({
  maxlen,
  regexp: /^[A-Za-z0-9#*./_@:${}-]+$/,
  words: 'letters, digits, # * . / _ @ : $ { } -',
});

/** The fields of the account of a custom trunk. */
export const customTrunkFields = {
  name: required({ maxlen: 40, regexp: /^[a-z0-9_-]+$/i, words: 'letters, digits, _ -', lower: true }),
  context: optional(contextReference, null),
  interface: required(interfaceText(128)),
  intfsuffix: optional(interfaceText(32), ''),
};
