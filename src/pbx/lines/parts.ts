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
  /** The columns of the protocol as sent, `protocol` among them. */
  readonly protocol: Container;
  /** `linefeatures` as sent; missing, `null` and `false` stand for a line on its own. */
  readonly line?: unknown;
  /**
   * The user whose request this is: the line becomes his unless it is somebody's, and its number obeys the ranges and is reachable
   * (pbx_settings-lines-users.md 0.4, 0.6). The lines resource has none: it stores any number and nothing but the number.
   */
  readonly user?: number;
}

/** The columns of `linefeatures` that a body decides. */
export type LineColumns = FieldValues<typeof lineFields>;

/** The protocol part with what the line's own part says for it. */
export function withLineValues({ protocol, line }: LineDraft): Container {
  const own = asContainer(line);
  return {
    ...protocol,
    callerid: protocol['callerid'] ?? own?.['callerid'],
    mailbox: own?.['mailbox'] ?? protocol['mailbox'],
  };
}

/** Checks the line's own part; name and context are those of its protocol. Throws `BadRequest`. */
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
