import type { ColumnValues } from '#store/table-types.ts';
import type { Application } from './call.ts';

/** A record to write, without its id. */
export type NewRecord = Omit<ColumnValues<'cel'>, 'id' | 'out_of_order'>;

/** The types of events that have records. */
export type RecordType =
  | 'CHAN_START'
  | 'APP_START'
  | 'ANSWER'
  | 'BRIDGE_START'
  | 'BRIDGE_UPDATE'
  | 'BRIDGE_END'
  | 'CONF_ENTER'
  | 'CONF_EXIT'
  | 'BLINDTRANSFER'
  | 'ATTENDEDTRANSFER'
  | 'PICKUP'
  | 'PARK_START'
  | 'PARK_END'
  | 'HANGUP'
  | 'CHAN_END'
  | 'LINKEDID_END';

/** One leg of a call as its records show it. */
export interface RecordedLeg {
  /** The leg that dialled goes through the dialplan; a phone that is rung only has `AppDial`. */
  readonly role: 'caller' | 'phone';
  /** `SIP/abc123-0000001f`. */
  readonly channel: string;
  /** The time of its start in seconds and a counter: `1356000000.7`; empty until it starts. */
  readonly id: string;
  readonly name?: string | undefined;
  readonly number: string;
  /** Where the channel enters the dialplan. */
  readonly context: string;
  /** The number dialled; empty for a phone. */
  readonly exten: string;
  /** The latest application that started on it. */
  readonly application?: Application | undefined;
  /** Columns that the leg has besides, such as `accountcode`. */
  readonly columns?: Pick<NewRecord, 'accountcode' | 'amaflags' | 'userfield' | 'cid_rdnis'> | undefined;
}

/** An event of a leg. */
export interface RecordedEvent {
  readonly type: RecordType;
  /** `2012-01-27 03:12:33.175832`. */
  readonly time: string;
  /** The id of the leg that began the call. */
  readonly linkedid: string;
  /** The channel of the other leg; empty for an event of one leg. */
  readonly peer: string;
}

/** Returns the record of an event of a leg. */
export function recordOf(leg: RecordedLeg, { type, time, linkedid, peer }: RecordedEvent): NewRecord {
  return {
    eventtype: type,
    eventtime: time,
    ...(leg.role === 'caller' ? callersColumns(leg, lastEvents.has(type)) : phonesColumns(leg)),
    channame: leg.channel,
    uniqueid: leg.id,
    linkedid,
    peer,
    ...leg.columns,
  };
}

/** Events after the last application of the caller's leg. */
const lastEvents: ReadonlySet<RecordType> = new Set<RecordType>(['HANGUP', 'CHAN_END', 'LINKEDID_END']);

/** Before the first application the caller is at the number dialled, afterwards in the context of the application. */
function callersColumns({ name = '', number, context, exten, application }: RecordedLeg, isOver: boolean) {
  if (application === undefined) {
    return { cid_name: name, cid_num: number, cid_ani: '', exten, context, appname: '', appdata: '' };
  }
  return {
    cid_name: application.callerName ?? name,
    cid_num: number,
    cid_ani: number,
    exten: 's',
    context: application.context,
    appname: isOver ? '' : application.appname,
    appdata: isOver ? '' : application.appdata,
  };
}

/** The application of a phone that is rung. */
export const appDial: Application = { appname: 'AppDial', appdata: '(Outgoing Line)', context: '' };

/** A phone stays where its channel entered the dialplan. */
function phonesColumns({ name = '', number, context, application }: RecordedLeg) {
  const { appname, appdata } = application ?? { appname: '', appdata: '' };
  return { cid_name: name, cid_num: number, cid_ani: '', exten: '', context, appname, appdata };
}

/** The id of a leg: the second of its start and a counter, which is unique among the legs of a PBX. */
export function legId(seconds: number, counter: number): string {
  return `${seconds}.${counter}`;
}
