import { plainContextName } from '#fields/checks.ts';
import { fixed, flag, optional, required } from '#fields/field.ts';
import { anyText, singleLine, unsigned, within } from '#fields/text.ts';
import { announcements, periodicAnnouncement, queueFields, queueName } from '#pbx/queues/queues.ts';

const context = { check: plainContextName };
const longer = [30, 60, 120, 180, 240, 300, 360, 420, 480, 540, 600, 900, 1200, 1500, 1800].map(String);

/** The fields of `queuefeatures`. The name is stored in lower case; the rows of the members refer to it. */
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

/** The server stores the default sounds, whatever the body holds (callcenter-configuration.md 4). */
const sounds = {
  ...Object.fromEntries(announcements.map((name) => [name, fixed(name)])),
  announce: fixed(''),
  'periodic-announce': fixed(periodicAnnouncement),
};

/** The fields of the `queue` part: those shared with groups and those of queues alone. */
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
