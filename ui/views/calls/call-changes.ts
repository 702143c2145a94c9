import type { EventType } from '#events/event.ts';

/** The types of events after which placed calls may differ. */
export const callChanges: readonly EventType[] = ['call', 'reset', 'snapshot', 'fixtures', 'clock'];
