import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Difference } from '#dialect.ts';
import { BadRequest, wrongKind } from '#errors.ts';
import { parse } from '#fields/evaluate.ts';
import type { FieldValues } from '#fields/field.ts';
import { callerName } from '#pbx/json/caller-names.ts';
import { isScalar, phpText } from '#wire/php.ts';
import { asContainer, type Container } from '#wire/values.ts';
import { customFields, sccpFields } from './fields.ts';
import { addedSipFields, editedSipFields } from './sip-fields.ts';

/** The checked protocol part of a line: the columns to write, and the name and context of the line. */
export type ProtocolPart = SipPart | SccpPart | CustomPart;

/** The checked protocol part of a SIP line. */
export interface SipPart extends LineIdentity {
  readonly protocol: 'sip';
  readonly columns: FieldValues<typeof editedSipFields>;
}

interface SccpPart extends LineIdentity {
  readonly protocol: 'sccp';
  readonly columns: FieldValues<typeof sccpFields>;
}

interface CustomPart extends LineIdentity {
  readonly protocol: 'custom';
  readonly columns: FieldValues<typeof customFields>;
}

/** The columns of `linefeatures` that come from the protocol part. */
interface LineIdentity {
  readonly name: string;
  readonly context: string;
}

/** Whether `cid_name` and `cid_num` of a new SCCP line default to its `name`. */
export const sccpCallerDefaults: Difference<boolean> = {
  where: 'lines `add`, sccp without `cid_name`, `cid_num`',
  recorded: { text: '400', value: false },
  documented: { text: 'each is the `name`', value: true },
  why: 'the client cannot send them',
};

/** Returns the language of a line; empty unless it is a SIP line with a language. */
export function languageOf({ columns }: Pick<ProtocolPart, 'columns'>): string {
  return 'language' in columns ? (columns.language ?? '') : '';
}

/** The protocol of a body. Throws `BadRequest` unless it is sip, sccp or custom. */
function protocolOf(sent: Container): ProtocolPart['protocol'] {
  const protocol = sent['protocol'];
  if (protocol === 'sip' || protocol === 'sccp' || protocol === 'custom') return protocol;
  const message =
    protocol === 'iax'
      ? 'protocol.protocol must be sip, sccp or custom; iax lines cannot be added or changed'
      : `protocol.protocol ${wrongKind('sip, sccp or custom', protocol).replace(/, not a string$/, '')}`;
  throw new BadRequest({ message, field: 'protocol.protocol', rule: 'key', value: protocol });
}

/** Checks the protocol part of a body; `act` decides which columns of a SIP line are the body's. Throws `BadRequest`. */
export function readProtocol(request: ActRequest, sent: Container, act: 'add' | 'edit'): ProtocolPart {
  const protocol = protocolOf(sent);
  if (protocol === 'sip') return readSip(sent, act);
  if (protocol === 'sccp') return readSccp(act === 'add' ? withSccpCaller(request, sent) : sent);
  const columns = parse(customFields, sent, 'protocol');
  return { protocol, columns, name: columns.interface, context: columns.context };
}

function readSip(sent: Container, act: 'add' | 'edit'): ProtocolPart {
  const prepared = preparedSip(sent);
  const columns =
    act === 'add' ? parse(addedSipFields, prepared, 'protocol') : parse(editedSipFields, prepared, 'protocol');
  return { protocol: 'sip', columns, name: columns.name, context: columns.context };
}

/** An `allow` other than a list and a `secret` other than a string count as absent. */
function preparedSip(sent: Container): Container {
  return {
    ...sent,
    allow: asContainer(sent['allow']),
    secret: asContainer(sent['secret']) === undefined ? sent['secret'] : undefined,
    callerid: normalCallerId(sent['callerid']),
    host: hostOf(sent),
  };
}

function normalCallerId(sent: unknown): unknown {
  return isScalar(sent) ? callerName(phpText(sent)) : sent;
}

/** `host-type` takes precedence over `host`; for `static`, `host-static` replaces it. */
function hostOf(sent: Container): unknown {
  const host = sent['host-type'] ?? sent['host'];
  return host === 'static' ? (sent['host-static'] ?? host) : host;
}

function withSccpCaller(request: ActRequest, sent: Container): Container {
  if (!inDialectOf(request, sccpCallerDefaults)) return sent;
  return { ...sent, cid_name: sent['cid_name'] ?? sent['name'], cid_num: sent['cid_num'] ?? sent['name'] };
}

function readSccp(sent: Container): ProtocolPart {
  const columns = parse(sccpFields, sent, 'protocol');
  return { protocol: 'sccp', columns, name: columns.name.toLowerCase(), context: columns.context };
}
