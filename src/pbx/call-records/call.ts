import type { Duration, WallTime } from './wall-clock.ts';

/** One side of a call: a channel of the PBX and the person at its far end. */
export interface Party {
  /** `SIP/abc123-0000001f`: the device and a number unique among its channels. */
  readonly channel: string;
  /** The name of the caller ID; a phone that is rung usually has none. */
  readonly name?: string;
  readonly number: string;
  /** Where the channel enters the dialplan. */
  readonly context: string;
}

/** The side that dialled. */
export interface Caller extends Party {
  /** The number dialled. */
  readonly exten: string;
}

/** A dialplan application that runs on the caller's channel. */
export interface Application {
  /** `Dial`, `Queue`, `VoiceMail`, and so on. */
  readonly appname: string;
  readonly appdata: string;
  /** The dialplan context in which it runs. */
  readonly context: string;
  /** The caller's name from here on, if a group or queue adds a prefix to it. */
  readonly callerName?: string;
}

/** How a round is answered. */
export interface CallAnswer {
  /** Index of the phone in its round. */
  readonly phone: number;
  readonly talks: Duration;
  /** The called party ends the conversation with a blind transfer of the caller to the next stage. */
  readonly transfers?: boolean;
}

/** Phones that ring at the same time. */
export interface Round {
  /** How long the caller waits before the phones ring, for example for a free agent. */
  readonly waits?: Duration;
  readonly phones: readonly Party[];
  readonly rings: Duration;
  /** Absent if nobody answers. */
  readonly answer?: CallAnswer;
}

/** One application and how it handles the caller. */
export interface CallStage {
  readonly application: Application;
  /** True if the application itself answers the call, as queues and mailboxes do; else the first phone that answers does. */
  readonly answers?: boolean;
  /** The rounds in order; only the last one may be answered. */
  readonly rounds?: readonly Round[];
  /** How long the caller stays after the rounds, for example to leave a message. */
  readonly lasts?: Duration;
}

/**
 * A call from its first to its last event: the caller, and the stages the call goes through. The caller's channel is hung up after
 * the last stage. The records do not show who hangs up: after a conversation the called side always ends first.
 *
 * ```ts
 * const call: Call = {
 *   caller: { channel: 'SIP/abc123-00000001', name: 'Ada', number: '1001', context: 'default', exten: '1002' },
 *   stages: [
 *     {
 *       application: { appname: 'Dial', appdata: 'SIP/def456,30,', context: 'user' },
 *       rounds: [
 *         {
 *           phones: [{ channel: 'SIP/def456-00000002', number: '1002', context: 'default' }],
 *           rings: 4 * second,
 *           answer: { phone: 0, talks: 60 * second },
 *         },
 *       ],
 *     },
 *   ],
 * };
 * ```
 */
export interface Call {
  readonly caller: Caller;
  readonly stages: readonly CallStage[];
}

/** A call and the time at which the caller's channel starts. */
export interface StartedCall extends Call {
  readonly start: WallTime;
}
