import type { EventType } from '#events/event.ts';

/** The types of events after which logins and pauses may differ; a call may dial a feature code, a request may change an agent. */
export const agentChanges: readonly EventType[] = ['agent', 'call', 'request', 'reset', 'snapshot', 'fixtures'];
