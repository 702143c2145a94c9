/** Thrown for a login or a pause that the state does not allow; the message is a sentence. Nothing is written. */
export class AgentRefused extends Error {}

/** Thrown for an agent or user that does not exist. */
export class UnknownMember extends AgentRefused {}
