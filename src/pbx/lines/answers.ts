import * as z from 'zod';
import { type AnswerShape, columnAnswers, component, orFalse } from '#pbx/json/answers.ts';
import { dialplanEntryAnswer, extensionAnswer, membershipAnswer } from '#pbx/numbers/numbers.ts';
import { customColumns, iaxColumns, sccpColumns, sipColumns } from '#pbx/protocols/answers.ts';
import { customFields, lineFields, sccpFields } from './fields.ts';
import { addedSipFields } from './sip-fields.ts';
import { lineCasts } from './views.ts';

/** The schemas of `lineJson`. */
function lineColumns(encryption: z.ZodType): AnswerShape {
  return {
    ...columnAnswers('linefeatures', {
      ...lineCasts,
      fields: lineFields,
      filled: ['ipfrom'],
      about: {
        protocolid: 'id of the account in its protocol',
        iduserfeatures: 'id of the user; 0 for a free line',
        config: 'not used',
        device: 'id of the device; empty without one, 0 after it was taken away',
        configregistrar: 'name of the registrar that phones use',
        name: 'name of the account or interface',
        number: 'number; empty without one',
        provisioningid: 'code by which a phone requests the line; 0 for SCCP and custom lines',
        rules_type: 'not used',
        rules_time: 'seconds that the line rings',
        rules_order: 'place in the order in which the lines of the user ring; the main line has 1',
        rules_group: 'name of the group in which the lines of the user ring',
        num: 'place on the device, from 1',
        line_num: 'place among the lines of the user, from 0',
        ipfrom: 'address of the server that wrote the line',
        internal: 'false; internal lines are not shown',
        commented: 'true if the line is disabled',
      },
    }),
    encryption,
  };
}

/** The schema of `lineJson` in views of lines and devices. */
export const lineAnswer = component('Line', () =>
  z.strictObject(lineColumns(z.literal(false).describe('always false here'))),
);

/** The schema of `lineJson` in the view of a user. */
export const userLineAnswer = component('UserLine', () =>
  z.strictObject(lineColumns(z.boolean().describe('true if the media of a SIP line are encrypted'))),
);

const initialized = z.boolean().describe('true if the phone of a SIP line has ever registered');

function itemColumns(): AnswerShape {
  return {
    ...lineColumns(z.literal(false).describe('always false here')),
    initialized,
    identity: z.string().describe('protocol and name: SIP/abc123'),
    useridentity: z.string().describe('first and last name of the user; - for a free line'),
  };
}

/** Columns that only trunks have. */
const unused = ['outboundproxy', 'remotesecret', 'callbackextension'] as const;

const sipItem = component('SipLineItem', () => {
  const { fullcontact: _contact, ...columns } = sipColumns({ fields: addedSipFields, unused });
  return z.strictObject({ ...columns, ...itemColumns(), protocol: z.literal('sip') });
});

const sccpItem = component('SccpLineItem', () =>
  z.strictObject({ ...sccpColumns({ fields: sccpFields }), ...itemColumns(), protocol: z.literal('sccp') }),
);

const customItem = component('CustomLineItem', () => {
  const interfaceName = z.string().describe('channel that Asterisk calls: dahdi/g0');
  return z.strictObject({ interface: interfaceName, ...itemColumns(), protocol: z.literal('custom') });
});

const iaxItem = component('IaxLineItem', () =>
  z.strictObject({ ...iaxColumns(), ...itemColumns(), protocol: z.literal('iax') }),
);

const bareItem = component('BareIaxLineItem', () =>
  z.strictObject({
    ...itemColumns(),
    protocol: z.literal('iax'),
    identity: z.literal('/'),
    initialized: z.literal(false),
  }),
);

/** The schema of `toLineItem`; with `bareIax`, IAX lines may lack their account. */
export function lineItemAnswer({ bareIax }: { readonly bareIax: boolean }): z.ZodType {
  return z.union([sipItem(), sccpItem(), customItem(), iaxItem(), ...(bareIax ? [bareItem()] : [])]);
}

/** The keys that a view adds to an account. */
function viewColumns(): AnswerShape {
  return { initialized, identity: z.string().describe('protocol and name: SIP/abc123') };
}

function mailboxColumns(): AnswerShape {
  return {
    voicemailmailbox: z.string().optional().describe('mailbox of the voicemail; absent without one'),
    voicemailcontext: z.string().optional().describe('context of the voicemail; absent without one'),
  };
}

const viewCasts = { int: ['id'], bool: ['commented'] } as const;

/** The schema of `protocolJson`. */
function protocolAnswer(): z.ZodType {
  return z.union([
    z
      .strictObject({
        ...sipColumns({ ...viewCasts, fields: addedSipFields, unused }),
        ...viewColumns(),
        ...mailboxColumns(),
      })
      .meta({ id: 'SipLineAccount' }),
    z.strictObject(sccpColumns({ int: ['id'], fields: sccpFields })).meta({ id: 'SccpLineAccount' }),
    z
      .strictObject({ ...customColumns({ ...viewCasts, fields: customFields }), ...viewColumns() })
      .meta({ id: 'CustomLineAccount' }),
    z.strictObject({ ...iaxColumns(viewCasts), ...viewColumns(), ...mailboxColumns() }).meta({ id: 'IaxLineAccount' }),
  ]);
}

/** The schema of `toLineView`. */
export const lineViewAnswer = component('LineView', () =>
  z.strictObject({
    linefeatures: lineAnswer(),
    protocol: protocolAnswer().describe('the account of the line in its protocol'),
    usermacro: orFalse(dialplanEntryAnswer()).describe('the entry of the dialplan for the number'),
    extenumbers: extensionAnswer(),
    contextnummember: membershipAnswer(),
  }),
);
