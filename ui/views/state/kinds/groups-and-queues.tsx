import type { GroupOverview } from '#pbx/overview/groups-and-queues.ts';
import { Value } from '../../../parts/value.tsx';
import type { Kind, Property } from '../objects/kind.ts';
import { ObjectLinks } from '../objects/links.tsx';

/** More links than a group has members in practice; the wire view and the rows have all of them. */
const maxMembers = 100;

const shared: readonly Property<GroupOverview>[] = [
  {
    label: 'Number',
    show: ({ number, context }) => <Value value={number === '' ? '' : `${number}@${context}`} column="Number" />,
  },
  { label: 'Strategy', show: ({ strategy }) => strategy },
  {
    label: 'Users',
    show: ({ users }) => <ObjectLinks to={users} max={4} />,
    showAll: ({ users }) => <ObjectLinks to={users} max={maxMembers} />,
  },
];

const agents: Property<GroupOverview> = {
  label: 'Agents',
  show: ({ agents }) => <ObjectLinks to={agents} max={4} />,
  showAll: ({ agents }) => <ObjectLinks to={agents} max={maxMembers} />,
};

const displayName: Property<GroupOverview> = {
  label: 'Display name',
  show: ({ displayName }) => <Value value={displayName} column="Display name" max={40} />,
};

export const groups: Kind<GroupOverview> = {
  section: 'groups',
  title: 'Groups',
  unit: 'group',
  hint: 'A group rings its users under one number. Add one with fixtures or with a request.',
  nameOf: ({ name }) => name,
  isDisabled: ({ isDisabled }) => isDisabled,
  properties: shared,
};

export const queues: Kind<GroupOverview> = {
  section: 'queues',
  title: 'Queues',
  unit: 'queue',
  hint: 'A queue distributes calls to users and agents. Add one with fixtures or with a request.',
  nameOf: ({ name }) => name,
  isDisabled: ({ isDisabled }) => isDisabled,
  properties: [displayName, ...shared, agents],
};
