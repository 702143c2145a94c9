import { namesOf, part, type Vocabulary, values, variant, without } from '#fields/vocabulary.ts';
import { hostNames } from '#pbx/protocols/account-hosts.ts';
import { customFields, lineFields, sccpFields } from './fields.ts';
import { addedSipFields } from './sip-fields.ts';

const sip = { ...namesOf(addedSipFields), ...hostNames, protocol: 'value' } as const;
const sccp = { ...namesOf(sccpFields), protocol: 'value' } as const;
const custom = { ...namesOf(customFields), protocol: 'value' } as const;

const byProtocol: ReadonlyMap<unknown, Vocabulary> = new Map([
  ['sip', part(sip)],
  ['sccp', part(sccp)],
  ['custom', part(custom)],
]);
const anyProtocol = part({ ...sip, ...sccp, ...custom });

/** What the lines resource reads of a body; name and context of a line are those of its protocol. */
export const lineParts = part({
  protocol: variant(({ protocol }) => byProtocol.get(protocol) ?? anyProtocol),
  linefeatures: part({ ...without(namesOf(lineFields), 'name', 'context'), ...values('callerid', 'mailbox') }),
});

/** What the user says for the lines, whatever they say themselves. */
const ofUser = ['callerid', 'cid_name', 'cid_num', 'call-limit', 'language', 'mailbox'];
const ofLine = ['number', 'device', 'config', 'configregistrar', 'rules_type', 'rules_order', 'rules_group', 'num'];

/** What is read of the lines in a user's body. */
export const userLineNames = {
  ...without({ ...sip, ...namesOf(sccpFields) }, ...ofUser),
  ...values('id', ...ofLine, 'line_num', 'description'),
};
