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

/** The names that the lines resource reads in a body; name and context of a line come from its protocol part. */
export const lineParts = part({
  protocol: variant(({ protocol }) => byProtocol.get(protocol) ?? anyProtocol),
  linefeatures: part({ ...without(namesOf(lineFields), 'name', 'context'), ...values('callerid', 'mailbox') }),
});

/** Columns that lines take from their user, whatever the line itself contains. */
const userColumns = ['callerid', 'cid_name', 'cid_num', 'call-limit', 'language', 'mailbox'];
const lineColumns = [
  'number',
  'device',
  'config',
  'configregistrar',
  'rules_type',
  'rules_order',
  'rules_group',
  'num',
];

/** The names that the users resource reads in each line of a body. */
export const userLineNames = {
  ...without({ ...sip, ...namesOf(sccpFields) }, ...userColumns),
  ...values('id', ...lineColumns, 'line_num', 'description'),
};
