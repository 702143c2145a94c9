import { plainContextName } from '#fields/checks.ts';
import { fixed, flag, optional, required } from '#fields/field.ts';
import { anyText, singleLine, unsigned, within } from '#fields/text.ts';
import { announcements, periodicAnnouncement, queueFields, queueName } from '#pbx/queues/queues.ts';

const context = { check: plainContextName };
const longer = [30, 60, 120, 180, 240, 300, 360, 420, 480, 540, 600, 900, 1200, 1500, 1800].map(String);

/** The record of a queue. Its name is stored in lower case, its members are found under it (links.ts). */
export const featureFields = {
  name: required(queueName),
  displayname: optional(singleLine(128), ''),
  number: optional({ cast: 'digit', maxlen: 40 }, ''),
  context: required(context),
  data_quality: flag(),
  hitting_callee: flag(),
  hitting_caller: flag(),
  retries: flag(),
  ring: flag(),
  transfer_user: flag(),
  transfer_call: flag(),
  write_caller: flag(),
  write_calling: flag(),
  url: optional(singleLine(255), ''),
  announceoverride: optional(singleLine(128), ''),
  timeout: required({ oneOf: ['0', '90', ...longer] }),
  preprocess_subroutine: optional(context, null),
  announce_holdtime: flag(),
  waittime: optional({ oneOf: ['5', '10', '15', '20', '40', '50', ...longer] }, null),
  waitratio: optional(unsigned, null),
};

/** Without sounds of its own the server takes the defaults, whatever is sent (callcenter-configuration.md 4). */
const sounds = {
  ...Object.fromEntries(announcements.map((name) => [name, fixed(name)])),
  announce: fixed(''),
  'periodic-announce': fixed(periodicAnnouncement),
};

/** The queue of a queue. */
export const callCenterQueueFields = {
  ...queueFields,
  ...sounds,
  musicclass: optional(anyText(20), ''),
  context: optional(context, null),
  timeoutpriority: required({ oneOf: ['app', 'conf'] }),
  'min-announce-frequency': required(within(0, 600, 10)),
  'announce-position': required({ oneOf: ['yes', 'no', 'limit', 'more'] }),
  'announce-position-limit': required(within(1, 50)),
};
