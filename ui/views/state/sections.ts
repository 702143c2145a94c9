/** A section of the view. */
export interface Section {
  /** The value of the parameter `section` of the URL. */
  readonly id: string;
  readonly label: string;
  /** A line before the section sets it off from those above. */
  readonly isSetOff?: boolean;
}

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
