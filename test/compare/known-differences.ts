/** A difference that recordings show between the dialects, and the row of docs/dialects.md that it belongs to. */
export interface KnownDifference {
  /** The beginning of the first cell of the row. */
  readonly row: string;
  readonly operation: RegExp;
  /** The place, a colon, and both values: `status: 204, 404`. */
  readonly difference: RegExp;
  /** The sequence, where equal differences have several reasons. */
  readonly sequence?: string;
}

const known = (row: string, operation: RegExp, difference: RegExp, sequence?: string): KnownDifference => ({
  row,
  operation,
  difference,
  ...(sequence !== undefined && { sequence }),
});

const refusedEdit = '`pbx_settings/users` edit, refused at a line or later';

/** The first row whose difference matches counts. */
export const knownDifferences: readonly KnownDifference[] = [
  known('user records in every list and view', /users:(?:list|search|view)$/, /(?:\.|^)profileclient: \(missing\), /),
  known('user records in every list and view', /agents:view$/, /usermember\[0\]\.profileclient: \(missing\), /),
  known(refusedEdit, /users:(?:list|view)$/, /(?:^|\.)(?:first|last)name: /),
  known(refusedEdit, /users:view$/, /^userfeatures\.voicemailtype: "asterisk", null$/),
  known(refusedEdit, /lines:list$/, /\.useridentity: /),
  known(refusedEdit, /lines:search$/, /^\[\d+\]: .*, \(missing\)$/),
  known(refusedEdit, /incall:search$/, /\.userfirstname: /),
  known('`pbx_settings/users` edit: memberships of groups and queues', /groups:view$/, /^user: \[.*, false$/),
  known('`pbx_settings/users` edit: memberships of groups and queues', /queues:list$/, /\.nb_qmember: "1", "0"$/),
  known('`pbx_settings/users` add, edit: the `id` of a line', /users:add$/, /^status: 400, 200$/, 'random 41.151'),
  known('devices that only the provisioning daemon knows', /users:(?:add|edit)$/, /^status: 400, 200$/),
  known(refusedEdit, /groups:add$/, /^status: 200, 400$/, 'random 42.15'),
  known(refusedEdit, /queues:add$/, /^status: 400, 200$/, 'random 41.2'),
  known('lines `list`, `search`: `protocol=sccp`', /lines:list$/, /^status: 204, 200$/),
  known('lines `search`: `free`', /lines:search$/, /^status: 200, 204$/),
  known('lines `add`, sccp without', /lines:add$/, /^status: 400, 200$/),
  known('devices `view`: `id`', /devices:view$/, /^status: 404, 200$/),
  known('devices `search`', /devices:search$/, /^status: 200, 204$/),
  known('devices `list`, `search`, `view`: keys', /devices:\w+$/, /^(?:\[\d+\]\.)?id: \(missing\), /),
  known('devices that only the provisioning daemon knows', /devices:list$/, /\.devicefeatures\.deviceid: /),
  known('`pbx_settings/voicemail` add without `context`', /voicemail:add$/, /^status: 400, 200$/),
  known('`call_management/outcall` add of a body', /outcall:add$/, /^status: 400, 200$/),
  known('`call_management/pickup` list and view: `commented`', /pickup:\w+$/, /commented: false, 0$/),
  known('cel: `dbeg` and `dend` as `Y` or `Y-m`', /cel:\w+$/, /^status: 204, 200$/),
  known('cel: `dbeg` and `dend` as `Y-m-d H:i:s`', /cel:\w+$/, /^status: 400, 200$/),
  known('cel: `act=search` without a filter', /cel:search$/, /^\[0\]\.[\d.]+: \{.*, \(missing\)$/),
  known('`call_management/schedule` list and view: `entity_id`', /schedule:\w+$/, /entity_id: \(missing\), null$/),
  known('`call_management/schedule` `act=search`', /schedule:search$/, /^status: 200, 204$/),
  known('SIP trunk view: protocol.allow', /sip:view$/, /^protocol\.allow: "alaw,ulaw,gsm", \["alaw","ulaw","gsm"\]$/),
  known('SIP trunk view: protocol.registrertrying', /sip:view$/, /^protocol\.registrertrying: \(missing\), /),
  known('SIP trunk edit without allow', /sip:edit$/, /^status: 400, 200$/),
  known('parkinglot, every act', /parkinglot:\w+$/, /^status: 404, 403$/),
  known('agents: `view`', /agents:view$/, /^status: 204, 404$/),
  known('queues: `view`', /queues:view$/, /^status: 204, 404$/),
  known('queues: `ctipresence` and `nonctipresence`', /queues:\w+$/, /ctipresence: \(missing\), null$/),
  known('queues: an edit that renames', /queues:(?:list|view)$/, /^status: 204, 200$/),
  known('queues: an edit that renames', /queues:delete$/, /^status: 404, 200$/),
  known('queueskills: `view`', /queueskills:view$/, /^status: 204, 404$/),
  known('queueskills: refused `add`', /queueskills:add$/, /^status: 200, 400$/),
  known('path `settings/queuesskills`', /queueskills:view$/, /^header x-xivo-ws-version: \(missing\), 1\.0$/),
  known('queueskillrules: `view` of a missing', /queueskillrules:view$/, /^status: 204, 404$/),
  known('queueskillrules: `view` of an unknown', /queueskillrules:view$/, /^status: 200, 404$/),
  known('queueskillrules: refused `add`', /queueskillrules:add$/, /^status: (?:200|500), 400$/),
  known('network/mail `edit`', /network\/mail:edit$/, /^status: 200, 400$/),
  known('statistics configuration: `view`', /settings\/configuration:view$/, /^status: 204, 404$/),
];
