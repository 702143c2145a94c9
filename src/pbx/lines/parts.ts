import type { ActRequest } from '#core/request.ts';
import { BadRequest, wrongKind } from '#errors.ts';
import { parse } from '#fields/evaluate.ts';
import type { FieldValues } from '#fields/field.ts';
import { storedDevice } from '#pbx/devices/devices.ts';
import { asContainer, type Container } from '#wire/values.ts';
import { freeLine, lineFields } from './fields.ts';
import type { ProtocolPart } from './protocols.ts';

/** A line as a client describes it. */
export interface LineDraft {
  /** The protocol part as sent, including `protocol`. */
  readonly protocol: Container;
  /** `linefeatures` as sent; missing, `null` or `false` for a line without an owner. */
  readonly line?: unknown;
  /**
   * The id of the user who sends the line. The user becomes its owner if it has none, and its number must be in a range and gets
   * number rows (pbx_settings-lines-users.md 0.4, 0.6). Absent in the lines resource, which stores any number, without rows.
   */
  readonly user?: number;
}

/** The columns of `linefeatures` that a body sets. */
export type LineColumns = FieldValues<typeof lineFields>;

/** Returns the protocol part with `callerid` and `mailbox` completed from `linefeatures`. */
export function withLineValues({ protocol, line }: LineDraft): Container {
  const lineFeatures = asContainer(line);
  return {
    ...protocol,
    callerid: protocol['callerid'] ?? lineFeatures?.['callerid'],
    mailbox: lineFeatures?.['mailbox'] ?? protocol['mailbox'],
  };
}

/** Returns the columns of `linefeatures`; name and context come from the protocol part. Throws `BadRequest`. */
export function readLine(request: ActRequest, draft: LineDraft, { name, context }: ProtocolPart): LineColumns {
  const owner = draft.user === undefined ? {} : { protocolid: 0, iduserfeatures: draft.user };
  const values = parse(lineFields, { ...partOf(draft.line), ...owner, name, context }, 'linefeatures');
  return { ...values, device: storedDevice(request, values.device) };
}

function partOf(line: unknown): Container {
  if (line === undefined || line === null || line === false) return freeLine;
  const part = asContainer(line);
  if (part !== undefined) return part;
  throw new BadRequest({
    message: `linefeatures ${wrongKind('an object', line)}`,
    field: 'linefeatures',
    rule: 'object',
    value: line,
  });
}
