import type { EventType } from '#events/event.ts';

/** The types of events after which logins and pauses may differ. A request may, because feature codes and the web services change agents. */
export const agentChanges: readonly EventType[] = ['request', 'call', 'reset', 'snapshot', 'fixtures'];
