/** What the columns `data1` to `data5` of each event hold, in order (Asterisk's documentation of the queue log). */
const columns = {
  ENTERQUEUE: ['url', 'number'],
  CONNECT: ['holdtime', 'uniqueid', 'ringtime'],
  COMPLETECALLER: ['holdtime', 'calltime', 'origposition'],
  COMPLETEAGENT: ['holdtime', 'calltime', 'origposition'],
  TRANSFER: ['extension', 'context', 'holdtime', 'calltime', 'origposition'],
  ABANDON: ['position', 'origposition', 'waittime'],
  EXITWITHTIMEOUT: ['position', 'origposition', 'waittime'],
  EXITEMPTY: ['position', 'origposition', 'waittime'],
  EXITWITHKEY: ['key', 'position', 'origposition', 'waittime'],
  RINGNOANSWER: ['ringtime'],
  FULL: [],
  JOINEMPTY: [],
  CLOSED: [],
  AGENTLOGIN: ['channel'],
  AGENTLOGOFF: ['channel', 'logintime'],
  AGENTCALLBACKLOGIN: ['phone'],
  AGENTCALLBACKLOGOFF: ['phone', 'logintime', 'reason'],
  ADDMEMBER: [],
  REMOVEMEMBER: [],
  PAUSE: ['reason'],
  UNPAUSE: ['reason'],
  PAUSEALL: ['reason'],
  UNPAUSEALL: ['reason'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The name of an event, as in the column `event`. */
export type QueueEventName = keyof typeof columns;

/**
 * The data of an event. Times are in whole seconds, but the `ringtime` of RINGNOANSWER is in milliseconds; `phone` is an extension with
 * its context, `1001@default`; `uniqueid` is that of the member's channel; `number` is the caller's.
 */
export type QueueEventData<Name extends QueueEventName> = {
  readonly [Key in (typeof columns)[Name][number]]: string | number;
};

/** An event of the queue log, made by `queueEvent`. */
export interface QueueEvent {
  readonly name: QueueEventName;
  /** The values of `data1` and the columns after it. */
  readonly data: readonly string[];
}

/**
 * Returns an event with its data in the order of the columns.
 *
 * @example
 * queueEvent('ABANDON', { position: 1, origposition: 2, waittime: 12 })
 */
export function queueEvent<Name extends QueueEventName>(name: Name, data: QueueEventData<Name>): QueueEvent {
  const values = new Map<string, unknown>(Object.entries(data));
  return { name, data: columns[name].map((column) => String(values.get(column) ?? '')) };
}
