import type { Duration, WallTime } from './wall-clock.ts';

/** One side of a call: a channel of the PBX and who is at its other end. */
export interface Party {
  /** `SIP/abc123-0000001f`: device and a number that no other channel of the device has. */
  readonly channel: string;
  /** Caller ID; phones that are rung usually have no name. */
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
  /** `Dial`, `Queue`, `VoiceMail`. */
  readonly appname: string;
  readonly appdata: string;
  /** Where in the dialplan it runs. */
  readonly context: string;
  /** The caller's name from here on, for a group or queue that puts a prefix before it. */
  readonly callerName?: string;
}

/** Somebody answers. */
export interface CallAnswer {
  /** Which of the phones of the round, from 0. */
  readonly phone: number;
  readonly talks: Duration;
  /** The one who answered transfers the caller to the next stage without asking there first. */
  readonly transfers?: boolean;
}

/** Phones that ring at the same time. */
export interface Round {
  /** How long the caller waits before they ring, as for a free agent. */
  readonly waits?: Duration;
  readonly phones: readonly Party[];
  readonly rings: Duration;
  /** Nobody answers when absent. */
  readonly answer?: CallAnswer;
}

/** What an application does with the caller. */
export interface CallStage {
  readonly application: Application;
  /** The application answers by itself, as queues and mailboxes do; otherwise the caller is answered once a phone is. */
  readonly answers?: boolean;
  /** One after the other; the first one that is answered is the last one. */
  readonly rounds?: readonly Round[];
  /** How long the caller stays after the rounds: hears music, leaves a message. */
  readonly lasts?: Duration;
}

/**
 * A call from its first to its last event: who calls, and what happens to the caller, stage by stage. After the last stage the
 * caller's channel is hung up. The records do not show who hangs up: of two that talked the called side always ends first.
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

/** A call and when the caller's channel comes up. */
export interface StartedCall extends Call {
  readonly start: WallTime;
}
