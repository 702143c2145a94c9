import { fixed, flag, mustBeEmpty, optional, required } from '#fields/field.ts';
import type { Rule } from '#fields/rule.ts';
import { contextReference, dialDigits, multiLine, singleLine, unsigned } from '#fields/text.ts';

/** The name of a line, or an interface such as `dahdi/g0`. */
const interfaceName: Rule = {
  maxlen: 128,
  regexp: /^[A-Za-z0-9#*./_@:-]+$/,
  words: 'letters, digits, # * . / _ @ : -',
};
const word = (maxlen: number): Rule => ({ maxlen, regexp: /^[A-Za-z0-9_-]+$/, words: 'letters, digits, _ -' });

/** The fields of `linefeatures` in a body; the database refuses an empty owner or order (pbx_settings-lines-users.md 1.3). */
export const lineFields = {
  protocolid: required(unsigned),
  iduserfeatures: optional(unsigned, ''),
  config: optional(interfaceName, ''),
  device: optional({ maxlen: 32, regexp: /^[a-z0-9]+$/, words: 'lower-case letters and digits' }, ''),
  configregistrar: optional(interfaceName, 'default'),
  name: optional({ ...interfaceName, lower: true }, ''),
  number: optional(dialDigits(40), ''),
  context: required(contextReference),
  rules_type: optional({ regexp: /^[A-Za-z0-9_-]+$/, words: 'letters, digits, _ -' }, ''),
  rules_time: optional({ cast: 'digit', maxlen: 8 }, ''),
  rules_order: optional(unsigned, ''),
  rules_group: optional({ maxlen: 16, regexp: /^[A-Za-z0-9_.-]+$/, words: 'letters, digits, _ . -' }, ''),
  num: optional(unsigned, 0),
  line_num: optional(unsigned, 0),
  internal: mustBeEmpty(0),
  description: optional(multiLine(1000), ''),
};

/** The `linefeatures` of a line without an owner. */
export const freeLine = { protocolid: 0, iduserfeatures: 0, rules_order: 0 };

/** The protocol fields of an SCCP line. */
export const sccpFields = {
  name: required(word(80)),
  context: required(contextReference),
  cid_name: required(singleLine(80)),
  cid_num: required(word(80)),
  protocol: fixed('sccp'),
  commented: flag(),
};

/** The protocol fields of a custom line. */
export const customFields = {
  name: fixed(null),
  context: required(contextReference),
  interface: required({ ...interfaceName, lower: true }),
  intfsuffix: fixed(''),
  commented: flag(),
  protocol: fixed('custom'),
  category: fixed('user'),
};
