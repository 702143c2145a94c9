import type { Section } from '../../parts/section-nav.tsx';

/** The sections in the order of the navigation; the first one is shown when the URL names none. */
export const sections: readonly [Section, ...Section[]] = [
  { id: 'users', label: 'Users' },
  { id: 'groups', label: 'Groups' },
  { id: 'queues', label: 'Queues' },
  { id: 'numbers', label: 'Numbers' },
  { id: 'incalls', label: 'Incalls' },
  { id: 'schedules', label: 'Schedules' },
  { id: 'trunks', label: 'Trunks' },
  { id: 'devices', label: 'Devices' },
  { id: 'voicemails', label: 'Voicemails' },
  { id: 'tables', label: 'Tables', isSetOff: true },
  { id: 'difference', label: 'Difference' },
];
