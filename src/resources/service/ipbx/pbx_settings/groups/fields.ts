import { fixed, flag, optional, required } from '#fields/field.ts';
import { contextReference, singleLine, within } from '#fields/text.ts';
import { announcements, periodicAnnouncement, queueFields, queueName } from '#pbx/queues/queues.ts';

/** The fields of `groupfeatures`. */
export const groupFields = {
  name: required({ ...queueName, lower: true }),
  number: optional({ cast: 'digit', maxlen: 40 }, ''),
  context: required(contextReference),
  transfer_user: flag(),
  transfer_call: flag(),
  write_caller: flag(),
  write_calling: flag(),
  timeout: required(within(0, 60, 5)),
  preprocess_subroutine: optional(contextReference, null),
};

const announcement = (name: string) => [name, optional(singleLine(128), name)] as const;

const fileNames = /^[\w.\-/]{1,79}(?:,[\w.\-/]{1,79}){0,9}$/;

/** The fields of the queue of a group; some fields that a queue can set are fixed here. */
export const groupQueueFields = {
  ...queueFields,
  ...Object.fromEntries(announcements.map(announcement)),
  musicclass: optional({ maxlen: 20, dropsArrays: true }, ''),
  announce: optional(singleLine(128), ''),
  context: optional(contextReference, null),
  'periodic-announce': optional(
    { regexp: fileNames, words: 'one to ten file names of letters, digits, _ . - /, separated by commas' },
    periodicAnnouncement,
  ),
  timeoutpriority: fixed('app'),
  'min-announce-frequency': fixed(60),
  'announce-position': fixed('no'),
  'announce-position-limit': fixed(5),
};
