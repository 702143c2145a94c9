import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { loginOf } from './logins.ts';
import { pauseOf } from './pauses.ts';

/** The phone that rings for a member. */
export interface MemberPhone {
  /** `SIP/abc123`. */
  readonly interface: string;
  /** The user of the phone. */
  readonly userid: number;
}

/** Whether a member of a group or queue can be called. */
export interface MemberState {
  /** `agent 8001`, `user 2`. */
  readonly party: string;
  /** `undefined` if nothing can ring: the agent is not logged in, or the agent or user does not exist. */
  readonly phone: MemberPhone | undefined;
  readonly isPaused: boolean;
  /** True if the membership or the agent is disabled. */
  readonly isDisabled: boolean;
  /** The predicate that says why the member is not called, `is paused (lunch)`; empty if the member can be called. */
  readonly obstacle: string;
}

/** Returns the state of a member. It is the present one: logins and pauses have no history. */
export function memberState(store: Store, member: Rows['queuemember']): MemberState {
  const { party, phone, isDisabled, absence } =
    member.usertype === 'agent' ? agentMember(store, member) : userMemberOf(store, member);
  const pause = pauseOf(store, member);
  const disabled = isDisabled || member.commented !== 0;
  const obstacles = [
    disabled ? 'is disabled' : '',
    phone === undefined ? absence : '',
    pause === undefined ? '' : `is paused${pause.reason === '' ? '' : ` (${pause.reason})`}`,
  ];
  return {
    party,
    phone,
    isPaused: pause !== undefined,
    isDisabled: disabled,
    obstacle: obstacles.find((obstacle) => obstacle !== '') ?? '',
  };
}

/** What is special about agents and users; `absence` says why there is no phone. */
type Kind = Pick<MemberState, 'party' | 'phone' | 'isDisabled'> & { readonly absence: string };

function agentMember(store: Store, { userid, interface: memberInterface }: Rows['queuemember']): Kind {
  const agent = store.first('agentfeatures', { id: userid });
  if (agent === undefined) {
    const party = `agent ${memberInterface.replace(/^Agent\//, '')}`;
    return { party, phone: undefined, isDisabled: false, absence: 'does not exist' };
  }
  const login = loginOf(store, agent.id);
  return {
    party: `agent ${agent.number}`,
    phone: login && { interface: login.interface, userid: login.userid },
    isDisabled: agent.commented !== 0,
    absence: 'is not logged in',
  };
}

function userMemberOf(store: Store, { userid, interface: memberInterface }: Rows['queuemember']): Kind {
  const isKnown = store.has('userfeatures', { id: userid });
  return {
    party: `user ${userid}`,
    phone: isKnown ? { interface: memberInterface, userid } : undefined,
    isDisabled: false,
    absence: 'does not exist',
  };
}
