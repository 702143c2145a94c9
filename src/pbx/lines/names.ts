import { required } from '#fields/field.ts';
import {
  assumed,
  columns,
  described,
  fieldValue,
  mustHave,
  namesOf,
  part,
  type Value,
  type Vocabulary,
  value,
  variant,
  without,
} from '#fields/vocabulary.ts';
import { hostNames } from '#pbx/protocols/account-hosts.ts';
import { customFields, lineFields, sccpFields } from './fields.ts';
import { addedSipFields } from './sip-fields.ts';

const protocolName = (...words: readonly string[]): Value => fieldValue(required({ oneOf: words }));
const sip = { ...namesOf(addedSipFields), ...hostNames, protocol: protocolName('sip') } as const;
const sccp = { ...namesOf(sccpFields), protocol: protocolName('sccp') } as const;
const custom = { ...namesOf(customFields), protocol: protocolName('custom') } as const;

const protocols = { sip: part(sip), sccp: part(sccp), custom: part(custom) } as const;
const byProtocol: ReadonlyMap<unknown, Vocabulary> = new Map(Object.entries(protocols));
const anyProtocol = part({ ...sip, ...sccp, ...custom });

const chosenProtocol = ({ protocol }: Readonly<Record<string, unknown>>) => byProtocol.get(protocol) ?? anyProtocol;

const lineNames = {
  ...without(namesOf(lineFields), 'name', 'context'),
  callerid: value('text', 'the caller id, unless the protocol part has one'),
  mailbox: value('text', 'the mailbox of the line, such as 1000@default'),
};

/** The names that the lines resource reads in a body; name and context of a line come from its protocol part. */
export const lineParts = part({
  protocol: mustHave(
    described('the account of the line at its protocol', variant(Object.values(protocols), chosenProtocol)),
  ),
  linefeatures: described('the line itself; a line without it has no owner', part(lineNames)),
});

const changed = (names: Readonly<Record<string, Value>>) => part(assumed(names, ...Object.keys(names)));
const changedProtocols = [changed(sip), changed(sccp), changed(custom)];

/** The names that an edit reads in a body, which is merged over the stored line. */
export const changedLineParts = part({
  linefeatures: described('the line itself', changed(lineNames)),
  protocol: mustHave(
    described('the account of the line at its protocol; may be empty', variant(changedProtocols, chosenProtocol)),
  ),
});

/** Columns that lines take from their user, whatever the line itself contains. */
const userColumns = ['callerid', 'cid_name', 'cid_num', 'call-limit', 'language', 'mailbox'];
const lineColumns = without(
  namesOf(lineFields),
  'protocolid',
  'iduserfeatures',
  'name',
  'context',
  'rules_time',
  'internal',
);

/** The names that the users resource reads in each line of a body. */
export const userLineNames: Readonly<Record<string, Value>> = columns({
  ...without({ ...sip, ...namesOf(sccpFields) }, ...userColumns),
  id: value('id', 'the ids of the lines; empty for a new one'),
  protocol: described('needed for a new line', protocolName(...Object.keys(protocols))),
  ...lineColumns,
});
