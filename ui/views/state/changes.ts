import type { EventType, MockEvent } from '#events/event.ts';

/** The types of events after which the state of the PBX may differ. */
export const changingTypes: readonly EventType[] = [
  'request',
  'reset',
  'snapshot',
  'baseline',
  'fixtures',
  'generated',
  'call',
  'accounts',
  'agent',
];

/** The acts that write nothing. */
const readingActs = new Set(['list', 'view', 'search', 'searchid', 'searchdb', 'check', 'show']);

/** Returns whether the state may differ after the event. A request that was refused, or whose act only reads, leaves it as it was. */
export function changesState(event: MockEvent): boolean {
  if (event.type !== 'request') return event.type === 'lost' || changingTypes.includes(event.type);
  const act = event.operation?.split(':').at(-1);
  return event.outcome !== 'refused' && act !== undefined && !readingActs.has(act);
}

/** Says what changed the state. */
export function wordsOf(event: MockEvent): string {
  switch (event.type) {
    case 'request':
      return event.operation ?? event.url;
    case 'reset':
      return `reset to ${event.to}`;
    case 'snapshot':
      return `snapshot ${event.name} ${event.change}`;
    case 'baseline':
      return 'new baseline';
    case 'fixtures':
      return `fixtures applied (${event.mode})`;
    case 'generated':
      return 'data generated';
    case 'call':
      return `${event.call} ${event.change}`;
    case 'accounts':
      return `account ${event.name} ${event.change}`;
    case 'agent':
      return `${event.member} ${event.change}`;
    default:
      return event.type;
  }
}
